import { describe, expect, it } from 'vitest';
import { waitLong } from './waitLong.ts';

const LONGEST_MS = 2 ** 31 - 1;

/** A platform's timers: what is asked for, and the call that ends the last one. */
function platform() {
  const delays: number[] = [];
  let ring = (): void => {};
  const wait = (delayMs: number, callback: () => void) => {
    delays.push(delayMs);
    ring = callback;
    return {
      cancel: () => {
        ring = () => {};
      },
    };
  };
  return { delays, wait, ring: () => ring() };
}

describe('a long wait', () => {
  it('is one timer where the platform keeps it', () => {
    const { delays, wait } = platform();
    waitLong(wait, LONGEST_MS, () => {});
    expect(delays).toEqual([LONGEST_MS]);
  });

  it('goes in steps where it is longer, and ends once', () => {
    const { delays, wait, ring } = platform();
    let calls = 0;
    waitLong(wait, 2 * LONGEST_MS + 7, () => {
      calls += 1;
    });
    ring();
    ring();
    expect(calls).toBe(0);
    ring();
    expect(calls).toBe(1);
    expect(delays).toEqual([LONGEST_MS, LONGEST_MS, 7]);
  });

  it('can be cancelled in any step, and never ends where it is endless', () => {
    const { delays, wait, ring } = platform();
    let calls = 0;
    const wakeUp = waitLong(wait, Infinity, () => {
      calls += 1;
    });
    ring();
    ring();
    wakeUp.cancel();
    ring();
    expect([calls, delays.length]).toEqual([0, 3]);
  });
});
