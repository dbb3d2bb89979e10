/**
 * One watermark out of those of several splits: the minimum over splits that are not idle, never
 * going back; idle once all are. An immediate output recombines at each step, a deferred one at the
 * next tick. Flink's WatermarkOutputMultiplexer, in 2.1 (before FLINK-38454).
 */
import { fromApiTime, MIN_TIMESTAMP, toApiTime } from '../element/timestamp.ts';
import type { WatermarkOutput } from './watermarkTypes.ts';

/** What one split has said. */
interface PartialWatermark {
  watermark: number;
  isIdle: boolean;
}

/** Combines the outputs of splits into one. */
export class WatermarkOutputMultiplexer {
  private readonly underlying: WatermarkOutput;
  private readonly partials = new Map<string, PartialWatermark>();
  private combined = MIN_TIMESTAMP;
  private isIdle = false;

  constructor(underlying: WatermarkOutput) {
    this.underlying = underlying;
  }

  /** Throws where the id is taken. */
  registerNewOutput(id: string): void {
    if (this.partials.has(id)) throw new Error(`Already contains an output for ID ${id}`);
    this.partials.set(id, { watermark: MIN_TIMESTAMP, isIdle: false });
  }

  /** Takes a split out of the minimum; by itself that moves nothing. */
  unregisterOutput(id: string): boolean {
    return this.partials.delete(id);
  }

  /** An output whose steps count at once. */
  getImmediateOutput(id: string): WatermarkOutput {
    return new MultiplexedOutput(this.partialOf(id), (change) => this.onImmediate(change));
  }

  /** An output whose steps count at the next `onPeriodicEmit`. */
  getDeferredOutput(id: string): WatermarkOutput {
    return new MultiplexedOutput(this.partialOf(id), () => {});
  }

  /** Combines what deferred outputs have said. */
  onPeriodicEmit(): void {
    this.recombine();
  }

  /** `change` is a higher watermark of a split, or null for its idleness. */
  private onImmediate(change: number | null): void {
    if (change === null || change > this.combined) this.recombine();
  }

  private recombine(): void {
    if (this.partials.size === 0) return;
    let minimum = Infinity;
    for (const { watermark, isIdle } of this.partials.values()) {
      if (!isIdle && watermark < minimum) minimum = watermark;
    }
    this.isIdle = minimum === Infinity;
    if (!this.isIdle && minimum > this.combined) {
      this.combined = minimum;
      this.underlying.emitWatermark(toApiTime(minimum));
    } else if (this.isIdle) {
      this.underlying.markIdle();
    }
  }

  private partialOf(id: string): PartialWatermark {
    const partial = this.partials.get(id);
    if (partial === undefined) throw new Error(`no output registered under id ${id}`);
    return partial;
  }
}

class MultiplexedOutput implements WatermarkOutput {
  private readonly partial: PartialWatermark;
  private readonly onChange: (change: number | null) => void;

  constructor(partial: PartialWatermark, onChange: (change: number | null) => void) {
    this.partial = partial;
    this.onChange = onChange;
  }

  emitWatermark(timestamp: number): void {
    const time = fromApiTime(timestamp);
    this.partial.isIdle = false;
    if (time <= this.partial.watermark) return;
    this.partial.watermark = time;
    this.onChange(time);
  }

  markIdle(): void {
    this.partial.isIdle = true;
    this.onChange(null);
  }

  markActive(): void {
    this.partial.isIdle = false;
    this.onChange(null);
  }
}
