/** An operator: what it is, where it is written, how it runs, and what is remarked about it. */
import type { Diagnostic, StreamGraph, StreamNode } from '../../model/index.ts';
import { numbersWords } from '../graph/generatedNumbers.ts';
import { displayName } from '../graph/nodeText.ts';
import { explained } from '../i18n/explanations.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Language } from '../i18n/words.ts';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { span } from '../kit/format.ts';
import { Icon } from '../kit/Icon.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { DrawnGraph } from '../store/appState.ts';
import { vertexOfNode } from '../store/figures.ts';
import { runWarnings } from '../store/nodeMarks.ts';
import { languageOf } from '../store/preferences.ts';
import { type Fact, FactList } from './FactList.tsx';
import { SubtaskTable } from './SubtaskTable.tsx';

function bufferTimeoutText(ms: number, t: Translate): string {
  if (ms < 0) return t('inspector.onlyFull');
  return ms === 0 ? t('inspector.everyRecord') : span(ms, t.language);
}

/** Of a long chain, or an operator with many neighbours. */
const MOST_NAMES = 100;

/** A fact is a few lines, whatever the names are. */
function cutWords(text: string): string {
  return text.length > 4000 ? `${text.slice(0, 4000)}…` : text;
}

function neighbours(graph: StreamGraph, node: StreamNode, side: 'source' | 'target', t: Translate) {
  const other = side === 'source' ? 'target' : 'source';
  const names = graph.edges
    .filter((edge) => edge[other] === node.id)
    .slice(0, MOST_NAMES)
    .map((edge) => {
      const name = displayName(graph.nodes.find((one) => one.id === edge[side])!);
      const how = edge.shipStrategy === 'FORWARD' ? '' : ` (${t(`edge.${edge.shipStrategy}`)})`;
      return edge.outputTag === undefined ? name + how : `${name} [${edge.outputTag}]${how}`;
    });
  return cutWords(names.join(', '));
}

function factsOf(drawn: DrawnGraph, node: StreamNode, t: Translate): Fact[] {
  const vertexId = vertexOfNode(drawn.jobGraph).get(node.id);
  const vertex = drawn.jobGraph.vertices.find((one) => one.id === vertexId);
  const inputs = neighbours(drawn.streamGraph, node, 'source', t);
  const outputs = neighbours(drawn.streamGraph, node, 'target', t);
  return [
    [t('inspector.kind'), t(`kind.${node.kind}`)],
    [t('inspector.parallelism'), node.parallelism],
    [t('inspector.maxParallelism'), node.maxParallelism],
    [t('inspector.keyed'), t(node.isKeyed ? 'inspector.yes' : 'inspector.no')],
    inputs === '' ? null : [t('inspector.inputs'), inputs],
    outputs === '' ? null : [t('inspector.outputs'), outputs],
    numbersFact(node, t),
    vertex
      ? [
          t('inspector.task'),
          cutWords(vertex.nodes.slice(0, MOST_NAMES).map(displayName).join(' → ')),
        ]
      : null,
    [t('inspector.chainingStrategy'), node.chainingStrategy],
    [t('inspector.slotSharing'), node.slotSharingGroup],
    [t('inspector.bufferTimeout'), bufferTimeoutText(node.bufferTimeoutMs, t)],
    [t('inspector.uid'), node.hasUserUid ? node.uid : t('inspector.uidGenerated')],
  ];
}

/** A setting in words: lengths of time in their unit, the rest as it is. */
function paramText(name: string, value: unknown, language: Language): string {
  if (typeof value === 'number' && name.endsWith('Ms')) return span(value, language);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `sizeMs` as `size`. */
function paramName(name: string): string {
  const words = name.replace(/Ms$/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase();
}

/** The facts. */
export function OperatorFacts(props: { readonly drawn: DrawnGraph; readonly node: StreamNode }) {
  const t = useText();
  const { drawn, node } = props;
  const params = Object.entries(node.params).filter(([, value]) => value != null);
  return (
    <>
      <header className="inspector-head">
        <h2 title={node.name}>{displayName(node)}</h2>
        <WholeName node={node} />
        <CodePlace node={node} />
      </header>
      <Remarks nodeId={node.id} />
      <SubtaskTable node={node} />
      <FactList title={t('inspector.facts')} facts={factsOf(drawn, node, t)} />
      <FactList
        title={t('inspector.params')}
        facts={params.map(
          ([name, value]) => [paramName(name), paramText(name, value, t.language)] as const,
        )}
      />
    </>
  );
}

/** Where each subtask's numbers begin, which surprises whoever has not met it. */
function numbersFact(node: StreamNode, t: Translate): Fact {
  const words = numbersWords(node, t);
  if (words.length === 0) return null;
  const lines = words.map((line) => <div key={line}>{line}</div>);
  return [
    t('inspector.numbers'),
    <div key="numbers" className="num">
      {lines}
      {node.kind === 'generator' && node.params['count'] == null && (
        <small className="fact-hint">{t('inspector.numbersHint')}</small>
      )}
    </div>,
  ];
}

/** A name that is too long to be shown is cut where it comes in; this is the rest of it. */
function WholeName({ node }: { readonly node: StreamNode }) {
  const t = useText();
  const { fullName } = node;
  if (fullName === undefined) return null;
  return <CopyButton hint={t('inspector.copyName')} textOf={() => fullName} />;
}

function CodePlace({ node }: { readonly node: StreamNode }) {
  const t = useText();
  const actions = useActions();
  if (!node.callSite) return null;
  const show = () => {
    actions.showCode();
    actions.revealNode(node.id);
  };
  return (
    <div className="inspector-place">
      <span className="num">{t('inspector.placeAt', { line: node.callSite.position.line })}</span>
      {node.callSite.isDynamic && <span> · {t('graph.dynamic')}</span>}
      <Button look="outlined" onPress={show}>
        {t('inspector.showInCode')}
      </Button>
    </div>
  );
}

function Remarks({ nodeId }: { readonly nodeId: number }) {
  const t = useText();
  const language = useApp(languageOf);
  const diagnostics = useApp((state) => state.program.diagnostics);
  const warnings = useApp(runWarnings);
  // the run repeats what drawing has said
  const isNew = (one: Diagnostic) => !diagnostics.some(({ message }) => message === one.message);
  const remarks = [...diagnostics, ...warnings.filter(isNew)].filter(
    (one) => one.nodeId === nodeId,
  );
  if (remarks.length === 0) return null;
  return (
    <section className="facts">
      <h3>{t('inspector.diagnostics')}</h3>
      {remarks.map((one) => (
        <p key={one.code + one.message} className={`remark is-${one.severity}`}>
          <Icon name={one.severity} /> {explained(one, language)}
        </p>
      ))}
    </section>
  );
}
