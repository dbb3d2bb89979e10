/**
 * A stream between operators or subtasks: the partitioner's name above the line when it is not
 * forward, dashed for a side output, orange while the sender is held back.
 */
import { BaseEdge, type EdgeProps, getBezierPath } from 'reactflow';
import { useApp, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { indexOf, vertexOfNode } from '../store/figures.ts';
import { liveGraph } from '../store/programSlice.ts';
import type { EdgeData, FlowEdge } from './graphElements.ts';
import { shortTag } from './programLayout.ts';

const HELD_FROM = 0.1;

/** True while the task that writes waits for room in its output. */
function isHeld(state: AppState, data: EdgeData, target: string): boolean {
  const graph = liveGraph(state);
  if (!graph || state.job.end !== null) return false;
  const vertices = vertexOfNode(graph.jobGraph);
  const vertexId = vertices.get(data.sourceNode);
  if (vertexId === undefined) return false;
  const targetNode = /^n(\d+)$/.exec(target)?.[1];
  if (targetNode !== undefined && vertices.get(Number(targetNode)) === vertexId) return false;
  const subtasks = indexOf(state.job.snapshot!).tasks.get(vertexId) ?? [];
  return subtasks.some(
    (one) =>
      one.backPressuredRatio >= HELD_FROM &&
      (data.sourceSubtask === null || data.sourceSubtask === one.subtask),
  );
}

function useLabel(data: EdgeData): string {
  const t = useText();
  const name = data.shipStrategy === 'FORWARD' ? '' : t(`edge.${data.shipStrategy}`);
  const words = [shortTag(data.outputTag) ?? '', name].filter((word) => word !== '').join(' · ');
  return data.count > 1 ? `${words} ×${data.count}`.trim() : words;
}

/** The line. */
export function StreamLine(props: EdgeProps<FlowEdge>) {
  const data = props.data!;
  const label = useLabel(data);
  const held = useApp((state) => isHeld(state, data, props.target));
  const [path, x, y] = getBezierPath(props);
  const tone = `${held ? 'is-held' : ''} ${data.outputTag === undefined ? '' : 'is-side'}`;
  const size = data.isBetweenSubtasks ? 'is-channel' : '';
  return (
    <>
      <BaseEdge id={props.id} path={path} className={`stream ${tone} ${size}`} />
      {data.hasLabel && label !== '' && (
        <text className="stream-label" x={x} y={y - 8} textAnchor="middle">
          {label}
        </text>
      )}
    </>
  );
}
