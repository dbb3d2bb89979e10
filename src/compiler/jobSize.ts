/**
 * Whether a job fits: everything runs in one tab or one Node process, so that what a cluster of
 * many machines would hold is refused here before anything is built, alike in all homes.
 */
import type { Diagnostic, StreamEdge, StreamGraph, StreamNode } from '../model/index.ts';

/** Operators of a chain call each other: a longer one would run out of stack in a worker. */
export const MOST_CHAINED = 1000;
/** Between subtasks: an exchange of all to all has parallelism × parallelism of them. */
export const MOST_CHANNELS = 70_000;
/** Of all vertices. */
export const MOST_SUBTASKS = 5000;

/** The first limit that the job is over; null where it fits. Linear in its size. */
export function sizeProblem(
  graph: StreamGraph,
  chainable: ReadonlySet<StreamEdge>,
): Diagnostic | null {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    subtaskProblem(graph, chainable) ??
    channelProblem(graph, chainable, nodes) ??
    chainProblem(chainable, nodes)
  );
}

function subtaskProblem(graph: StreamGraph, chainable: ReadonlySet<StreamEdge>): Diagnostic | null {
  const chained = new Set([...chainable].map((edge) => edge.target));
  const heads = graph.nodes.filter(({ id }) => !chained.has(id));
  const count = heads.reduce((sum, { parallelism }) => sum + parallelism, 0);
  if (count <= MOST_SUBTASKS) return null;
  const largest = heads.reduce((a, b) => (b.parallelism > a.parallelism ? b : a));
  return problem(
    largest,
    'job-too-large',
    `The job has ${count} subtasks, and ${MOST_SUBTASKS} fit into what runs here. Most are of ` +
      `${largest.name}, with parallelism ${largest.parallelism}. Set a lower parallelism, or let ` +
      'more operators be chained.',
  );
}

function channelProblem(
  graph: StreamGraph,
  chainable: ReadonlySet<StreamEdge>,
  nodes: ReadonlyMap<number, StreamNode>,
): Diagnostic | null {
  let count = 0;
  let most = 0;
  let reader: StreamNode | undefined;
  for (const edge of graph.edges) {
    if (chainable.has(edge)) continue;
    const target = nodes.get(edge.target)!;
    const [from, to] = [nodes.get(edge.source)!.parallelism, target.parallelism];
    const isPointwise = edge.shipStrategy === 'FORWARD' || edge.shipStrategy === 'RESCALE';
    const channels = isPointwise ? Math.max(from, to) : from * to;
    count += channels;
    if (channels > most) [most, reader] = [channels, target];
  }
  if (count <= MOST_CHANNELS || reader === undefined) return null;
  return problem(
    reader,
    'job-too-large',
    `The job needs ${count} channels between its subtasks, and ${MOST_CHANNELS} fit into what ` +
      `runs here. ${reader.name}, with parallelism ${reader.parallelism}, alone reads ${most}: ` +
      'each subtask before it has one to each of its own. Set a lower parallelism.',
  );
}

function chainProblem(
  chainable: ReadonlySet<StreamEdge>,
  nodes: ReadonlyMap<number, StreamNode>,
): Diagnostic | null {
  const lengths = new Map<number, number>();
  // A chained operator has one input, and is made behind what it reads.
  const tooLong = [...chainable]
    .sort((one, other) => one.target - other.target)
    .find((edge) => {
      const length = (lengths.get(edge.source) ?? 1) + 1;
      lengths.set(edge.target, length);
      return length > MOST_CHAINED;
    });
  if (tooLong === undefined) return null;
  const node = nodes.get(tooLong.target)!;
  return problem(
    node,
    'chain-too-long',
    `More than ${MOST_CHAINED} operators would be chained here, each called by the one before ` +
      `it: ${node.name} is number ${MOST_CHAINED + 1}. Do more in one operator, or put ` +
      '.startNewChain() in between.',
  );
}

function problem(node: StreamNode, code: string, message: string): Diagnostic {
  const { position, range } = node.callSite ?? {};
  return { severity: 'error', code, message, position, range, nodeId: node.id };
}
