/** A region that scrolls, with a name, and within reach of the keyboard. */
import type { ReactNode, Ref } from 'react';

/** The region. */
export function ScrollBox(props: {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
  readonly boxRef?: Ref<HTMLElement>;
  onScroll?(): void;
}) {
  return (
    <section
      className={props.className}
      aria-label={props.label}
      ref={props.boxRef}
      onScroll={props.onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
    >
      {props.children}
    </section>
  );
}
