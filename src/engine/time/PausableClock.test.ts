import { describe, expect, it } from 'vitest';
import { PausableClock } from './PausableClock.ts';

describe('a clock that can be paused', () => {
  it('leaves out the time of its pauses', () => {
    let baseMs = 100;
    const clock = new PausableClock(() => baseMs);
    const nowAfter = (ms: number): number => {
      baseMs += ms;
      return clock.nowMs();
    };
    expect(nowAfter(5)).toBe(105);
    clock.pause();
    clock.pause();
    expect(nowAfter(20)).toBe(105);
    clock.resume();
    clock.resume();
    expect(nowAfter(3)).toBe(108);
    clock.pause();
    expect(nowAfter(9)).toBe(108);
  });
});
