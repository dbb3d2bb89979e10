/**
 * How a task spends its time: idle while it waits for input, back-pressured while it waits for room
 * in its output, busy otherwise (SEMANTICS §9). Flink's TaskIOMetricGroup.
 */

/** What a task's time is counted as. */
export type TimeUse = 'busy' | 'backPressured' | 'idle';

/** Shares of an interval; they add up to 1. */
export interface TimeShares {
  readonly busyRatio: number;
  readonly backPressuredRatio: number;
  readonly idleRatio: number;
}

/** Sums up by use since the last reading. */
export class TaskTimes {
  private use: TimeUse = 'idle';
  private sinceMs: number;
  private backPressuredMs = 0;
  private sums: Record<TimeUse, number> = { busy: 0, backPressured: 0, idle: 0 };

  constructor(nowMs: number) {
    this.sinceMs = nowMs;
  }

  /** From now on time counts as this. */
  enter(use: TimeUse, nowMs: number): void {
    const spentMs = Math.max(0, nowMs - this.sinceMs);
    this.sums[this.use] += spentMs;
    if (this.use === 'backPressured') this.backPressuredMs += spentMs;
    this.sinceMs = nowMs;
    this.use = use;
  }

  /** All time spent back-pressured, up to now. */
  totalBackPressuredMs(nowMs: number): number {
    const underWayMs = this.use === 'backPressured' ? Math.max(0, nowMs - this.sinceMs) : 0;
    return this.backPressuredMs + underWayMs;
  }

  /** Shares since the last call; all of the present use where no time has passed. */
  take(nowMs: number): TimeShares {
    this.enter(this.use, nowMs);
    const { busy, backPressured, idle } = this.sums;
    const total = busy + backPressured + idle;
    this.sums = { busy: 0, backPressured: 0, idle: 0 };
    if (total === 0) return sharesOf(this.use);
    return {
      busyRatio: busy / total,
      backPressuredRatio: backPressured / total,
      idleRatio: idle / total,
    };
  }
}

function sharesOf(use: TimeUse): TimeShares {
  return {
    busyRatio: use === 'busy' ? 1 : 0,
    backPressuredRatio: use === 'backPressured' ? 1 : 0,
    idleRatio: use === 'idle' ? 1 : 0,
  };
}
