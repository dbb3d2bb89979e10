/** Operator state that finds its new subtasks, by real operators that are snapshot and restored. */
import { describe, expect, it } from 'vitest';
import {
  type CheckpointedFunction,
  type FunctionInitializationContext,
  type ListState,
  ListStateDescriptor,
  MapOperator,
  type MapState,
  MapStateDescriptor,
  type OperatorSnapshot,
} from '../../../src/engine/index.ts';
import { OperatorInstance } from '../../support/OperatorInstance.ts';
import { ManualProcessingTime } from '../../support/ManualProcessingTime.ts';
import { loadVectors, type Vector } from './vectors.ts';

/** Holds a list, a union list and a map, and shows what was restored. */
class Keeper implements CheckpointedFunction {
  private readonly isUnion: boolean;
  private list!: ListState<unknown>;
  private copies!: MapState<string, unknown>;

  constructor(isUnion: boolean) {
    this.isUnion = isUnion;
  }

  initializeState(context: FunctionInitializationContext): void {
    const store = context.getOperatorStateStore();
    const descriptor = new ListStateDescriptor<unknown>('list');
    this.list = this.isUnion ? store.getUnionListState(descriptor) : store.getListState(descriptor);
    this.copies = store.getBroadcastState(new MapStateDescriptor<string, unknown>('map'));
  }

  snapshotState(): void {}

  map(value: unknown): unknown {
    return value;
  }

  put(items: readonly unknown[], copy: unknown): void {
    this.list.update([...items]);
    this.copies.put('copy', copy);
  }

  shown(): { readonly list: unknown[]; readonly copy: unknown } {
    return { list: [...this.list.get()], copy: this.copies.get('copy') };
  }
}

function start(
  isUnion: boolean,
  subtaskIndex: number,
  parallelism: number,
  restored: OperatorSnapshot[],
) {
  const keeper = new Keeper(isUnion);
  const operator = new MapOperator(keeper);
  const place = { subtaskIndex, parallelism, maxParallelism: 128, inputCount: 1 as const };
  const time = { autoWatermarkIntervalMs: 0, processingTime: new ManualProcessingTime() };
  return { keeper, instance: new OperatorInstance(operator, { ...place, ...time }, restored) };
}

function rescaled({ op, input }: Vector): ReturnType<Keeper['shown']>[] {
  const isUnion = op['mode'] === 'UNION';
  const parts = (input as unknown[]).map((items, i) => {
    const { keeper, instance } = start(isUnion, i, input.length, []);
    keeper.put(Array.isArray(items) ? items : [], i);
    return instance.snapshot();
  });
  const parallelism = op['newParallelism'] as number;
  return Array.from({ length: parallelism }, (_, i) =>
    start(isUnion, i, parallelism, parts).keeper.shown(),
  );
}

describe('operator state vectors', () => {
  it.each(loadVectors('operator-state').map((vector) => [vector.name, vector] as const))(
    '%s',
    (_name, vector) => {
      const isBroadcast = vector.op.kind === 'broadcastState';
      const shown = rescaled(vector).map(({ list, copy }) => (isBroadcast ? copy : list));
      expect(shown).toEqual(vector.expect);
    },
  );
});
