/**
 * A row or column of tabs: one stop for the Tab key, arrows move and choose, Home and End go to the
 * ends. The panels are labelled by `tabIdOf`.
 */
import { type KeyboardEvent, type ReactNode, useLayoutEffect } from 'react';

/** One tab. */
export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly content: ReactNode;
}

/** Any text as a part of an element's id. */
function plain(id: string): string {
  return id.replace(/[^\w-]/g, (sign) => `.${sign.codePointAt(0)!.toString(36)}.`);
}

/** The id of a tab's element, which its panel is labelled by. */
export function tabIdOf(group: string, id: string): string {
  return `tab-${group}-${plain(id)}`;
}

/** The id of a panel's element. */
export function panelIdOf(group: string, id: string): string {
  return `panel-${group}-${plain(id)}`;
}

/** Which tab a key leads to; null for other keys. */
export function tabAfterKey(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The tabs; `group` is a name that no other list on the page has. */
export function TabList<Id extends string>(props: {
  readonly group: string;
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly open: Id | null;
  readonly className: string;
  readonly tabClassName: string;
  readonly isVertical?: boolean;
  onOpen(id: Id): void;
}) {
  const { group, tabs, open } = props;
  // Something else than the tab may have opened it, while it is scrolled out of a narrow row.
  useLayoutEffect(() => {
    if (open === null) return;
    document.getElementById(tabIdOf(group, open))?.scrollIntoView({ block: 'nearest' });
  }, [group, open]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === open);
    const next = tabAfterKey(event.key, at, tabs.length);
    if (next === null) return;
    event.preventDefault();
    const { id } = tabs[next]!;
    props.onOpen(id);
    document.getElementById(tabIdOf(group, id))?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={props.label}
      aria-orientation={props.isVertical ? 'vertical' : 'horizontal'}
      className={props.className}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabIdOf(group, tab.id)}
          aria-selected={tab.id === open}
          aria-controls={panelIdOf(group, tab.id)}
          tabIndex={tab.id === open ? 0 : -1}
          className={props.tabClassName}
          onClick={() => props.onOpen(tab.id)}
        >
          {tab.content}
        </button>
      ))}
    </div>
  );
}

/** What a tab shows; a kept panel stays in the page while it is hidden. */
export function TabPanel(props: {
  readonly group: string;
  readonly id: string;
  readonly isOpen: boolean;
  readonly isKept?: boolean;
  readonly className: string;
  readonly children: ReactNode;
}) {
  if (!props.isOpen && !props.isKept) {
    return <div id={panelIdOf(props.group, props.id)} role="tabpanel" hidden />;
  }
  return (
    <div
      role="tabpanel"
      id={panelIdOf(props.group, props.id)}
      aria-labelledby={tabIdOf(props.group, props.id)}
      className={props.className}
      hidden={!props.isOpen}
    >
      {props.children}
    </div>
  );
}
