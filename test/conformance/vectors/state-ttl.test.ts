/** State that expires, through the real backend, restored as the cases say. */
import { describe, expect, it } from 'vitest';
import {
  HeapKeyedStateBackend,
  type KeyGroupSnapshot,
  StateTtlConfig,
  type ValueState,
  ValueStateDescriptor,
} from '../../../src/engine/index.ts';
import { loadVectors, type Vector } from './vectors.ts';

class TtlBench {
  nowMs = 0;
  private readonly descriptor = new ValueStateDescriptor<string>('value');
  private backend!: HeapKeyedStateBackend;
  private state!: ValueState<string>;
  private readonly snapshots = new Map<string, KeyGroupSnapshot[]>();

  constructor({ op }: Vector) {
    const ttlMs = op['ttlMs'] === 'MAX' ? Number.MAX_SAFE_INTEGER : op['ttlMs'];
    const ttl = StateTtlConfig.newBuilder(ttlMs)
      .setUpdateType(op['update'])
      .setStateVisibility(op['visibility'])
      .build();
    this.descriptor.enableTimeToLive(ttl);
    this.restart([]);
  }

  restart(parts: KeyGroupSnapshot[]): void {
    const keyGroupRange = { start: 0, end: 127 };
    const nowMs = () => this.nowMs;
    this.backend = new HeapKeyedStateBackend({ maxParallelism: 128, keyGroupRange, nowMs });
    this.backend.restore(parts);
    this.state = this.backend.getState(this.descriptor);
  }

  step(step: any): string | null {
    this.nowMs = step.t ?? this.nowMs;
    this.backend.setCurrentKey(step.key ?? 'k');
    if (step.snapshotRestore) this.restart(structuredClone(this.backend.snapshot()));
    if (step.snapshot) this.snapshots.set(step.snapshot, this.backend.snapshot());
    if (step.restore) this.restart(this.snapshots.get(step.restore)!);
    if (step.update !== undefined) this.state.update(step.update);
    return step.get === undefined ? null : this.state.value();
  }
}

describe('state TTL vectors', () => {
  it.each(loadVectors('state-ttl').map((vector) => [vector.name, vector] as const))(
    '%s',
    (_name, vector) => {
      const bench = new TtlBench(vector);
      expect(vector.input.map((step: unknown) => bench.step(step))).toEqual(vector.expect);
    },
  );
});
