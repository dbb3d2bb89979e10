/**
 * The watermarks of one source subtask: a generator a split, combined by their minimum, and one for
 * records without a split, which holds nothing back. The whole is idle once both parts are. What a
 * split would have said at the next tick is lost where it ends before that.
 * Flink's ProgressiveTimestampsAndWatermarks with its SplitLocalOutputs and IdlenessManager.
 */
import { WatermarkOutputMultiplexer } from '../../time/WatermarkOutputMultiplexer.ts';
import type { WatermarkGenerator, WatermarkOutput } from '../../time/watermarkTypes.ts';
import type { WatermarkEmitter } from './WatermarkEmitter.ts';

/** Where the records of one split go: the generator, and what it says at an event. */
export interface SplitWatermarks {
  readonly generator: WatermarkGenerator<unknown>;
  readonly eventOutput: WatermarkOutput;
}

/** One per source subtask. */
export class SourceWatermarks {
  /** For records that belong to no split. */
  readonly main: SplitWatermarks;
  private readonly createGenerator: () => WatermarkGenerator<unknown>;
  private readonly splitPart: PartOutput;
  private readonly multiplexer: WatermarkOutputMultiplexer;
  private readonly splits = new Map<string, SplitTicks>();

  constructor(emitter: WatermarkEmitter, createGenerator: () => WatermarkGenerator<unknown>) {
    this.createGenerator = createGenerator;
    const markIdle = (): void => {
      if (mainPart.isIdle && this.splitPart.isIdle) emitter.markIdle();
    };
    const mainPart = new PartOutput(emitter, markIdle);
    this.splitPart = new PartOutput(emitter, markIdle);
    this.multiplexer = new WatermarkOutputMultiplexer(this.splitPart);
    this.main = { generator: createGenerator(), eventOutput: mainPart };
  }

  /** A split begins; throws where its id is taken. */
  addSplit(splitId: string): SplitWatermarks {
    this.multiplexer.registerNewOutput(splitId);
    const generator = this.createGenerator();
    const tickOutput = this.multiplexer.getDeferredOutput(splitId);
    this.splits.set(splitId, { generator, tickOutput });
    return { generator, eventOutput: this.multiplexer.getImmediateOutput(splitId) };
  }

  /** A split is over and holds nothing back any more. */
  removeSplit(splitId: string): void {
    this.splits.delete(splitId);
    this.multiplexer.unregisterOutput(splitId);
  }

  /** At each tick of the auto-watermark interval. */
  onPeriodicEmit(): void {
    this.main.generator.onPeriodicEmit(this.main.eventOutput);
    for (const { generator, tickOutput } of this.splits.values()) {
      generator.onPeriodicEmit(tickOutput);
    }
    this.multiplexer.onPeriodicEmit();
  }
}

interface SplitTicks {
  readonly generator: WatermarkGenerator<unknown>;
  readonly tickOutput: WatermarkOutput;
}

/** One of the two parts of a source; idle until it has said something. */
class PartOutput implements WatermarkOutput {
  isIdle = true;
  private readonly emitter: WatermarkEmitter;
  private readonly onIdle: () => void;

  constructor(emitter: WatermarkEmitter, onIdle: () => void) {
    this.emitter = emitter;
    this.onIdle = onIdle;
  }

  emitWatermark(timestamp: number): void {
    this.isIdle = false;
    this.emitter.emitWatermark(timestamp);
  }

  markIdle(): void {
    this.isIdle = true;
    this.onIdle();
  }

  markActive(): void {
    this.isIdle = false;
    this.emitter.markActive();
  }
}
