/**
 * The wide layout: examples, graph and code side by side, output and log below. Sizes are kept;
 * a hidden panel keeps what is in it (the editor's undo history, scroll positions).
 */
import { type ReactNode, useEffect } from 'react';
import {
  Group,
  type Layout,
  Panel,
  type PanelProps,
  Separator,
  usePanelRef,
} from 'react-resizable-panels';
import { ExamplesPane } from '../examples/ExamplesPane.tsx';
import { GraphPane } from '../graph/GraphPane.tsx';
import { InspectorPane } from '../inspector/InspectorPane.tsx';
import { TabbedPanel } from '../kit/TabbedPanel.tsx';
import { LogPane } from '../log/LogPane.tsx';
import { OutputPane } from '../output/OutputPane.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { PanelName } from '../store/appState.ts';
import { CodeTab } from './CodeTab.tsx';
import { useOutputCount } from './useOutputCount.ts';

/** The layout. */
export function Workbench() {
  const t = useText();
  return (
    <SizedGroup name="rows" orientation="vertical">
      <Panel id="top" minSize="30%">
        <SizedGroup name="columns" orientation="horizontal">
          <HidingPanel name="examples" defaultSize="200px" minSize="150px" maxSize="30%">
            <aside className="panel" aria-label={t('panel.examples')}>
              <h2 className="panel-title">{t('panel.examples')}</h2>
              <ExamplesPane />
            </aside>
          </HidingPanel>
          <Separator className="splitter" aria-label={t('panel.resizeExamples')} />
          <Panel id="graph" minSize="25%">
            <GraphPane />
          </Panel>
          <Separator className="splitter" aria-label={t('panel.resizeSide')} />
          <HidingPanel name="side" defaultSize="452px" minSize="240px" maxSize="65%">
            <SidePanel />
          </HidingPanel>
        </SizedGroup>
      </Panel>
      <Separator className="splitter is-flat" aria-label={t('panel.resizeBottom')} />
      <HidingPanel name="bottom" defaultSize="34%" minSize="96px" maxSize="70%">
        <BottomPanel />
      </HidingPanel>
    </SizedGroup>
  );
}

function SizedGroup(props: {
  readonly name: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}) {
  const actions = useActions();
  const sizes = actions.state.getState().preferences.panelSizes[props.name];
  return (
    <Group
      id={props.name}
      className="bench"
      orientation={props.orientation}
      defaultLayout={sizes as Layout | undefined}
      onLayoutChanged={(layout, meta) => {
        if (meta.isUserInteraction) actions.resizePanels(props.name, layout);
      }}
    >
      {props.children}
    </Group>
  );
}

function HidingPanel(props: PanelProps & { readonly name: PanelName }) {
  const { name, children, ...rest } = props;
  const actions = useActions();
  const panelRef = usePanelRef();
  const isHidden = useApp((state) => state.preferences.hiddenPanels.includes(name));
  useEffect(() => {
    const panel = panelRef.current;
    if (!panel || panel.isCollapsed() === isHidden) return;
    if (isHidden) panel.collapse();
    else panel.expand();
  }, [panelRef, isHidden]);
  return (
    <Panel
      id={name}
      panelRef={panelRef}
      collapsible
      groupResizeBehavior={name === 'bottom' ? 'preserve-relative-size' : 'preserve-pixel-size'}
      onResize={(size, _id, previous) => {
        if (previous) actions.showPanel(name, size.inPixels > 0);
      }}
      {...rest}
    >
      <div className="panel-body" inert={isHidden}>
        {children}
      </div>
    </Panel>
  );
}

function SidePanel() {
  const t = useText();
  const actions = useActions();
  const open = useApp((state) => state.view.tabs.side);
  const fileName = useApp((state) => state.program.fileName);
  return (
    <section className="panel" aria-label={t('panel.side')}>
      <TabbedPanel
        label={t('panel.side')}
        open={open}
        onOpen={(tab) => actions.openTab('side', tab)}
        aside={<span className="file-name">{fileName}</span>}
        tabs={[
          { id: 'code', label: t('panel.code'), content: <CodeTab />, isKept: true },
          { id: 'inspector', label: t('panel.inspector'), content: <InspectorPane /> },
        ]}
      />
    </section>
  );
}

function BottomPanel() {
  const t = useText();
  const actions = useActions();
  const open = useApp((state) => state.view.tabs.bottom);
  const count = useOutputCount();
  return (
    <section className="panel" aria-label={t('panel.bottom')}>
      <TabbedPanel
        label={t('panel.bottom')}
        open={open}
        onOpen={(tab) => actions.openTab('bottom', tab)}
        tabs={[
          { id: 'output', label: t('panel.output'), count, content: <OutputPane /> },
          { id: 'log', label: t('panel.log'), content: <LogPane /> },
        ]}
      />
    </section>
  );
}
