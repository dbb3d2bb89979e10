/** The JobGraph in the form of `--plan` and of the conformance programs. */
import type { JobGraph, ShipStrategy } from '../model/index.ts';

/** Vertices, exchanges and slot-sharing groups, by the names of operators. */
export interface Plan {
  readonly vertices: readonly {
    readonly operators: readonly string[];
    readonly parallelism: number;
    readonly maxParallelism: number;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly shipStrategy: ShipStrategy;
  }[];
  readonly slotSharingGroups: readonly (readonly string[])[];
}

/** Names each vertex by its first operator. */
export function planOf(graph: JobGraph): Plan {
  const names = new Map(graph.vertices.map(({ id, nodes }) => [id, nodes[0]!.name]));
  const nameOf = (id: number): string => names.get(id)!;
  return {
    vertices: graph.vertices.map(({ nodes, parallelism, maxParallelism }) => ({
      operators: nodes.map((node) => node.name),
      parallelism,
      maxParallelism,
    })),
    edges: graph.edges.map(({ sourceVertex, targetVertex, shipStrategy }) => ({
      from: nameOf(sourceVertex),
      to: nameOf(targetVertex),
      shipStrategy,
    })),
    slotSharingGroups: graph.slotSharingGroups.map((group) => group.map(nameOf)),
  };
}
