/** The narrow layout: the same panels, one at a time. */
import { ExamplesPane } from '../examples/ExamplesPane.tsx';
import { GraphPane } from '../graph/GraphPane.tsx';
import { TabbedPanel } from '../kit/TabbedPanel.tsx';
import { OutputPane } from '../output/OutputPane.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { CodeTab } from './CodeTab.tsx';
import { InspectorPane, LogPane } from './laterPanes.ts';
import { useOutputCount } from './useOutputCount.ts';

/** The layout. */
export function NarrowBench() {
  const t = useText();
  const actions = useActions();
  const open = useApp((state) => state.view.tabs.narrow);
  const count = useOutputCount();
  return (
    <div className="panel narrow">
      <h2 className="visually-hidden">{t(`panel.${open}`)}</h2>
      <TabbedPanel
        group="narrow"
        label={t('panel.narrow')}
        open={open}
        onOpen={(tab) => actions.openTab('narrow', tab)}
        tabs={[
          { id: 'graph', label: t('panel.graph'), content: <GraphPane /> },
          { id: 'code', label: t('panel.code'), content: <CodeTab />, isKept: true },
          { id: 'output', label: t('panel.output'), count, content: <OutputPane /> },
          { id: 'inspector', label: t('panel.inspector'), content: <InspectorPane /> },
          { id: 'log', label: t('panel.log'), content: <LogPane /> },
          { id: 'examples', label: t('panel.examples'), content: <ExamplesPane /> },
        ]}
      />
    </div>
  );
}
