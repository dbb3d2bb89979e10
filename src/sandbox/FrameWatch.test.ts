import { describe, expect, it } from 'vitest';
import { answered, startWatch, tick } from './FrameWatch.ts';

/** `p` a tick that is answered, `.` one that is not, `z` one after a long sleep. */
function watch(story: string): string {
  let nowMs = 0;
  let state = startWatch(nowMs);
  let decisions = '';
  for (const step of story) {
    nowMs += step === 'z' ? 60_000 : 1000;
    const result = tick(state, nowMs);
    state = step === 'p' ? answered(result.state) : result.state;
    decisions += result.decision[0];
  }
  return decisions;
}

describe('FrameWatch', () => {
  it.each([
    ['pppppp', 'PPPPPP'],
    ['p...p', 'PPPPG'],
    ['p..p..p..p', 'PPPPPPPPPP'],
    ['p..z..p', 'PPPPPPG'],
    ['p..zpp', 'PPPPPP'],
  ])('of %s decides %s', (story, decisions) => {
    expect(watch(story)).toBe(decisions);
  });
});
