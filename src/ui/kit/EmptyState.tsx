/** What a place says while it has nothing: what would be here, and how to get it. */
import type { ReactNode } from 'react';

/** The sentence, with something to do under it. */
export function EmptyState(props: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-text">{props.text}</p>
      {props.children && <div className="empty-more">{props.children}</div>}
    </div>
  );
}
