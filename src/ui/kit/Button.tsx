/** Buttons of the chrome, with or without words; one without words says its name in a tooltip. */
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Icon, type IconName } from './Icon.tsx';

/** What a button may be beside its words. */
export interface KitButtonProps extends Omit<ButtonProps, 'children' | 'className'> {
  readonly look?: 'plain' | 'outlined' | 'primary' | 'stop';
  readonly icon?: IconName;
  readonly children?: ReactNode;
  /** Said in a tooltip; for a button without words it is the name too. */
  readonly hint?: string;
}

/** A button. */
export function Button({ look = 'plain', icon, children, hint, ...rest }: KitButtonProps) {
  const name = children === undefined && hint ? { 'aria-label': hint } : {};
  const shape = children === undefined ? 'button-icon' : '';
  const button = (
    <AriaButton {...name} {...rest} className={`button button-${look} ${shape}`}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
  return hint ? <WithTooltip text={hint}>{button}</WithTooltip> : button;
}

/** Says something about a focusable element on hover and on focus. */
export function WithTooltip(props: { readonly text: string; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {props.children}
      <Tooltip className="tooltip" offset={6}>
        {props.text}
      </Tooltip>
    </TooltipTrigger>
  );
}
