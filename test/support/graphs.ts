/**
 * Graphs in one line for tests: `'a > b =HASH> c; b -late> d'`. `=S>` is an edge with ship strategy
 * S, `-tag>` a side output; `a*4` gives a parallelism. Names are the nodes' names.
 */
import type {
  CallSite,
  JobGraph,
  JobVertex,
  ShipStrategy,
  StreamEdge,
  StreamGraph,
  StreamNode,
} from '../../src/model/index.ts';

/** What a test says about a node beyond its name. */
export type NodeWords = Partial<StreamNode> & { readonly range?: CallSite['range'] };

const CONFIG: StreamGraph['config'] = {
  runtimeMode: 'STREAMING',
  isChainingEnabled: true,
  autoWatermarkIntervalMs: 200,
  restartStrategy: { kind: 'default' },
};

function nodeOf(id: number, name: string, parallelism: number, words: NodeWords): StreamNode {
  const { range, ...facts } = words;
  const callSite = range && { id, range, position: { line: 1, column: 1 }, isDynamic: false };
  return {
    id,
    uid: `uid-${name}`,
    hasUserUid: false,
    name,
    kind: 'map',
    params: {},
    parallelism,
    maxParallelism: 128,
    chainingStrategy: 'ALWAYS',
    slotSharingGroup: 'default',
    bufferTimeoutMs: 100,
    inputCount: 1,
    isKeyed: false,
    ...(callSite ? { callSite } : {}),
    ...facts,
  };
}

/** The graph that the notation draws. */
export function graphOf(notation: string, words: Record<string, NodeWords> = {}): StreamGraph {
  const nodes = new Map<string, StreamNode>();
  const edges: StreamEdge[] = [];
  const nodeFor = (text: string) => {
    const [name, parallelism] = text.trim().split('*') as [string, string?];
    const known = nodes.get(name);
    if (known) return known;
    const made = nodeOf(nodes.size + 1, name, Number(parallelism ?? 1), words[name] ?? {});
    nodes.set(name, made);
    return made;
  };
  for (const path of notation.split(';')) {
    const [first, ...rest] = path.split(/\s+((?:=\w+|-[\w ]+)?>)\s+/);
    let source = nodeFor(first!);
    for (let i = 0; i < rest.length; i += 2) {
      const arrow = rest[i]!;
      const target = nodeFor(rest[i + 1]!);
      edges.push({
        id: edges.length + 1,
        source: source.id,
        target: target.id,
        input: 0,
        shipStrategy: (arrow.startsWith('=') ? arrow.slice(1, -1) : 'FORWARD') as ShipStrategy,
        ...(arrow.startsWith('-') ? { outputTag: arrow.slice(1, -1) } : {}),
      });
      source = target;
    }
  }
  return { jobName: 'test', config: CONFIG, nodes: [...nodes.values()], edges, hash: notation };
}

/** Chains forward edges between equal parallelisms with one input, enough for the screen. */
export function jobGraphOf(graph: StreamGraph): JobGraph {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const isChained = (edge: StreamEdge) =>
    edge.shipStrategy === 'FORWARD' &&
    byId.get(edge.source)!.parallelism === byId.get(edge.target)!.parallelism &&
    graph.edges.filter((other) => other.target === edge.target).length === 1;
  const headOf = (id: number): number => {
    const into = graph.edges.find((edge) => edge.target === id && isChained(edge));
    return into ? headOf(into.source) : id;
  };
  const heads = [...new Set(graph.nodes.map((node) => headOf(node.id)))];
  const vertices = heads.map((id): JobVertex => {
    const nodes = graph.nodes.filter((node) => headOf(node.id) === id);
    return {
      id,
      name: nodes.map((node) => node.name).join(' -> '),
      nodes,
      chainedEdges: graph.edges.filter((e) => isChained(e) && headOf(e.target) === id),
      parallelism: nodes[0]!.parallelism,
      maxParallelism: 128,
      slotSharingGroup: 'default',
    };
  });
  const edges = graph.edges
    .filter((edge) => !isChained(edge))
    .map((edge) => ({
      id: edge.id,
      sourceVertex: headOf(edge.source),
      targetVertex: headOf(edge.target),
      sourceNode: edge.source,
      input: edge.input,
      shipStrategy: edge.shipStrategy,
      distribution: ['FORWARD', 'RESCALE'].includes(edge.shipStrategy)
        ? ('POINTWISE' as const)
        : ('ALL_TO_ALL' as const),
      bufferTimeoutMs: 100,
      ...(edge.outputTag ? { outputTag: edge.outputTag } : {}),
    }));
  return {
    jobName: graph.jobName,
    config: graph.config,
    vertices,
    edges,
    slotSharingGroups: [heads],
    hash: graph.hash,
  };
}
