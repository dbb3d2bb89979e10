/** The job as a whole: how big it is, and what its environment was told. */
import { span } from '../kit/format.ts';
import { useText } from '../store/AppContext.tsx';
import type { DrawnGraph } from '../store/appState.ts';
import { FactList } from './FactList.tsx';

/**
 * Each slot-sharing group needs as many slots as its widest task has subtasks; in BATCH mode, where
 * tasks follow one another, all of them together.
 */
function slotsNeeded({ vertices, slotSharingGroups, config }: DrawnGraph['jobGraph']): number {
  const parallelismOf = new Map(vertices.map((one) => [one.id, one.parallelism]));
  const groups = config.runtimeMode === 'BATCH' ? [slotSharingGroups.flat()] : slotSharingGroups;
  return groups
    .map((ids) => Math.max(0, ...ids.map((id) => parallelismOf.get(id) ?? 0)))
    .reduce((sum, widest) => sum + widest, 0);
}

/** The facts. */
export function JobFacts({ drawn }: { readonly drawn: DrawnGraph }) {
  const t = useText();
  const { streamGraph, jobGraph } = drawn;
  const { config } = streamGraph;
  const subtasks = jobGraph.vertices.reduce((sum, one) => sum + one.parallelism, 0);
  return (
    <FactList
      title={t('inspector.job')}
      facts={[
        [t('inspector.jobName'), streamGraph.jobName],
        [t('inspector.operators'), streamGraph.nodes.length],
        [t('inspector.tasks'), jobGraph.vertices.length],
        [t('inspector.subtaskCount'), subtasks],
        [t('inspector.slotsNeeded'), slotsNeeded(jobGraph)],
        [t('inspector.mode'), config.runtimeMode],
        [t('inspector.chaining'), t(config.isChainingEnabled ? 'inspector.on' : 'inspector.off')],
        [t('inspector.watermarkInterval'), span(config.autoWatermarkIntervalMs, t.language)],
      ]}
    />
  );
}
