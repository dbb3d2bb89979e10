import { describe, expect, it } from 'vitest';
import { SlicePacer } from './SlicePacer.ts';
import { TaskTimes } from './TaskTimes.ts';

describe('the pace of slices', () => {
  const limits = { sliceMs: 8, sliceRecords: 1000, chunkRecords: 256 };

  it('shrinks to single records under a slow function', () => {
    let now = 0;
    const pacer = new SlicePacer(limits, () => now);
    for (let i = 0; i < 5; i++) {
      pacer.begin();
      now += 10 * pacer.chunkRecords();
      expect(pacer.isOver(pacer.chunkRecords())).toBe(true);
    }
    expect(pacer.chunkRecords()).toBe(1);
  });

  it('grows to the limit under a quick one, and ends by count where the clock stands', () => {
    const pacer = new SlicePacer(limits, () => 0);
    pacer.begin();
    let records = 0;
    let isOver = false;
    while (!isOver) {
      records += pacer.chunkRecords();
      isOver = pacer.isOver(pacer.chunkRecords());
    }
    expect(pacer.chunkRecords()).toBe(256);
    expect(records).toBeGreaterThanOrEqual(1000);
    expect(records).toBeLessThan(1300);
  });
});

describe('times of a task', () => {
  it('are shares of the interval', () => {
    const times = new TaskTimes(0);
    times.enter('busy', 10);
    times.enter('backPressured', 40);
    times.enter('idle', 90);
    expect(times.take(100)).toEqual({ busyRatio: 0.3, backPressuredRatio: 0.5, idleRatio: 0.2 });
    expect(times.take(150)).toEqual({ busyRatio: 0, backPressuredRatio: 0, idleRatio: 1 });
    expect(times.take(150).idleRatio).toBe(1);
  });

  it('tell the time under backpressure over all intervals, the one under way too', () => {
    const times = new TaskTimes(0);
    times.enter('backPressured', 40);
    expect(times.totalBackPressuredMs(60)).toBe(20);
    times.take(70);
    times.enter('busy', 90);
    expect(times.totalBackPressuredMs(200)).toBe(50);
  });
});
