/**
 * How much a task does before it looks at the clock, and before it hands the thread on. A slow user
 * function shrinks the chunks to single records; a quick one lets them grow to whole buffers.
 */

/** The limits of one slice. */
export interface SliceLimits {
  /** ms after which the thread goes to the next task. */
  readonly sliceMs: number;
  /** Records after which it does so even where the clock stands still (simulation). */
  readonly sliceRecords: number;
  /** Records between two looks at the clock, at most. */
  readonly chunkRecords: number;
}

/** Long enough that switching costs nothing, short enough that a stop is felt at once. */
export const DEFAULT_SLICE: SliceLimits = { sliceMs: 8, sliceRecords: 8192, chunkRecords: 1024 };

/** One per task. */
export class SlicePacer {
  private readonly limits: SliceLimits;
  private readonly nowMs: () => number;
  private chunk: number;
  private startMs = 0;
  private lastMs = 0;
  private records = 0;

  constructor(limits: SliceLimits, nowMs: () => number) {
    this.limits = limits;
    this.nowMs = nowMs;
    this.chunk = Math.min(16, limits.chunkRecords);
  }

  /** A slice begins. */
  begin(): void {
    this.startMs = this.nowMs();
    this.lastMs = this.startMs;
    this.records = 0;
  }

  /** How many records the next chunk may have. */
  chunkRecords(): number {
    return this.chunk;
  }

  /** A chunk is over; true where the slice is, too. */
  isOver(records: number): boolean {
    const now = this.nowMs();
    const elapsedMs = now - this.lastMs;
    this.lastMs = now;
    this.records += Math.max(1, records);
    const { sliceMs, sliceRecords, chunkRecords } = this.limits;
    if (elapsedMs > sliceMs / 2) this.chunk = Math.max(1, this.chunk >> 2);
    else if (elapsedMs <= 1 && this.chunk < chunkRecords) {
      this.chunk = Math.min(chunkRecords, this.chunk * 2);
    }
    return now - this.startMs >= sliceMs || this.records >= sliceRecords;
  }
}
