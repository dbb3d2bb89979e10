import { describe, expect, it } from 'vitest';
import { NO_OUTPUT, OUTPUT_CAP, withOutputs } from './outputSlice.ts';

const news = (sink: string, from: number, count: number) => ({
  sink,
  records: Array.from({ length: count }, (_, i) => ({ subtask: 0, value: from + i })),
  totalCount: from + count - 1,
});

describe('output slice', () => {
  it('keeps the newest first and numbers them by their place in the stream', () => {
    const state = withOutputs(withOutputs(NO_OUTPUT, [news('a', 1, 2)]), [news('a', 3, 2)]);
    expect(state.sinks[0]!.rows.map((row) => [row.number, row.value])).toEqual([
      [4, 4],
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
  });

  it('caps the rows and goes on counting', () => {
    let state = NO_OUTPUT;
    for (let i = 0; i < 5; i++) state = withOutputs(state, [news('a', 1 + i * 400, 400)]);
    const sink = state.sinks[0]!;
    expect(sink.rows).toHaveLength(OUTPUT_CAP);
    expect(sink.totalCount).toBe(2_000);
    expect(sink.rows[0]!.value).toBe(2_000);
    expect(sink.rows.at(-1)!.value).toBe(1_001);
  });

  it('counts records that it was only told of', () => {
    const state = withOutputs(NO_OUTPUT, [{ ...news('a', 1, 3), totalCount: 90 }]);
    expect(state.sinks[0]!.rows.map((row) => row.number)).toEqual([90, 89, 88]);
  });
});
