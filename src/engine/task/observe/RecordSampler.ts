/**
 * Real records for the screen, at no cost per record: each edge remembers its last record for the
 * sake of failures anyway, and the sampler, asked between two slices, looks at those that moved
 * since it was asked last. A record is its key where the exchange has one, else only that it was.
 */
import type { JobGraph, ShipStrategy } from '../../../model/index.ts';
import type { ProgramFunctions } from '../../operators/OperatorFactory.ts';
import { keyGroupOf, subtaskOfKeyGroup } from '../../state/keyHash.ts';
import type { BuiltTask, TaskPlace } from '../buildTask.ts';
import { type Hop, NO_RECORD } from '../chain/ChainPosition.ts';
import type { ConsumerOutput } from '../chain/chainOutputs.ts';

/** A record that went along an edge. */
export interface RecordSample {
  /** Of the StreamEdge. */
  readonly edgeId: number;
  readonly sourceSubtask: number;
  /** Null where only the exchange's partitioner could tell. */
  readonly targetSubtask: number | null;
  /** Present on HASH exchanges. */
  readonly key?: { readonly value: unknown };
}

interface SampledEdge {
  readonly edgeId: number;
  readonly output: ConsumerOutput & Hop;
  readonly shipStrategy: ShipStrategy;
  readonly target: { readonly parallelism: number; readonly maxParallelism: number };
  readonly keySelector: ((value: unknown) => unknown) | undefined;
  seenCount: number;
}

/** One a task. */
export class RecordSampler {
  private readonly subtask: number;
  private readonly edges: readonly SampledEdge[];

  constructor(
    built: BuiltTask,
    place: Pick<TaskPlace, 'vertexId' | 'subtask'>,
    graph: JobGraph,
    functions: ProgramFunctions,
  ) {
    this.subtask = place.subtask;
    const { exchanges, operators } = built.task.chain;
    const chained = graph.vertices.find(({ id }) => id === place.vertexId)?.chainedEdges ?? [];
    const within = operators.flatMap(({ feed, nodeId }): SampledEdge[] => {
      const edge = chained.find(({ target }) => target === nodeId);
      if (feed === null || edge === undefined) return [];
      return [sampledEdge(edge.id, feed as ConsumerOutput & Hop, 'FORWARD', ONE)];
    });
    const leaving = exchanges.flatMap((output): SampledEdge[] => {
      const edge = graph.edges.find(({ id }) => id === output.edgeId);
      const target = graph.vertices.find(({ id }) => id === edge?.targetVertex);
      if (edge === undefined || target === undefined) return [];
      const keySelector = functions.exchanges.get(edge.id)?.keySelector;
      const isHash = edge.shipStrategy === 'HASH';
      const selector = isHash ? keySelector : undefined;
      return [sampledEdge(edge.id, output, edge.shipStrategy, target, selector)];
    });
    this.edges = [...within, ...leaving];
  }

  /** The last record of each edge that has had one since the last call. */
  take(): RecordSample[] {
    const samples: RecordSample[] = [];
    for (const edge of this.edges) {
      const { count } = edge.output;
      if (count === edge.seenCount) continue;
      edge.seenCount = count;
      samples.push(this.sampleOf(edge, edge.output.currentRecord()));
    }
    return samples;
  }

  private sampleOf(edge: SampledEdge, record: unknown): RecordSample {
    const { edgeId, shipStrategy, target, keySelector } = edge;
    const base = { edgeId, sourceSubtask: this.subtask };
    if (keySelector !== undefined && record !== NO_RECORD) {
      try {
        const value = keySelector(record);
        const keyGroup = keyGroupOf(value, target.maxParallelism);
        const { maxParallelism, parallelism } = target;
        const targetSubtask = subtaskOfKeyGroup(keyGroup, maxParallelism, parallelism);
        return { ...base, targetSubtask, key: { value } };
      } catch {
        // the record was changed since it was sent: the task itself had a key for it
      }
    }
    if (shipStrategy === 'FORWARD') return { ...base, targetSubtask: this.subtask };
    return { ...base, targetSubtask: shipStrategy === 'GLOBAL' ? 0 : null };
  }
}

const ONE = { parallelism: 1, maxParallelism: 1 };

function sampledEdge(
  edgeId: number,
  output: ConsumerOutput & Hop,
  shipStrategy: ShipStrategy,
  target: SampledEdge['target'],
  keySelector?: SampledEdge['keySelector'],
): SampledEdge {
  return { edgeId, output, shipStrategy, target, keySelector, seenCount: 0 };
}
