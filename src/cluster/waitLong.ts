/** Delays that a platform's timers do not keep: beyond 2^31 - 1 ms they would end at once. */
import type { Cancellation } from './EventLoop.ts';

const LONGEST_MS = 2 ** 31 - 1;

/** Waits by a platform's timer, in several steps where the delay (ms, Infinity too) needs them. */
export function waitLong(
  wait: (delayMs: number, callback: () => void) => Cancellation,
  delayMs: number,
  callback: () => void,
): Cancellation {
  if (delayMs <= LONGEST_MS) return wait(delayMs, callback);
  let step = wait(LONGEST_MS, () => {
    step = waitLong(wait, delayMs - LONGEST_MS, callback);
  });
  return { cancel: () => step.cancel() };
}
