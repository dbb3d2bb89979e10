import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../src/model/index.ts';
import { expectedWindowedCount, windowedCount } from './support/programs.ts';
import { simulate } from './support/simulate.ts';

const SMALL = { bufferSize: 7, creditsPerChannel: 2 };
const SHORT_SLICES = { sliceMs: 8, sliceRecords: 50, chunkRecords: 13 };

function lines(result: JobResult): string[] {
  const counts = result.outputs['counts'] as { user: string; count: number }[];
  return counts.map(({ user, count }) => `${user}=${count}`).sort();
}

describe('windowed counts over an out-of-order stream', () => {
  const expected = expectedWindowedCount(20_000);

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'lose and double nothing under small buffers and one slow sink, seed %i',
    async (seed) => {
      const parallelism = 1 + (seed % 4);
      const program = windowedCount({ records: 20_000, parallelism, sinkParallelism: 1 });
      const settings = { network: SMALL, slice: SHORT_SLICES, slicesPerTurn: 1 };
      const { result } = await simulate(program, { seed, settings, maxDelayMs: seed * 3 });
      expect(result.error).toBeNull();
      expect(lines(result)).toEqual(expected);
    },
  );

  it('are the same bytes for the same seed, and the same records for another', async () => {
    const program = windowedCount({ records: 5000, parallelism: 3 });
    const options = { seed: 11, maxDelayMs: 20 };
    const first = await simulate(program, options);
    const second = await simulate(program, options);
    const other = await simulate(program, { seed: 12, maxDelayMs: 20 });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(lines(other.result)).toEqual(lines(first.result));
  });

  it('hold for a million records', async () => {
    const program = windowedCount({ records: 1_000_000, parallelism: 2, sinkParallelism: 1 });
    const settings = { network: { bufferSize: 100, creditsPerChannel: 2 } };
    const { result } = await simulate(program, { seed: 3, settings });
    expect(result.error).toBeNull();
    expect(lines(result)).toEqual(expectedWindowedCount(1_000_000));
  });
});
