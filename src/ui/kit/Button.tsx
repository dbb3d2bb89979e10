/**
 * Buttons of the chrome, with or without words; one without words says its name in its hint. A
 * button that may not be pressed keeps its focus.
 */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** What a button may be beside its words. */
export interface ButtonProps {
  readonly look?: 'plain' | 'outlined' | 'primary' | 'stop';
  readonly icon?: IconName;
  readonly children?: ReactNode;
  /** Said on hover and focus; for a button without words it is the name too. */
  readonly hint?: string;
  readonly isDisabled?: boolean;
  /** Of a button that unfolds something. */
  readonly isExpanded?: boolean;
  onPress(): void;
}

/** A button. */
export function Button(props: ButtonProps) {
  const { look = 'plain', icon, children, hint, isDisabled = false, onPress } = props;
  const isBare = children === undefined;
  return (
    <button
      type="button"
      className={`button button-${look} ${isBare ? 'button-icon' : ''}`}
      aria-disabled={isDisabled}
      aria-expanded={props.isExpanded}
      aria-label={isBare ? hint : undefined}
      aria-description={isBare ? undefined : hint}
      data-hint={hint}
      onClick={isDisabled ? undefined : onPress}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
