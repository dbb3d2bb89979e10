/** A task: the chain's name, and room for its subtasks, or one line for them all where many. */
import { Handle, type NodeProps, Position } from 'reactflow';
import { useApp, useAppShallow, useText } from '../store/AppContext.tsx';
import { indexOf, loadsOf } from '../store/figures.ts';
import { liveGraph } from '../store/programSlice.ts';
import type { TaskFlowNode } from './graphElements.ts';
import { LoadBars } from './LoadBars.tsx';
import { displayName } from './nodeText.ts';

/** The box. */
export function TaskNode(props: NodeProps<TaskFlowNode>) {
  const t = useText();
  const { vertexId, isSummary } = props.data;
  const vertex = useApp((state) =>
    state.program.drawn?.jobGraph.vertices.find((one) => one.id === vertexId),
  );
  const loads = useAppShallow((state) =>
    isSummary && liveGraph(state) ? (indexOf(state.job.snapshot!).tasks.get(vertexId) ?? []) : [],
  );
  if (!vertex) return null;
  const name = vertex.nodes.map(displayName).join(' → ');
  return (
    <div className={`task ${props.selected ? 'is-selected' : ''}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="task-head">
        <span className="node-name" title={vertex.name}>
          {name}
        </span>
        <span className="num">×{vertex.parallelism}</span>
      </div>
      {isSummary && (
        <div className="task-summary">
          <span className="node-kind">{t('graph.taskSummary', { count: vertex.parallelism })}</span>
          <LoadBars
            loads={loads.length > 0 ? loadsOf(loads) : null}
            parallelism={vertex.parallelism}
          />
        </div>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
