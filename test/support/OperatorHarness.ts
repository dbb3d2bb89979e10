/**
 * Drives an operator as a task would, in any number of subtasks: records go to the subtask that
 * owns their key, control elements to all of them; a watermark counts as put out once all have put
 * it out. Can be snapshot and restored at another parallelism at any point. Flink's
 * OneInputStreamOperatorTestHarness.
 */
import {
  keyGroupOf,
  MAX_TIMESTAMP,
  MIN_TIMESTAMP,
  type OperatorSnapshot,
  type StreamOperator,
  subtaskOfKeyGroup,
} from '../../src/engine/index.ts';
import { ManualProcessingTime } from './ManualProcessingTime.ts';
import { type HarnessOutput, OperatorInstance } from './OperatorInstance.ts';

/** How the operator runs. */
export interface HarnessOptions {
  /** The key of a record of an input; left out on unkeyed streams (all goes to subtask 0). */
  readonly keyOf?: (value: unknown, input: 0 | 1) => unknown;
  /** The input whose records go to every subtask. */
  readonly broadcastInput?: 0 | 1;
  readonly parallelism?: number;
  readonly maxParallelism?: number;
  readonly inputCount?: 0 | 1 | 2;
  readonly autoWatermarkIntervalMs?: number;
  /** BATCH mode: records must come sorted by key, and nothing is ever restored. */
  readonly isBatch?: boolean;
}

/** An operator under test. */
export class OperatorHarness {
  readonly clock = new ManualProcessingTime();
  private readonly create: () => StreamOperator;
  private readonly options: HarnessOptions;
  private instances: OperatorInstance[];
  private lastWatermarks = [MIN_TIMESTAMP, MIN_TIMESTAMP];
  private readonly isIdle = [false, false];
  private isRewindNeeded = false;
  private hasRestored = false;
  private highestWatermark = MIN_TIMESTAMP;
  private lateBefore = 0;
  private outputs: HarnessOutput[] = [];

  constructor(create: () => StreamOperator, options: HarnessOptions = {}) {
    this.create = create;
    this.options = options;
    this.instances = this.createInstances(options.parallelism ?? 1, []);
    this.drain();
  }

  /** A record; `timestamp` as inside the engine. */
  element(value: unknown, timestamp: number, input: 0 | 1 = 0): void {
    this.repeatWatermarks();
    const owner = this.instances[this.ownerOf(value, input)] as OperatorInstance;
    const readers = input === this.options.broadcastInput ? this.instances : [owner];
    for (const { counters, operator } of readers) {
      counters.recordsIn++;
      if (input === 0) operator.processElement(value, timestamp);
      else operator.processElement2(value, timestamp);
    }
    this.drain();
  }

  watermark(timestamp: number, input: 0 | 1 = 0): void {
    if (this.options.inputCount === 2) this.repeatWatermarks(input === 0 ? [1] : [0]);
    this.isRewindNeeded = false;
    this.lastWatermarks[input] = Math.max(timestamp, this.lastWatermarks[input] ?? timestamp);
    for (const { operator } of this.instances) operator.processWatermark(timestamp, input);
    this.drain();
  }

  status(isActive: boolean, input: 0 | 1 = 0): void {
    this.isIdle[input] = !isActive;
    for (const { operator } of this.instances) operator.processWatermarkStatus(isActive, input);
    this.drain();
  }

  /** Moves the processing clock and fires what is due. */
  processingTime(timeMs: number): void {
    this.repeatWatermarks();
    this.clock.setTime(timeMs);
    this.drain();
  }

  /** The last watermark on every input, then the end of each, then of the operator. */
  end(): void {
    const inputs = ([0, 1] as const).slice(0, this.options.inputCount ?? 1);
    for (const input of inputs) {
      this.watermark(MAX_TIMESTAMP, input);
      for (const { operator } of this.instances) operator.endInput(input);
    }
    for (const { operator } of this.instances) operator.finish();
    this.drain();
    for (const { operator } of this.instances) operator.close();
    this.drain();
  }

  /** Everything that the operator keeps, one part a subtask; plain data. */
  snapshot(): OperatorSnapshot[] {
    return this.instances.map((instance) => instance.snapshot());
  }

  /**
   * Throws the operator away and restores a new one, at another parallelism if so wished.
   * Watermarks are not part of a snapshot: they are said again before the next record.
   */
  restore(snapshot: readonly OperatorSnapshot[], parallelism = this.instances.length): void {
    this.lateBefore = this.lateRecordsDropped();
    this.clock.reset();
    this.instances = this.createInstances(parallelism, snapshot);
    this.isRewindNeeded = true;
    this.hasRestored = true;
    this.drain();
    this.repeatIdleness();
  }

  /** What was put out since the last call. */
  take(): HarnessOutput[] {
    return this.outputs.splice(0);
  }

  lateRecordsDropped(): number {
    return this.sum(({ counters }) => counters.lateRecordsDropped) + this.lateBefore;
  }

  /** Entries of keyed state over all subtasks. */
  stateEntryCount(): number {
    return this.sum(({ state }) => state.entryCount());
  }

  eventTimerCount(): number {
    return this.sum(({ state }) => state.timerCount('EVENT_TIME'));
  }

  processingTimerCount(): number {
    return this.sum(({ state }) => state.timerCount('PROCESSING_TIME'));
  }

  private sum(count: (instance: OperatorInstance) => number): number {
    return this.instances.reduce((total, instance) => total + count(instance), 0);
  }

  private createInstances(
    parallelism: number,
    restored: readonly OperatorSnapshot[],
  ): OperatorInstance[] {
    const instances: OperatorInstance[] = [];
    for (let subtaskIndex = 0; subtaskIndex < parallelism; subtaskIndex++) {
      const where = {
        subtaskIndex,
        parallelism,
        maxParallelism: this.maxParallelism(),
        inputCount: this.options.inputCount ?? 1,
        autoWatermarkIntervalMs: this.options.autoWatermarkIntervalMs ?? 0,
        processingTime: this.clock,
        isBatch: this.options.isBatch ?? false,
      };
      instances.push(new OperatorInstance(this.create(), where, restored));
    }
    return instances;
  }

  private maxParallelism(): number {
    return this.options.maxParallelism ?? 128;
  }

  private ownerOf(value: unknown, input: 0 | 1): number {
    const { broadcastInput, keyOf } = this.options;
    if (keyOf === undefined || input === broadcastInput) return 0;
    const keyGroup = keyGroupOf(keyOf(value, input), this.maxParallelism());
    return subtaskOfKeyGroup(keyGroup, this.maxParallelism(), this.instances.length);
  }

  private repeatIdleness(): void {
    for (const { operator } of this.instances) {
      for (const input of [0, 1] as const) {
        if (this.isIdle[input]) operator.processWatermarkStatus(false, input);
      }
    }
    for (const instance of this.instances) instance.take();
  }

  private repeatWatermarks(inputs: readonly (0 | 1)[] = [0, 1]): void {
    if (!this.isRewindNeeded) return;
    this.isRewindNeeded = false;
    for (const { operator } of this.instances) {
      for (const input of inputs) {
        const timestamp = this.lastWatermarks[input] ?? MIN_TIMESTAMP;
        if (timestamp !== MIN_TIMESTAMP) operator.processWatermark(timestamp, input);
      }
    }
    for (const instance of this.instances) {
      this.outputs.push(...instance.take().filter(({ kind }) => kind !== 'watermark'));
    }
  }

  /** Records of all subtasks first, then the control elements once. */
  private drain(): void {
    const taken = this.instances.map((instance) => instance.take());
    const isControl = ({ kind }: HarnessOutput) => kind === 'watermark' || kind === 'status';
    if (taken.length === 1) this.write(taken[0] ?? []);
    else {
      this.write(taken.flat().filter((output) => !isControl(output)));
      this.write((taken[0] ?? []).filter(isControl));
    }
  }

  /** After a restore an operator may say again what it has said; nobody downstream heeds that. */
  private write(outputs: readonly HarnessOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'watermark') {
        if (this.hasRestored && output.timestamp <= this.highestWatermark) continue;
        this.highestWatermark = output.timestamp;
      }
      this.outputs.push(output);
    }
  }
}
