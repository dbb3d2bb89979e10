/**
 * What the parts of a graph must be to each other, whoever made it: ids that count up, streams
 * between operators that exist, no circles, places in the program's text. One pass, Maps only.
 */
import { isSinkKind, isSourceKind } from '../../model/index.ts';
import type { CheckedGraph } from './graphSchema.ts';
import { MAX_NAME, MAX_SUBTASKS } from './limits.ts';

type Node = CheckedGraph['nodes'][number];
type Edge = CheckedGraph['edges'][number];

/** A call of the compiled program. */
export interface KnownCallSite {
  readonly range: { readonly start: number; readonly end: number };
  readonly position: { readonly line: number; readonly column: number };
}

/** The first thing that is wrong; null where nothing is. `callSites` are the compiler's, by id. */
export function graphFault(
  graph: CheckedGraph,
  callSites: readonly KnownCallSite[],
): string | null {
  const { nodes, edges } = graph;
  if (nodes.length === 0) return 'nodes: none';
  return (
    firstFault(nodes, (node, index) => nodeFault(node, index)) ??
    sharedUid(nodes) ??
    tooManySubtasks(nodes) ??
    firstFault(edges, (edge, index) => edgeFault(edge, index, nodes)) ??
    missingInput(nodes, edges) ??
    firstFault([...nodes, ...edges], ({ callSite }) => callSiteFault(callSite, callSites))
  );
}

function firstFault<T>(
  items: readonly T[],
  faultOf: (item: T, index: number) => string | null,
): string | null {
  for (const [index, item] of items.entries()) {
    const fault = faultOf(item, index);
    if (fault !== null) return fault;
  }
  return null;
}

function nodeFault(node: Node, index: number): string | null {
  if (node.id !== index + 1) return `nodes.${index}.id`;
  if (isSourceKind(node.kind) !== (node.inputCount === 0)) return `nodes.${index}.inputCount`;
  const isFit = PARAMS_BY_KIND[node.kind]?.(node.params) ?? true;
  return isFit ? null : `nodes.${index}.params`;
}

/** Settings that somebody acts on; all others are only shown. */
const PARAMS_BY_KIND: Partial<Record<Node['kind'], (params: Node['params']) => boolean>> = {
  print: ({ identifier }) => typeof identifier === 'string',
  file: ({ paths }) =>
    Array.isArray(paths) && paths.length <= MAX_NAME && paths.every((path) => isText(path)),
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function sharedUid(nodes: readonly Node[]): string | null {
  const uids = new Set(nodes.map(({ uid }) => uid));
  return uids.size === nodes.length ? null : 'nodes: one uid twice';
}

function tooManySubtasks(nodes: readonly Node[]): string | null {
  const count = nodes.reduce((sum, { parallelism }) => sum + parallelism, 0);
  return count <= MAX_SUBTASKS ? null : `nodes: more than ${MAX_SUBTASKS} subtasks`;
}

/** A stream goes from an earlier operator to a later one: that is why there are no circles. */
function edgeFault(edge: Edge, index: number, nodes: readonly Node[]): string | null {
  const place = `edges.${index}`;
  if (edge.id !== index + 1) return `${place}.id`;
  const source = nodes[edge.source - 1];
  const target = nodes[edge.target - 1];
  if (source === undefined || isSinkKind(source.kind)) return `${place}.source`;
  if (target === undefined || edge.target <= edge.source) return `${place}.target`;
  if (edge.input >= target.inputCount) return `${place}.input`;
  const isUneven = source.parallelism !== target.parallelism;
  return edge.shipStrategy === 'FORWARD' && isUneven ? `${place}.shipStrategy` : null;
}

function missingInput(nodes: readonly Node[], edges: readonly Edge[]): string | null {
  const read = new Set(edges.map(({ target, input }) => 2 * target + input));
  return firstFault(nodes, ({ id, inputCount }, index) => {
    const isFirstRead = inputCount < 1 || read.has(2 * id);
    const isSecondRead = inputCount < 2 || read.has(2 * id + 1);
    return isFirstRead && isSecondRead ? null : `nodes.${index}: an input that nothing writes to`;
  });
}

function callSiteFault(site: Node['callSite'], callSites: readonly KnownCallSite[]): string | null {
  if (site === undefined) return null;
  const known = callSites[site.id];
  const isTrue =
    known !== undefined &&
    known.range.start === site.range.start &&
    known.range.end === site.range.end &&
    known.position.line === site.position.line &&
    known.position.column === site.position.column;
  return isTrue ? null : 'callSite: not a call of the program';
}
