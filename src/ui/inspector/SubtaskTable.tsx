/** The figures of each subtask of an operator, while they are of this graph. */
import type { KeyedStateMetrics, StreamNode } from '../../model/index.ts';
import { LoadBars } from '../graph/LoadBars.tsx';
import { WatermarkText } from '../graph/WatermarkText.tsx';
import type { MessageKey } from '../i18n/messages.en.ts';
import { exactNumber, fileSize, percent, threeDigits } from '../kit/format.ts';
import { ScrollBox } from '../kit/ScrollBox.tsx';
import { useGrowing } from '../kit/useGrowing.tsx';
import { useApp, useAppShallow, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { holdsTime, indexOf, loadsOf, vertexOfNode } from '../store/figures.ts';
import { isCounting } from '../store/jobSlice.ts';
import { languageOf } from '../store/preferences.ts';
import { isOthersJob, liveGraph } from '../store/programSlice.ts';

/** Rows that come at once; each is drawn anew four times a second. */
const ROWS = 50;

/** Why there are no figures: no job of this program, or one of an earlier text of it. */
function whyNone(state: AppState) {
  const { job } = state;
  if (job.snapshot === null || isOthersJob(state)) return 'inspector.liveEmpty' as const;
  return job.end === null ? ('inspector.earlier' as const) : ('inspector.earlierEnded' as const);
}

function liveOf(state: AppState, nodeId: number) {
  const graph = liveGraph(state);
  if (!graph) return { figures: null, subtasks: null, why: whyNone(state) };
  const index = indexOf(state.job.snapshot!);
  const vertexId = vertexOfNode(graph.jobGraph).get(nodeId) ?? -1;
  return {
    figures: index.operators.get(nodeId)?.bySubtask ?? null,
    subtasks: index.tasks.get(vertexId) ?? null,
    why: whyNone(state),
  };
}

const COLUMNS = [
  'column.subtask',
  'column.state',
  'column.load',
  'column.in',
  'column.out',
] as const satisfies readonly MessageKey[];

/** The table. */
export function SubtaskTable({ node }: { readonly node: StreamNode }) {
  const t = useText();
  const { figures, subtasks, why } = useAppShallow((state) => liveOf(state, node.id));
  const hasTime = holdsTime(node);
  const [rows, more] = useGrowing(subtasks ?? [], ROWS);
  if (!subtasks) {
    return (
      <section className="facts">
        <h3>{t('inspector.live')}</h3>
        <p className="empty-text">{t(why)}</p>
      </section>
    );
  }
  return (
    <section className="facts">
      <h3>{t('inspector.live')}</h3>
      <ScrollBox className="subtask-scroll" label={t('inspector.live')}>
        <table className="subtask-table num">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column}>{t(column)}</th>
              ))}
              {hasTime && <th>{t('column.watermark')}</th>}
              {node.isKeyed && (
                <th data-hint={t('column.keyedStateHint')}>{t('column.keyedState')}</th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row
                key={one.subtask}
                task={one}
                figures={figures?.[one.subtask] ?? null}
                hasTime={hasTime}
                isKeyed={node.isKeyed}
              />
            ))}
          </tbody>
        </table>
        {more}
      </ScrollBox>
    </section>
  );
}

const NOTHING_KEPT: KeyedStateMetrics = { entries: 0, bytes: 0, timers: 0 };

type Live = ReturnType<typeof liveOf>;

function Row(props: {
  readonly task: NonNullable<Live['subtasks']>[number];
  readonly figures: NonNullable<Live['figures']>[number] | null;
  readonly hasTime: boolean;
  readonly isKeyed: boolean;
}) {
  const t = useText();
  const language = useApp(languageOf);
  const { task, figures, hasTime, isKeyed } = props;
  const hasRates = useApp((state) => isCounting(state.job));
  const flow = (perSecond: number | undefined, count: number | undefined) => (
    <td>
      {count === undefined ? '' : exactNumber(count, language)}
      <small>
        {perSecond !== undefined &&
          hasRates &&
          t('node.perSecond', { rate: threeDigits(perSecond, language) })}
      </small>
    </td>
  );
  return (
    <tr>
      <td>{task.subtask}</td>
      <td className="is-text">
        {t(`task.${task.state}`)}
        <small>{task.taskManagerId}</small>
      </td>
      <td className="subtask-load">
        <LoadBars loads={hasRates ? loadsOf([task]) : null} parallelism={1} />
        <small>{hasRates && percent(task.busyRatio + task.backPressuredRatio, language)}</small>
      </td>
      {flow(figures?.inPerSecond, figures?.recordsIn)}
      {flow(figures?.outPerSecond, figures?.recordsOut)}
      {hasTime && figures && (
        <td>
          <WatermarkText watermark={figures.watermark} isWithTenths />
          <small>
            {t('column.late', { count: exactNumber(figures.lateRecordsDropped, language) })}
          </small>
        </td>
      )}
      {isKeyed && <StateCell state={figures?.state ?? null} />}
    </tr>
  );
}

/** All three lines at any time, so that nothing moves when the first entry comes. */
function StateCell({ state }: { readonly state: KeyedStateMetrics | null }) {
  const t = useText();
  const language = useApp(languageOf);
  const { entries, bytes, timers } = state ?? NOTHING_KEPT;
  return (
    <td>
      {bytes === 0 ? fileSize(0) : `≈ ${fileSize(bytes)}`}
      <small>{t('column.entries', { count: exactNumber(entries, language) })}</small>
      <small>{t('column.timers', { count: exactNumber(timers, language) })}</small>
    </td>
  );
}
