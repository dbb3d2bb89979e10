/**
 * StreamGraph → JobGraph: operators that can pass records by a call become one vertex, the edges
 * between vertices are exchanges. The rules are Flink's, all of SEMANTICS §2.2.
 * Flink's StreamingJobGraphGenerator.
 */
import {
  DEFAULT_SLOT_SHARING_GROUP,
  isSinkKind,
  type JobEdge,
  type JobGraph,
  type JobVertex,
  type ShipStrategy,
  type StreamEdge,
  type StreamGraph,
  type StreamNode,
} from '../model/index.ts';

/** Chains what can be chained. Pure: the same graph gives the same result. */
export function createJobGraph(graph: StreamGraph): JobGraph {
  return new Chaining(graph).jobGraph();
}

/** The edges that become calls; all others become exchanges. */
export function chainableEdges(graph: StreamGraph): ReadonlySet<StreamEdge> {
  return new Chaining(graph).chainable;
}

/** What is in one chain; `depth` counts the steps from the head. */
interface ChainedNode {
  readonly node: StreamNode;
  readonly depth: number;
}

class Chaining {
  private readonly graph: StreamGraph;
  private readonly nodes: ReadonlyMap<number, StreamNode>;
  readonly chainable: ReadonlySet<StreamEdge>;
  private readonly edgesFrom: ReadonlyMap<number, readonly StreamEdge[]>;
  private readonly inputCounts = new Map<number, number>();
  private readonly headOf = new Map<number, number>();

  constructor(graph: StreamGraph) {
    this.graph = graph;
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    for (const { target } of graph.edges) {
      this.inputCounts.set(target, (this.inputCounts.get(target) ?? 0) + 1);
    }
    this.chainable = new Set(graph.edges.filter((edge) => this.isChainable(edge)));
    this.edgesFrom = edgesBySource(this.chainable);
  }

  jobGraph(): JobGraph {
    const { jobName, config, hash, edges } = this.graph;
    const vertices = this.heads().map((head) => this.vertexOf(head));
    const jobEdges = edges
      .filter((edge) => !this.chainable.has(edge))
      .map((edge) => this.edgeOf(edge));
    const slotSharingGroups = groupsOf(vertices, config.runtimeMode === 'BATCH');
    return { jobName, config, vertices, edges: jobEdges, slotSharingGroups, hash };
  }

  /** Nodes that no chained edge enters; the order of making is a topological one. */
  private heads(): StreamNode[] {
    const inside = new Set([...this.chainable].map((edge) => edge.target));
    return this.graph.nodes.filter((node) => !inside.has(node.id));
  }

  private vertexOf(head: StreamNode): JobVertex {
    const chain: ChainedNode[] = [{ node: head, depth: 0 }];
    const chainedEdges: StreamEdge[] = [];
    for (const { node, depth } of chain) {
      this.headOf.set(node.id, head.id);
      for (const edge of this.chainedFrom(node)) {
        chainedEdges.push(edge);
        chain.push({ node: this.nodes.get(edge.target)!, depth: depth + 1 });
      }
    }
    return {
      id: head.id,
      name: this.chainName(head),
      nodes: chain.sort(byChainOrder).map(({ node }) => node),
      chainedEdges,
      parallelism: head.parallelism,
      maxParallelism: head.maxParallelism,
      slotSharingGroup: head.slotSharingGroup,
    };
  }

  private chainedFrom(node: StreamNode): readonly StreamEdge[] {
    return this.edgesFrom.get(node.id) ?? [];
  }

  /** `a -> (b -> c, d)`, as Flink names its tasks. */
  private chainName(node: StreamNode): string {
    const next = this.chainedFrom(node).map((edge) => this.chainName(this.nodes.get(edge.target)!));
    if (next.length === 0) return node.name;
    return `${node.name} -> ${next.length === 1 ? next[0] : `(${next.join(', ')})`}`;
  }

  private edgeOf(edge: StreamEdge): JobEdge {
    const source = this.nodes.get(edge.source)!;
    return {
      id: edge.id,
      sourceVertex: this.headOf.get(edge.source)!,
      targetVertex: this.headOf.get(edge.target)!,
      sourceNode: edge.source,
      input: edge.input,
      shipStrategy: edge.shipStrategy,
      distribution: isPointwise(edge.shipStrategy) ? 'POINTWISE' : 'ALL_TO_ALL',
      ...(edge.outputTag === undefined ? {} : { outputTag: edge.outputTag }),
      bufferTimeoutMs: source.bufferTimeoutMs,
    };
  }

  private isChainable(edge: StreamEdge): boolean {
    const source = this.nodes.get(edge.source)!;
    const target = this.nodes.get(edge.target)!;
    return (
      this.graph.config.isChainingEnabled &&
      this.inputCounts.get(target.id) === 1 &&
      source.slotSharingGroup === target.slotSharingGroup &&
      doStrategiesChain(source, target) &&
      source.parallelism === target.parallelism &&
      edge.shipStrategy === 'FORWARD'
    );
  }
}

function edgesBySource(edges: ReadonlySet<StreamEdge>): ReadonlyMap<number, StreamEdge[]> {
  const bySource = new Map<number, StreamEdge[]>();
  for (const edge of edges) {
    const known = bySource.get(edge.source);
    if (known === undefined) bySource.set(edge.source, [edge]);
    else known.push(edge);
  }
  return bySource;
}

function doStrategiesChain(source: StreamNode, target: StreamNode): boolean {
  if (source.chainingStrategy === 'NEVER') return false;
  switch (target.chainingStrategy) {
    case 'ALWAYS':
      return true;
    case 'HEAD':
    case 'NEVER':
      return false;
    case 'HEAD_WITH_SOURCES':
      return source.inputCount === 0;
  }
}

/** By distance from the head; among equals sinks come last, as Flink expands them last. */
function byChainOrder(a: ChainedNode, b: ChainedNode): number {
  const bySink = Number(isSinkKind(a.node.kind)) - Number(isSinkKind(b.node.kind));
  return a.depth - b.depth || bySink || a.node.id - b.node.id;
}

function isPointwise(strategy: ShipStrategy): boolean {
  return strategy === 'FORWARD' || strategy === 'RESCALE';
}

/** In BATCH mode a vertex that names no group is one by itself: every exchange around it blocks. */
function groupsOf(vertices: readonly JobVertex[], isBatch: boolean): number[][] {
  const groups = new Map<string | number, number[]>();
  for (const { slotSharingGroup, id } of vertices) {
    const isAlone = isBatch && slotSharingGroup === DEFAULT_SLOT_SHARING_GROUP;
    const name = isAlone ? id : slotSharingGroup;
    const ids = groups.get(name);
    if (ids) ids.push(id);
    else groups.set(name, [id]);
  }
  return [...groups.values()];
}
