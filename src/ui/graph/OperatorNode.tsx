/**
 * An operator of the program: name, kind, parallelism, a bar for each subtask, rates, and under one
 * that holds time its watermark with who holds it back. Figures only of the job that this graph is.
 */
import { Handle, type NodeProps, Position } from 'reactflow';
import type { StreamNode } from '../../model/index.ts';
import { explained } from '../i18n/explanations.ts';
import { exactNumber, shortCount, span } from '../kit/format.ts';
import { Icon } from '../kit/Icon.tsx';
import { useApp, useAppShallow, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { holdsTime, indexOf, loadsOf, vertexOfNode } from '../store/figures.ts';
import { isCounting } from '../store/jobSlice.ts';
import { markOf, type NodeMark } from '../store/nodeMarks.ts';
import { languageOf } from '../store/preferences.ts';
import { liveGraph } from '../store/programSlice.ts';
import { numbersWords } from './generatedNumbers.ts';
import type { OperatorFlowNode } from './graphElements.ts';
import { LoadBars } from './LoadBars.tsx';
import { displayName, flowText, inputText, kindText } from './nodeText.ts';
import { WatermarkText } from './WatermarkText.tsx';

function nodeOf(state: AppState, nodeId: number): StreamNode | undefined {
  return state.layout?.graph.nodes.find((node) => node.id === nodeId);
}

/** The figures of one operator, with those of the task it runs in; null while there are none. */
function liveOf(state: AppState, nodeId: number) {
  const graph = liveGraph(state);
  if (!graph) return { figures: null, subtasks: null };
  const index = indexOf(state.job.snapshot!);
  const vertexId = vertexOfNode(graph.jobGraph).get(nodeId);
  return {
    figures: index.operators.get(nodeId) ?? null,
    subtasks: vertexId === undefined ? null : (index.tasks.get(vertexId) ?? null),
  };
}

/** The node. */
export function OperatorNode(props: NodeProps<OperatorFlowNode>) {
  const t = useText();
  const { nodeId } = props.data;
  const node = useApp((state) => nodeOf(state, nodeId));
  const { figures, subtasks } = useAppShallow((state) => liveOf(state, nodeId));
  const isOver = useApp((state) => state.job.end !== null);
  const mark = useMark(nodeId, node?.name ?? '');
  if (!node) return null;
  const heldBy = figures && subtasks?.[figures.watermarkSubtask]?.heldBackBy;
  return (
    <>
      <div
        className={`node ${props.selected ? 'is-selected' : ''} ${mark ? `is-${mark.kind}` : ''}`}
        data-node-name={node.name}
      >
        {[...Array(node.inputCount).keys()].map((input) => (
          <Handle
            key={input}
            id={`in${input}`}
            type="target"
            position={Position.Left}
            isConnectable={false}
            style={{ top: node.inputCount === 2 ? `${35 + 30 * input}%` : '50%' }}
          />
        ))}
        <div className="node-head">
          <span className="node-name" title={node.name}>
            {displayName(node)}
          </span>
          {mark && <MarkSign mark={mark} />}
        </div>
        <div className="node-facts">
          <span className="node-kind" title={numbersWords(node, t).join('\n') || undefined}>
            {kindText(node, t)}
          </span>
          <span className="num">×{node.parallelism}</span>
        </div>
        <LoadBars
          loads={subtasks && !isOver ? loadsOf(subtasks) : null}
          parallelism={node.parallelism}
        />
        <Rates node={node} figures={figures} />
        <Handle type="source" position={Position.Right} isConnectable={false} />
      </div>
      {holdsTime(node) && <TimeLine figures={figures} heldBy={heldBy || null} />}
    </>
  );
}

type Figures = ReturnType<typeof liveOf>['figures'];

/** Records a second while the job runs, all records while there is no rate to tell. */
function Rates(props: { readonly node: StreamNode; readonly figures: Figures }) {
  const t = useText();
  const language = useApp(languageOf);
  const hasRates = useApp((state) => isCounting(state.job));
  const { node, figures } = props;
  if (!figures) return <div className="node-rates" />;
  const exact = (count: number, perSecond: number) => ({
    count: exactNumber(count, language),
    rate: exactNumber(perSecond, language),
  });
  const isSink = node.kind === 'print' || node.kind === 'sink';
  return (
    <div className="node-rates num">
      {node.inputCount > 0 && (
        <span
          title={t(
            hasRates ? 'node.inExact' : 'node.countIn',
            exact(figures.recordsIn, figures.inPerSecond),
          )}
        >
          {t('node.in')} {flowText(figures.recordsIn, figures.inPerSecond, hasRates, t)}
        </span>
      )}
      {!isSink && (
        <span
          className="node-out"
          title={t(
            hasRates ? 'node.outExact' : 'node.countOut',
            exact(figures.recordsOut, figures.outPerSecond),
          )}
        >
          {t('node.out')} {flowText(figures.recordsOut, figures.outPerSecond, hasRates, t)}
        </span>
      )}
    </div>
  );
}

/** The watermark, who holds it back, and what came too late for it. */
function TimeLine(props: { readonly figures: Figures; readonly heldBy: string | null }) {
  const t = useText();
  const language = useApp(languageOf);
  const { figures, heldBy } = props;
  const late = figures?.lateRecordsDropped ?? 0;
  return (
    <div className={`node-time ${figures ? '' : 'is-quiet'}`}>
      <Icon name="watermark" size={14} />
      {figures && <WatermarkText watermark={figures.watermark} />}
      {heldBy && (
        <span className="node-held-by" title={heldBy}>
          · {inputText(heldBy)}
        </span>
      )}
      {late > 0 && (
        <span
          className="node-late num"
          title={t('node.lateExact', { count: exactNumber(late, language) })}
        >
          <Icon name="late" size={10} /> {shortCount(late, language)}
        </span>
      )}
    </div>
  );
}

function useMark(nodeId: number, name: string): NodeMark | null {
  const mark = useAppShallow((state) => markOf(state, nodeId, name) ?? NO_MARK);
  return mark.kind === 'none' ? null : mark;
}

const NO_MARK = { kind: 'none' } as const;

function MarkSign(props: { readonly mark: NodeMark }) {
  const t = useText();
  const { mark } = props;
  const language = useApp(languageOf);
  const text =
    mark.kind === 'stuck'
      ? t('node.stuck', { time: span(mark.forMs, language) })
      : t(mark.kind === 'failed' ? 'node.failedHere' : 'node.warning', {
          message: explained(mark, language),
        });
  return (
    <span className="node-mark" role="img" aria-label={text} title={text}>
      <Icon name={mark.kind === 'failed' ? 'error' : 'warning'} />
    </span>
  );
}
