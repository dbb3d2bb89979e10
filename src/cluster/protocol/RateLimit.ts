/** Counts messages in windows of a second: what a worker sends beyond its rate is a flood. */

/** True while a worker keeps within its rate. */
export class RateLimit {
  private readonly perSecond: number;
  private windowStartMs = Number.NEGATIVE_INFINITY;
  private count = 0;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  /** Counts one more. */
  allows(nowMs: number): boolean {
    if (nowMs - this.windowStartMs >= 1000) {
      this.windowStartMs = nowMs;
      this.count = 0;
    }
    this.count += 1;
    return this.count <= this.perSecond;
  }
}
