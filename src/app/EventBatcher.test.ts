import { describe, expect, it } from 'vitest';
import type { JobEvent } from '../model/index.ts';
import { EventBatcher } from './EventBatcher.ts';

function setUp() {
  const callbacks: (() => void)[] = [];
  const batches: (readonly JobEvent[])[] = [];
  const eventLoop = {
    nowMs: () => 0,
    soon: () => {},
    after: (_: number, callback: () => void) => {
      callbacks.push(callback);
      return { cancel: () => {} };
    },
    random: () => 0,
  };
  const takers: (() => void)[] = [];
  const batcher = new EventBatcher(eventLoop, (events) => {
    batches.push(events);
    return new Promise((resolve) => takers.push(resolve));
  });
  const take = async () => {
    takers.shift()?.();
    await Promise.resolve();
  };
  return { batcher, batches, tick: () => callbacks.shift()?.(), take };
}

const output = (count: number, totalCount: number): JobEvent => ({
  kind: 'output',
  outputs: [
    {
      sink: 'out',
      records: Array.from({ length: count }, (_, i) => ({ subtask: 0, value: totalCount - i })),
      totalCount,
    },
  ],
});

describe('EventBatcher', () => {
  it('sends nothing until its time has come, then everything once', () => {
    const { batcher, batches, tick } = setUp();
    batcher.add(output(1, 1));
    batcher.add(output(1, 2));
    expect(batches).toEqual([]);
    tick();
    expect(batches).toHaveLength(1);
    tick();
    expect(batches).toHaveLength(1);
  });

  it('keeps the newest records and the exact count', () => {
    const { batcher, batches, tick } = setUp();
    for (let total = 150; total <= 1500; total += 150) batcher.add(output(150, total));
    tick();
    const [event] = batches[0]!;
    const sink = event?.kind === 'output' ? event.outputs[0]! : null;
    expect(sink?.records).toHaveLength(1000);
    expect(sink?.totalCount).toBe(1500);
  });

  it('sends the end at once, behind what came before it', () => {
    const { batcher, batches } = setUp();
    batcher.add(output(1, 1));
    batcher.add({ kind: 'ended', result: { status: 'FINISHED', error: null } });
    expect(batches[0]!.map((event) => event.kind)).toEqual(['output', 'ended']);
  });

  it('waits until the page has taken a batch, and counts what comes meanwhile', async () => {
    const { batcher, batches, tick, take } = setUp();
    batcher.add(output(1, 1));
    tick();
    for (let total = 1000; total <= 50_000; total += 1000) batcher.add(output(1000, total));
    tick();
    expect(batches).toHaveLength(1);
    await take();
    tick();
    expect(batches).toHaveLength(2);
    const [event] = batches[1]!;
    const sink = event?.kind === 'output' ? event.outputs[0]! : null;
    expect([sink?.records.length, sink?.totalCount]).toEqual([1000, 50_000]);
  });

  it('sends the end whatever is under way', () => {
    const { batcher, batches, tick } = setUp();
    batcher.add(output(1, 1));
    tick();
    batcher.add(output(1, 2));
    batcher.add({ kind: 'ended', result: { status: 'FINISHED', error: null } });
    expect(batches[1]!.map((event) => event.kind)).toEqual(['output', 'ended']);
  });
});
