import { describe, expect, it } from 'vitest';
import type { RecordSample, RecordSampler } from '../../engine/index.ts';
import { SampleCollector } from './SampleCollector.ts';

const sample = (edgeId: number, key?: unknown): RecordSample => ({
  edgeId,
  sourceSubtask: 0,
  targetSubtask: 1,
  ...(key !== undefined && { key: { value: key } }),
});
const taskWith = (...samples: RecordSample[]) => ({
  sampler: { take: () => samples } as unknown as RecordSampler,
});

describe('SampleCollector', () => {
  it('tells keys as text, and only that a record was where there is no key', () => {
    const collector = new SampleCollector(60);
    collector.collect([taskWith(sample(1, '/cart'), sample(2, { a: 1n }), sample(3))], 0);
    expect(collector.take()?.map(({ key }) => key)).toEqual([
      '/cart',
      '{"a":"\\u00001n"}',
      undefined,
    ]);
    expect(collector.take()).toBeUndefined();
  });

  it('looks at the tasks once per interval', () => {
    const collector = new SampleCollector(60);
    for (const nowMs of [0, 59, 60, 119]) collector.collect([taskWith(sample(1))], nowMs);
    expect(collector.take()).toHaveLength(2);
  });

  it('bounds what one message holds, per edge and in all', () => {
    const collector = new SampleCollector(1);
    const edges = Array.from({ length: 100 }, (_, edgeId) => sample(edgeId));
    for (let nowMs = 0; nowMs < 20; nowMs++) collector.collect([taskWith(sample(7))], nowMs);
    expect(collector.take()).toHaveLength(8);
    for (let nowMs = 20; nowMs < 40; nowMs++) collector.collect([taskWith(...edges)], nowMs);
    expect(collector.take()).toHaveLength(256);
  });

  it('takes nothing where it is off', () => {
    const collector = new SampleCollector(0);
    collector.collect([taskWith(sample(1))], 0);
    expect(collector.take()).toBeUndefined();
  });
});
