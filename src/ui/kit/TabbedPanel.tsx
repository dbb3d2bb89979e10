/** A panel with tabs on top. Panels that are dear to build stay mounted while they are hidden. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

/** One tab with what it shows. */
export interface PanelTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A figure beside the label; the space for it is kept. */
  readonly count?: string;
  readonly content: ReactNode;
  readonly isKept?: boolean;
}

/** The panel. */
export function TabbedPanel<Id extends string>(props: {
  readonly label: string;
  readonly tabs: readonly PanelTab<Id>[];
  readonly open: Id;
  onOpen(id: Id): void;
  /** At the right end of the row of tabs. */
  readonly aside?: ReactNode;
}) {
  return (
    <Tabs
      className="tabbed"
      selectedKey={props.open}
      onSelectionChange={(key) => props.onOpen(key as Id)}
    >
      <div className="tab-row">
        <TabList aria-label={props.label} className="tab-list">
          {props.tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className="tab">
              {tab.label}
              {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        {props.aside && <div className="tab-aside">{props.aside}</div>}
      </div>
      {props.tabs.map((tab) => (
        <TabPanel
          key={tab.id}
          id={tab.id}
          className="tab-panel"
          {...(tab.isKept ? { shouldForceMount: true } : {})}
        >
          {tab.content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
