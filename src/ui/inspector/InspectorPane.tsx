/** What is known of the selected operator, or of the job where none is selected. */
import { EmptyState } from '../kit/EmptyState.tsx';
import { useApp, useText } from '../store/AppContext.tsx';
import { JobFacts } from './JobFacts.tsx';
import { OperatorFacts } from './OperatorFacts.tsx';

/** The pane. */
export function InspectorPane() {
  const t = useText();
  const drawn = useApp((state) => state.program.drawn);
  const selectedId = useApp((state) => state.view.selectedNodeId);
  const node = drawn?.streamGraph.nodes.find((one) => one.id === selectedId);
  if (!drawn) return <EmptyState text={t('inspector.empty')} />;
  if (!node) {
    return (
      <div className="inspector">
        <p className="empty-text">{t('inspector.empty')}</p>
        <JobFacts drawn={drawn} />
      </div>
    );
  }
  return (
    <div className="inspector">
      <OperatorFacts drawn={drawn} node={node} />
    </div>
  );
}
