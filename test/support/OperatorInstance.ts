/**
 * One operator in one subtask under test: a context made of the real state and timers, and an
 * output that writes down what comes.
 */
import {
  type ExternalInput,
  type InternalTimerService,
  type OperatorContext,
  type OperatorCounters,
  type OperatorSnapshot,
  OperatorStateHandler,
  type Output,
  type ProcessingTimeService,
  type StreamOperator,
  type Triggerable,
} from '../../src/engine/index.ts';

/** What an operator put out, in order. */
export type HarnessOutput =
  | { readonly kind: 'record'; readonly value: unknown; readonly timestamp: number }
  | {
      readonly kind: 'side';
      readonly tagId: string;
      readonly value: unknown;
      readonly timestamp: number;
    }
  | { readonly kind: 'watermark'; readonly timestamp: number }
  | { readonly kind: 'status'; readonly isActive: boolean }
  | { readonly kind: 'print'; readonly identifier: string; readonly value: unknown };

/** Where the instance runs. */
export interface InstanceOptions {
  readonly subtaskIndex: number;
  readonly parallelism: number;
  readonly maxParallelism: number;
  readonly inputCount: 0 | 1 | 2;
  readonly autoWatermarkIntervalMs: number;
  readonly processingTime: ProcessingTimeService;
  readonly isBatch?: boolean;
  readonly external?: ExternalInput;
}

/** Writes down. */
export class RecordingOutput implements Output {
  readonly outputs: HarnessOutput[] = [];

  collect(value: unknown, timestamp: number): void {
    this.outputs.push({ kind: 'record', value, timestamp });
  }

  collectSide(tagId: string, value: unknown, timestamp: number): void {
    this.outputs.push({ kind: 'side', tagId, value, timestamp });
  }

  emitWatermark(timestamp: number): void {
    this.outputs.push({ kind: 'watermark', timestamp });
  }

  emitWatermarkStatus(isActive: boolean): void {
    this.outputs.push({ kind: 'status', isActive });
  }
}

/** One subtask. */
export class OperatorInstance {
  readonly operator: StreamOperator;
  readonly counters: OperatorCounters = { recordsIn: 0, recordsOut: 0, lateRecordsDropped: 0 };
  readonly state: OperatorStateHandler;
  readonly remarks: string[] = [];
  private readonly output = new RecordingOutput();
  private readonly mails: (() => void)[] = [];

  constructor(
    operator: StreamOperator,
    options: InstanceOptions,
    restored: readonly OperatorSnapshot[],
  ) {
    this.operator = operator;
    this.state = new OperatorStateHandler(options);
    this.operator.setup(this.createContext(options), this.output);
    this.state.restore(restored.flatMap((part) => part.keyGroups));
    const parts = restored.map((part) => part.operatorState).filter((part) => part !== null);
    if (parts.length > 0) this.operator.restoreState(parts);
    this.operator.open();
  }

  /** Runs pending mails, then gives what was put out since the last call. */
  take(): HarnessOutput[] {
    for (let mail = this.mails.shift(); mail !== undefined; mail = this.mails.shift()) mail();
    return this.output.outputs.splice(0);
  }

  /** Plain data: what does not survive a structured clone fails here. */
  snapshot(): OperatorSnapshot {
    const operatorState = this.operator.snapshotState(1);
    return structuredClone({ keyGroups: this.state.snapshot(), operatorState });
  }

  private createContext(options: InstanceOptions): OperatorContext {
    const { subtaskIndex, parallelism, maxParallelism, processingTime } = options;
    const subtask = { taskName: 'test', subtaskIndex, parallelism, maxParallelism, attempt: 0 };
    return {
      nodeId: 1,
      name: 'test',
      inputCount: options.inputCount,
      subtask,
      counters: this.counters,
      processingTime,
      mailbox: { post: (mail) => this.mails.push(mail) },
      isBatch: options.isBatch ?? false,
      autoWatermarkIntervalMs: options.autoWatermarkIntervalMs,
      keyedState: () => this.state.keyedState(),
      timerService: (name: string, target: Triggerable): InternalTimerService =>
        this.state.timerService(name, target),
      advanceTimers: (watermark) => this.state.advanceTimers(watermark),
      print: (identifier, value) => {
        this.output.outputs.push({ kind: 'print', identifier, value });
      },
      remark: (remark, method) => {
        this.remarks.push(`${remark}: ${method}`);
      },
      external: options.external ?? null,
      inputActivityMs: () => processingTime.currentProcessingTimeMs(),
      random: () => 0.5,
    };
  }
}
