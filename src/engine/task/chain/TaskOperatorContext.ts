/**
 * An operator's world as its task makes it: keyed state and timers on demand, counters, print.
 * Flink's StreamingRuntimeContext and StreamTaskStateInitializer.
 */
import type { StreamNode } from '../../../model/index.ts';
import type {
  ExternalInput,
  FunctionRemark,
  Mailbox,
  OperatorContext,
  OperatorCounters,
  SubtaskInfo,
} from '../../operators/OperatorContext.ts';
import { type KeyedStateSize, OperatorStateHandler } from '../../operators/OperatorStateHandler.ts';
import type { KeyedStateBackend, KeyGroupSnapshot } from '../../state/StateBackend.ts';
import type { ProcessingTimeService } from '../../time/ProcessingTimeService.ts';
import type { InternalTimerService, Triggerable } from '../../time/TimerService.ts';

/** What the task gives to each of its operators. */
export interface OperatorServices {
  readonly subtask: SubtaskInfo;
  readonly processingTime: ProcessingTimeService;
  readonly mailbox: Mailbox;
  readonly isBatch: boolean;
  readonly autoWatermarkIntervalMs: number;
  readonly random: () => number;
  readonly print: (sinkIdentifier: string, value: unknown) => void;
  readonly remark: (remark: FunctionRemark, method: string) => void;
  readonly external: ExternalInput | null;
  readonly inputActivityMs: () => number;
}

/** One per operator and subtask. */
export class TaskOperatorContext implements OperatorContext {
  readonly nodeId: number;
  readonly name: string;
  readonly inputCount: 0 | 1 | 2;
  readonly subtask: SubtaskInfo;
  readonly counters: OperatorCounters = { recordsIn: 0, recordsOut: 0, lateRecordsDropped: 0 };
  readonly processingTime: ProcessingTimeService;
  readonly mailbox: Mailbox;
  readonly isBatch: boolean;
  readonly autoWatermarkIntervalMs: number;
  readonly external: ExternalInput | null;
  private readonly services: OperatorServices;
  private handler: OperatorStateHandler | null = null;
  private hasRemarked = false;

  constructor(node: StreamNode, services: OperatorServices) {
    this.nodeId = node.id;
    this.name = node.name;
    this.inputCount = node.inputCount;
    this.services = services;
    this.subtask = services.subtask;
    this.processingTime = services.processingTime;
    this.mailbox = services.mailbox;
    this.isBatch = services.isBatch;
    this.autoWatermarkIntervalMs = services.autoWatermarkIntervalMs;
    this.external = services.external;
  }

  keyedState(): KeyedStateBackend {
    return this.stateHandler().keyedState();
  }

  timerService(name: string, target: Triggerable): InternalTimerService {
    return this.stateHandler().timerService(name, target);
  }

  advanceTimers(watermark: number): void {
    this.handler?.advanceTimers(watermark);
  }

  print(sinkIdentifier: string, value: unknown): void {
    this.services.print(sinkIdentifier, value);
  }

  remark(remark: FunctionRemark, method: string): void {
    if (this.hasRemarked) return;
    this.hasRemarked = true;
    this.services.remark(remark, method);
  }

  inputActivityMs(): number {
    return this.services.inputActivityMs();
  }

  random(): number {
    return this.services.random();
  }

  /** All keyed state and timers, by key group. */
  snapshotKeyed(): KeyGroupSnapshot[] {
    return this.handler?.snapshot() ?? [];
  }

  /** Takes what lies in the own key groups; before the operator opens. */
  restoreKeyed(parts: readonly KeyGroupSnapshot[]): void {
    if (parts.length > 0) this.stateHandler().restore(parts);
  }

  /** Null where the operator keeps nothing by key. */
  stateSize(): KeyedStateSize | null {
    return this.handler?.size() ?? null;
  }

  private stateHandler(): OperatorStateHandler {
    this.handler ??= new OperatorStateHandler({
      subtaskIndex: this.subtask.subtaskIndex,
      parallelism: this.subtask.parallelism,
      maxParallelism: this.subtask.maxParallelism,
      processingTime: this.processingTime,
      isBatch: this.isBatch,
    });
    return this.handler;
  }
}
