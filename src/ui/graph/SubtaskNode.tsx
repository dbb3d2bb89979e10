/** One subtask of a task: where it runs, in which state, its load, and what goes in and out. */
import { Handle, type NodeProps, Position } from 'reactflow';
import type { JobVertex } from '../../model/index.ts';
import { span } from '../kit/format.ts';
import { Icon } from '../kit/Icon.tsx';
import { useApp, useAppShallow, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { holdsTime, indexOf, loadsOf } from '../store/figures.ts';
import { isCounting } from '../store/jobSlice.ts';
import { liveGraph } from '../store/programSlice.ts';
import type { SubtaskFlowNode } from './graphElements.ts';
import { LoadBars } from './LoadBars.tsx';
import { flowText } from './nodeText.ts';
import { WatermarkText } from './WatermarkText.tsx';

function lastNode(vertex: JobVertex) {
  return vertex.nodes.at(-1)!;
}

function liveOf(state: AppState, vertexId: number, subtask: number) {
  const graph = liveGraph(state);
  const vertex = state.program.drawn?.jobGraph.vertices.find((one) => one.id === vertexId);
  if (!graph || !vertex) return { vertex, snapshot: null, head: null, tail: null, timed: null };
  const index = indexOf(state.job.snapshot!);
  const figuresOf = (nodeId: number | undefined) =>
    (nodeId === undefined ? undefined : index.operators.get(nodeId))?.bySubtask[subtask] ?? null;
  return {
    vertex,
    snapshot: index.tasks.get(vertexId)?.[subtask] ?? null,
    head: figuresOf(vertex.id),
    tail: figuresOf(lastNode(vertex).id),
    timed: figuresOf(vertex.nodes.find(holdsTime)?.id),
  };
}

/** The node. */
export function SubtaskNode(props: NodeProps<SubtaskFlowNode>) {
  const t = useText();
  const { vertexId, subtask } = props.data;
  const live = useAppShallow((state) => liveOf(state, vertexId, subtask));
  const isOver = useApp((state) => state.job.end !== null);
  const hasRates = useApp((state) => isCounting(state.job));
  const said = (count: number, perSecond: number) => flowText(count, perSecond, hasRates, t);
  const { vertex, snapshot, head, tail, timed } = live;
  if (!vertex) return null;
  const isSource = vertex.nodes[0]!.inputCount === 0;
  const isSink = ['print', 'sink'].includes(lastNode(vertex).kind);
  return (
    <div
      className={`subtask ${props.selected ? 'is-selected' : ''}`}
      data-state={snapshot?.state ?? 'NONE'}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="subtask-head">
        <span className="num subtask-number">{subtask}</span>
        <span className="subtask-place" title={snapshot?.taskManagerId}>
          {snapshot ? `${t(`task.${snapshot.state}`)} · ${snapshot.taskManagerId}` : ''}
        </span>
        <StuckSign vertexId={vertexId} taskManagerId={snapshot?.taskManagerId} />
      </div>
      <LoadBars loads={snapshot && !isOver ? loadsOf([snapshot]) : null} parallelism={1} />
      <div className="node-rates num">
        {!isSource && head && (
          <span>
            {t('node.in')} {said(head.recordsIn, head.inPerSecond)}
          </span>
        )}
        {timed && (
          <span className="subtask-time">
            <Icon name="watermark" size={12} />
            <WatermarkText watermark={timed.watermark} />
          </span>
        )}
        {!isSink && !timed && tail && (
          <span className="node-out">
            {t('node.out')} {said(tail.recordsOut, tail.outPerSecond)}
          </span>
        )}
      </div>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

/** A subtask whose code does not return, and for how long. */
function StuckSign(props: {
  readonly vertexId: number;
  readonly taskManagerId: string | undefined;
}) {
  const t = useText();
  const forMs = useApp((state) => stuckMs(state, props.vertexId, props.taskManagerId));
  if (forMs === null) return null;
  const text = t('node.stuck', { time: span(forMs, t.language) });
  return (
    <span className="node-mark" role="img" aria-label={text} title={text}>
      <Icon name="warning" />
    </span>
  );
}

function stuckMs(state: AppState, vertexId: number, taskManagerId: string | undefined) {
  const graph = liveGraph(state);
  if (!graph || state.job.end !== null) return null;
  const { taskManagers } = state.job.snapshot!;
  const stuckIn = taskManagers.find(({ id }) => id === taskManagerId)?.stuckIn;
  const vertex = graph.jobGraph.vertices.find(({ id }) => id === vertexId);
  const isHere = vertex?.nodes.some(({ id }) => id === stuckIn?.nodeId) ?? false;
  return isHere ? stuckIn!.forMs : null;
}
