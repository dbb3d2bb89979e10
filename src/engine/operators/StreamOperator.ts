/**
 * The base of all operators. Lifecycle: setup → restoreState? → open → elements … → endInput(s) →
 * finish → close; `close` also after a failure. All calls come from one task, one at a time.
 * Flink's AbstractStreamOperator.
 */
import type { Output } from '../element/Output.ts';
import { MIN_TIMESTAMP } from '../element/timestamp.ts';
import type { OperatorContext, OperatorSnapshot } from './OperatorContext.ts';
import type { RecordUse } from './recordUse.ts';

/** One step of the data flow. A trivial operator overrides `processElement` only. */
export abstract class StreamOperator {
  protected output!: Output;
  protected context!: OperatorContext;
  private readonly inputWatermarks = [MIN_TIMESTAMP, MIN_TIMESTAMP];
  private readonly inputIdle = [false, false];
  private combinedWatermark = MIN_TIMESTAMP;
  private isIdle = false;

  /** Called once, before anything else. */
  setup(context: OperatorContext, output: Output): void {
    this.context = context;
    this.output = output;
  }

  /** User functions open here; state handles are made here. */
  open(): void {}

  /**
   * What becomes of a record of a chained input: whoever may change or keep it gets a copy, since
   * the operator in front may keep it too.
   */
  recordUse(): RecordUse {
    return 'any';
  }

  /** A record of input 0. */
  abstract processElement(value: unknown, timestamp: number): void;

  /** A record of input 1; operators with two inputs override it. */
  processElement2(_value: unknown, _timestamp: number): void {
    throw new Error(`${this.context.name} has no second input`);
  }

  /** A watermark of one input (already the minimum over that input's channels). */
  processWatermark(timestamp: number, input: 0 | 1): void {
    this.inputWatermarks[input] = timestamp;
    this.recombine();
  }

  /** One input becomes idle or active. */
  processWatermarkStatus(isActive: boolean, input: 0 | 1): void {
    this.inputIdle[input] = !isActive;
    const isNowIdle = this.context.inputCount === 2 ? this.areBothIdle() : !isActive;
    if (!isNowIdle) this.recombine();
    if (isNowIdle === this.isIdle) return;
    this.isIdle = isNowIdle;
    this.output.emitWatermarkStatus(!isNowIdle);
  }

  /** The operator's own watermark advanced: fire timers, then pass it on. */
  protected onWatermark(timestamp: number): void {
    this.context.advanceTimers(timestamp);
    this.output.emitWatermark(timestamp);
  }

  /** The current combined watermark. */
  currentWatermark(): number {
    return this.combinedWatermark;
  }

  /** Nothing follows on that input; comes after the input's last watermark. */
  endInput(_input: 0 | 1): void {}

  /** Nothing follows at all; the last chance to emit. */
  finish(): void {}

  /** Releases; user functions close here. */
  close(): void {}

  /** What is not keyed state or timers (those the context snapshots); plain data or null. */
  snapshotState(_checkpointId: number): unknown {
    return null;
  }

  /** Called before `open`, with one part per old subtask (null parts left out). */
  restoreState(_parts: readonly unknown[], _snapshot?: OperatorSnapshot): void {}

  private areBothIdle(): boolean {
    return this.inputIdle.every((idle) => idle);
  }

  private recombine(): void {
    const combined = this.context.inputCount === 2 ? this.minOfActive() : this.inputWatermarks[0];
    if (combined === undefined || combined <= this.combinedWatermark) return;
    this.combinedWatermark = combined;
    this.onWatermark(combined);
  }

  private minOfActive(): number {
    let min = Infinity;
    for (const input of [0, 1] as const) {
      if (!this.inputIdle[input]) min = Math.min(min, this.inputWatermarks[input] ?? min);
    }
    return min === Infinity ? MIN_TIMESTAMP : min;
  }
}
