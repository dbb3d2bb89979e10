/**
 * The generators that come with the engine. Flink's BoundedOutOfOrdernessWatermarks,
 * AscendingTimestampsWatermarks, NoWatermarksGenerator and WatermarksWithIdleness (SEMANTICS
 * §3.1–2).
 */
import { fromApiTime, MIN_TIMESTAMP, toApiTime } from '../element/timestamp.ts';
import type { WatermarkGenerator, WatermarkOutput } from './watermarkTypes.ts';

/** Trails the highest timestamp by a bound and 1 ms; says so at ticks only. */
export class BoundedOutOfOrdernessWatermarks implements WatermarkGenerator<unknown> {
  private readonly boundMs: number;
  private maxTimestamp: number;

  /** A bound without end is the longest that there is, as Long.MAX_VALUE: never a watermark. */
  constructor(boundMs: number) {
    this.boundMs = fromApiTime(boundMs);
    this.maxTimestamp = MIN_TIMESTAMP + this.boundMs + 1;
  }

  onEvent(_event: unknown, eventTimestamp: number): void {
    if (eventTimestamp > this.maxTimestamp) this.maxTimestamp = fromApiTime(eventTimestamp);
  }

  onPeriodicEmit(output: WatermarkOutput): void {
    output.emitWatermark(toApiTime(this.maxTimestamp - this.boundMs - 1));
  }
}

/** No watermarks but the last. */
export class NoWatermarksGenerator implements WatermarkGenerator<unknown> {
  onEvent(): void {}

  onPeriodicEmit(): void {}
}

/** Tells when nothing has happened for a while, counted from the first check without activity. */
export class IdlenessTimer {
  private readonly timeoutMs: number;
  private readonly nowMs: () => number;
  private hasActivity = false;
  /** NaN while there is activity. */
  private inactiveSinceMs = Number.NaN;

  /** Throws where the timeout is not positive. */
  constructor(timeoutMs: number, nowMs: () => number) {
    if (!(timeoutMs > 0)) {
      throw new Error(`idleTimeout must be greater than zero. It is ${timeoutMs} ms.`);
    }
    this.timeoutMs = timeoutMs;
    this.nowMs = nowMs;
  }

  activity(): void {
    this.hasActivity = true;
  }

  /** To be called at each tick. */
  checkIfIdle(): boolean {
    if (this.hasActivity) {
      this.hasActivity = false;
      this.inactiveSinceMs = Number.NaN;
      return false;
    }
    if (Number.isNaN(this.inactiveSinceMs)) {
      this.inactiveSinceMs = this.nowMs();
      return false;
    }
    return this.nowMs() - this.inactiveSinceMs > this.timeoutMs;
  }
}

/** Marks the output idle once where no event came for the timeout; else ticks the inner one. */
export class WatermarksWithIdleness<T> implements WatermarkGenerator<T> {
  private readonly inner: WatermarkGenerator<T>;
  private readonly timer: IdlenessTimer;
  private isIdle = false;

  constructor(inner: WatermarkGenerator<T>, timeoutMs: number, nowMs: () => number) {
    this.inner = inner;
    this.timer = new IdlenessTimer(timeoutMs, nowMs);
  }

  onEvent(event: T, eventTimestamp: number, output: WatermarkOutput): void {
    this.inner.onEvent(event, eventTimestamp, output);
    this.timer.activity();
    this.isIdle = false;
  }

  onPeriodicEmit(output: WatermarkOutput): void {
    if (!this.timer.checkIfIdle()) {
      this.inner.onPeriodicEmit(output);
    } else if (!this.isIdle) {
      output.markIdle();
      this.isIdle = true;
    }
  }
}
