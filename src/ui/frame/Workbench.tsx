/**
 * The wide layout: examples, graph and code side by side, output and log below. Sizes are kept; a
 * hidden panel keeps what is in it (the editor's undo history).
 */
import type { CSSProperties, ReactNode } from 'react';
import { ExamplesPane } from '../examples/ExamplesPane.tsx';
import { jobsTitle } from '../examples/exampleText.ts';
import { GraphPane } from '../graph/GraphPane.tsx';
import { GuardedPanel } from '../kit/GuardedPanel.tsx';
import { TabbedPanel } from '../kit/TabbedPanel.tsx';
import { OutputPane } from '../output/OutputPane.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { PanelName } from '../store/appState.ts';
import { isOthersJob } from '../store/programSlice.ts';
import { CodeTab } from './CodeTab.tsx';
import { InspectorPane, LogPane } from './laterPanes.ts';
import { PANEL_LIMITS } from './panelSizes.ts';
import { Splitter } from './Splitter.tsx';
import { useOutputCount } from './useOutputCount.ts';

function useSizes(): CSSProperties {
  const sizes = useApp((state) => state.preferences.panelSizes);
  const sizeOf = (panel: PanelName) => `${sizes[panel] ?? PANEL_LIMITS[panel].first}px`;
  const properties: Record<`--${PanelName}`, string> = {
    '--examples': sizeOf('examples'),
    '--side': sizeOf('side'),
    '--bottom': sizeOf('bottom'),
  };
  return properties as CSSProperties;
}

/** The layout. */
export function Workbench() {
  const t = useText();
  return (
    <div className="bench" style={useSizes()}>
      <div className="bench-columns">
        <HidingPanel name="examples" label={t('panel.examples')}>
          <h2 className="panel-title">{t('panel.examples')}</h2>
          <GuardedPanel label={t('panel.examples')}>
            <ExamplesPane />
          </GuardedPanel>
        </HidingPanel>
        <SplitterOf panel="examples" label={t('panel.resizeExamples')} />
        <div className="bench-graph">
          <GuardedPanel label={t('panel.graph')}>
            <GraphPane />
          </GuardedPanel>
        </div>
        <SplitterOf panel="side" label={t('panel.resizeSide')} />
        <HidingPanel name="side" label={t('panel.side')}>
          <GuardedPanel label={t('panel.side')}>
            <SideTabs />
          </GuardedPanel>
        </HidingPanel>
      </div>
      <SplitterOf panel="bottom" label={t('panel.resizeBottom')} />
      <HidingPanel name="bottom" label={t('panel.bottom')}>
        <GuardedPanel label={t('panel.bottom')}>
          <BottomTabs />
        </GuardedPanel>
      </HidingPanel>
    </div>
  );
}

function useIsHidden(panel: PanelName): boolean {
  return useApp((state) => state.preferences.hiddenPanels.includes(panel));
}

function SplitterOf(props: { readonly panel: PanelName; readonly label: string }) {
  return useIsHidden(props.panel) ? null : <Splitter {...props} />;
}

function HidingPanel(props: {
  readonly name: PanelName;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={`panel panel-${props.name}`}
      aria-label={props.label}
      hidden={useIsHidden(props.name)}
    >
      {props.children}
    </section>
  );
}

function SideTabs() {
  const t = useText();
  const actions = useActions();
  const open = useApp((state) => state.view.tabs.side);
  return (
    <TabbedPanel
      group="side"
      label={t('panel.side')}
      open={open}
      onOpen={(tab) => actions.openTab('side', tab)}
      tabs={[
        { id: 'code', label: t('panel.code'), content: <CodeTab />, isKept: true },
        { id: 'inspector', label: t('panel.inspector'), content: <InspectorPane /> },
      ]}
    />
  );
}

/** Whose records these are, where it is not the open program that runs. */
function OutputOwner() {
  const t = useText();
  const name = useApp((state) => (isOthersJob(state) ? jobsTitle(state, t) : null));
  return name && <span className="panel-owner">{name}</span>;
}

function BottomTabs() {
  const t = useText();
  const actions = useActions();
  const open = useApp((state) => state.view.tabs.bottom);
  const count = useOutputCount();
  return (
    <TabbedPanel
      group="bottom"
      label={t('panel.bottom')}
      open={open}
      onOpen={(tab) => actions.openTab('bottom', tab)}
      aside={<OutputOwner />}
      tabs={[
        { id: 'output', label: t('panel.output'), count, content: <OutputPane /> },
        { id: 'log', label: t('panel.log'), content: <LogPane /> },
      ]}
    />
  );
}
