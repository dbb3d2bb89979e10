/** A panel with tabs on top. Panels that are dear to build stay mounted while they are hidden. */
import type { ReactNode } from 'react';
import { GuardedPanel } from './GuardedPanel.tsx';
import { TabList, TabPanel } from './TabList.tsx';

/** One tab with what it shows. */
export interface PanelTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A figure beside the label; the space for it is kept. */
  readonly count?: string;
  readonly content: ReactNode;
  readonly isKept?: boolean;
}

/** The panel; `group` is a name that no other tabbed panel on the page has. */
export function TabbedPanel<Id extends string>(props: {
  readonly group: string;
  readonly label: string;
  readonly tabs: readonly PanelTab<Id>[];
  readonly open: Id;
  onOpen(id: Id): void;
  /** At the right end of the row of tabs. */
  readonly aside?: ReactNode;
}) {
  const { group, open } = props;
  const items = props.tabs.map((tab) => ({
    id: tab.id,
    content: (
      <>
        {tab.label}
        {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
      </>
    ),
  }));
  return (
    <div className="tabbed">
      <div className="tab-row">
        <TabList
          group={group}
          label={props.label}
          tabs={items}
          open={open}
          className="tab-list"
          tabClassName="tab"
          onOpen={(id) => props.onOpen(id)}
        />
        {props.aside && <div className="tab-aside">{props.aside}</div>}
      </div>
      {props.tabs.map((tab) => (
        <TabPanel
          key={tab.id}
          group={group}
          id={tab.id}
          isOpen={tab.id === open}
          isKept={tab.isKept ?? false}
          className="tab-panel"
        >
          <GuardedPanel label={tab.label}>{tab.content}</GuardedPanel>
        </TabPanel>
      ))}
    </div>
  );
}
