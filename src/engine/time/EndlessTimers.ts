/**
 * Notices timers that set themselves again for ever: while one watermark, or one moment of the
 * clock, lets timers fire, each may register the next, and what is due at once never ends. Flink
 * hangs there; here it is told. Timers that were waiting before are not counted, nor those of a
 * time that advances, but after the end of the input every time is due.
 */
import type { Timer } from './TimerQueue.ts';

/** So many timers in a row, each set by one that fired, end in nothing. */
const LIMIT = 100_000;
/** More where many keys had a timer each. */
const PER_WAITING_TIMER = 10;

/** One pass over the timers that are due. */
export class EndlessTimers {
  private readonly firstSequence: number;
  private readonly isEndOfInput: boolean;
  private waiting = 0;
  private setAgain = 0;
  private lastTime = Number.NEGATIVE_INFINITY;

  /** Timers from `firstSequence` on are set during the pass. */
  constructor(firstSequence: number, isEndOfInput: boolean) {
    this.firstSequence = firstSequence;
    this.isEndOfInput = isEndOfInput;
  }

  /** Before a timer fires; throws where there is no end in sight. */
  take({ time, sequence, key }: Timer): void {
    if (time > this.lastTime && !this.isEndOfInput) this.setAgain = 0;
    this.lastTime = time;
    if (sequence < this.firstSequence) this.waiting += 1;
    else this.setAgain += 1;
    if (this.setAgain <= LIMIT + PER_WAITING_TIMER * this.waiting) return;
    throw new Error(this.isEndOfInput ? afterTheEnd(key) : atOneMoment(key, time));
  }
}

function afterTheEnd(key: unknown): string {
  return (
    `The timers of the key ${keyText(key)} are set again for ever: ${LIMIT} have fired since the ` +
    'input ended, each set by the one before. Behind the last record the watermark is at its ' +
    'highest, so every event-time timer fires at once, and Flink would go on without end. ' +
    'Register the next one only while ctx.timerService().currentWatermark() < Infinity.'
  );
}

function atOneMoment(key: unknown, time: number): string {
  return (
    `The timers of the key ${keyText(key)} are set again for ever: ${LIMIT} have fired at or ` +
    `before ${time}, each set by the one before for a time that is due already. Flink would go ` +
    'on without end. Register the next one for a later time, such as timestamp + 1000.'
  );
}

const LONGEST_KEY = 100;

function keyText(key: unknown): string {
  try {
    const text = JSON.stringify(key) ?? String(key);
    return text.length > LONGEST_KEY ? `${text.slice(0, LONGEST_KEY)}…` : text;
  } catch {
    return 'in question';
  }
}
