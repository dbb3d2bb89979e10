/** The graph in words, for screen readers: on the canvas and in the list beside it the same. */
import type { StreamEdge, StreamGraph, StreamNode } from '../../model/index.ts';
import type { Translate } from '../i18n/translate.ts';
import type { FlowEdge, FlowNode } from './graphElements.ts';
import { nodeIdOf } from './graphElements.ts';
import { displayName, kindText } from './nodeText.ts';
import { shortTag } from './programLayout.ts';

/** How a stream goes: its partitioner, or the side output that it is. */
function wayOf(edge: Pick<StreamEdge, 'shipStrategy' | 'outputTag'>, t: Translate): string {
  return edge.outputTag === undefined
    ? t(`edge.${edge.shipStrategy}`)
    : t('graph.sideOutput', { tag: shortTag(edge.outputTag) });
}

/** Streams of one operator that are told. */
const MOST_TARGETS = 8;
/** Characters of a name in a sentence about another operator. */
const MOST_NAME = 80;

interface GraphIndex {
  readonly nodes: ReadonlyMap<number, StreamNode>;
  /** By the node that they leave. */
  readonly streams: ReadonlyMap<number, readonly StreamEdge[]>;
}

const indexes = new WeakMap<StreamGraph, GraphIndex>();

function indexOf(graph: StreamGraph): GraphIndex {
  let index = indexes.get(graph);
  if (index === undefined) {
    const streams = new Map<number, StreamEdge[]>();
    for (const edge of graph.edges) {
      const known = streams.get(edge.source);
      if (known === undefined) streams.set(edge.source, [edge]);
      else known.push(edge);
    }
    index = { nodes: new Map(graph.nodes.map((one) => [one.id, one])), streams };
    indexes.set(graph, index);
  }
  return index;
}

/** Where an operator's streams go. */
function connectionsOf(graph: StreamGraph, node: StreamNode, t: Translate): string {
  const { nodes, streams } = indexOf(graph);
  const all = streams.get(node.id) ?? [];
  const targets = all.slice(0, MOST_TARGETS).map((edge) => {
    const target = displayName(nodes.get(edge.target)!).slice(0, MOST_NAME);
    return t('graph.nodeTo', { target, how: wayOf(edge, t) });
  });
  const moreCount = all.length - targets.length;
  if (moreCount > 0) targets.push(t('list.more', { count: moreCount }));
  return targets.length > 0 ? targets.join(', ') : t('graph.nodeNoTarget');
}

/** An operator: its name, what it is, and where its streams go. */
export function operatorWords(graph: StreamGraph, node: StreamNode, t: Translate): string {
  const what = t('graph.nodeText', {
    name: displayName(node),
    kind: kindText(node, t),
    parallelism: node.parallelism,
  });
  return `${what}; ${connectionsOf(graph, node, t)}`;
}

/** A short name of each node of a level: `clicks`, `clicks [1]` for a subtask. */
function shortNames(graph: StreamGraph, nodes: readonly FlowNode[]): ReadonlyMap<string, string> {
  const byId = indexOf(graph).nodes;
  return new Map(
    nodes.map((node) => {
      const operator = byId.get(nodeIdOf(node));
      const name = operator ? displayName(operator) : node.id;
      return [node.id, node.type === 'subtask' ? `${name} [${node.data.subtask}]` : name];
    }),
  );
}

/** The nodes of a level with what a screen reader says of them. */
export function namedNodes(
  graph: StreamGraph,
  nodes: readonly FlowNode[],
  t: Translate,
): readonly FlowNode[] {
  const byId = indexOf(graph).nodes;
  const names = shortNames(graph, nodes);
  const domAttributes = { 'aria-roledescription': t('graph.nodeRole') };
  return nodes.map((node): FlowNode => {
    const operator = byId.get(nodeIdOf(node));
    const isOne = node.type === 'operator' && operator;
    const ariaLabel = isOne ? operatorWords(graph, operator, t) : names.get(node.id)!;
    return { ...node, ariaLabel, domAttributes } as FlowNode;
  });
}

/** The edges of a level, likewise. */
export function namedEdges(
  graph: StreamGraph,
  { nodes, edges }: { readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] },
  t: Translate,
): readonly FlowEdge[] {
  const names = shortNames(graph, nodes);
  const domAttributes = { 'aria-roledescription': t('graph.edgeRole') };
  return edges.map((edge) => {
    const [source, target] = [names.get(edge.source)!, names.get(edge.target)!];
    const ariaLabel = t('graph.edgeText', { source, target, how: wayOf(edge.data!, t) });
    return { ...edge, ariaLabel, domAttributes };
  });
}
