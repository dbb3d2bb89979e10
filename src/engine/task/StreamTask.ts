/**
 * One subtask: a chain with its inputs and outputs, driven slice by slice. Mail first, then room in
 * the output, then one piece of input; it never waits, it says what it waits for.
 *
 *   CREATED ─open→ GATHERING ─input ready→ RUNNING ─inputs ended→ FINISHING
 *           ─nothing awaited→ DRAINING ─all sent→ DONE          any ─close→ DONE
 *
 * Only in BATCH mode is the input not ready at once: all producers must have ended.
 *
 * Flink's StreamTask with its MailboxProcessor.
 */

import type { OperatorChain } from './chain/OperatorChain.ts';
import type { InputChannel } from './exchange/InputChannel.ts';
import type { ResultPartition } from './exchange/ResultPartition.ts';
import { BatchInput, type BatchInputOptions } from './input/BatchInput.ts';
import { HeadInput } from './input/HeadInput.ts';
import type { InputGate } from './input/InputGate.ts';
import { PipelinedInput } from './input/PipelinedInput.ts';
import { isSourceTaskOperator, SourceInput } from './input/SourceInput.ts';
import type { TaskInput } from './input/TaskInput.ts';
import { DEFAULT_SLICE, type SliceLimits, SlicePacer } from './SlicePacer.ts';
import type { TaskMailbox } from './TaskMailbox.ts';
import type { TaskClock, TaskProcessingTimeService } from './TaskProcessingTimeService.ts';
import type { TaskTimes, TimeUse } from './TaskTimes.ts';

/**
 * What a task waits for after a slice. `TURN`: nothing, it has more to do. `INPUT`: data, a mail or
 * a time. `OUTPUT`: room in a channel, or in an operator that is full. `END`: it is over. Whatever
 * comes calls `wake`.
 */
export type TaskWait = 'TURN' | 'INPUT' | 'OUTPUT' | 'END';

/** Where in its life a task is. */
export type TaskPhase = 'CREATED' | 'GATHERING' | 'RUNNING' | 'FINISHING' | 'DRAINING' | 'DONE';

const USE_OF_WAIT: Readonly<Record<TaskWait, TimeUse>> = {
  TURN: 'busy',
  INPUT: 'idle',
  OUTPUT: 'backPressured',
  END: 'idle',
};

/** What a task is made of; `buildTask` makes it. */
export interface StreamTaskOptions {
  readonly chain: OperatorChain;
  /** Null for sources. */
  readonly gate: InputGate | null;
  /** In BATCH mode: how the input is to be read once all of it is there. */
  readonly batch?: Pick<BatchInputOptions, 'keys' | 'isSecondFirst'>;
  readonly partitions: readonly ResultPartition[];
  readonly mailbox: TaskMailbox;
  /** One an operator. */
  readonly processingTimes: readonly TaskProcessingTimeService[];
  readonly clock: TaskClock;
  readonly times: TaskTimes;
  readonly slice?: SliceLimits;
  /** Called when a task that waits has something to do. */
  readonly onWake: () => void;
}

/** A subtask's thread of control. */
export class StreamTask {
  readonly chain: OperatorChain;
  readonly gate: InputGate | null;
  readonly partitions: readonly ResultPartition[];
  readonly times: TaskTimes;
  /** By logical input. */
  readonly inputs: readonly HeadInput[];
  private readonly source: SourceInput | null;
  /** Null for sources. */
  private readonly channelInput: TaskInput | null;
  private readonly mailbox: TaskMailbox;
  private readonly processingTimes: readonly TaskProcessingTimeService[];
  private readonly clock: TaskClock;
  private readonly pacer: SlicePacer;
  private readonly onWake: () => void;
  private phaseNow: TaskPhase = 'CREATED';
  private isFlushArmed = false;
  private cancelSourceWake: (() => void) | null = null;

  constructor(options: StreamTaskOptions) {
    this.chain = options.chain;
    this.gate = options.gate;
    this.partitions = options.partitions;
    this.mailbox = options.mailbox;
    this.processingTimes = options.processingTimes;
    this.clock = options.clock;
    this.onWake = options.onWake;
    this.pacer = new SlicePacer(options.slice ?? DEFAULT_SLICE, () => this.clock.nowMs());
    this.times = options.times;
    const { nodeId, operator } = this.chain.head();
    const position = this.chain.position;
    this.source = isSourceTaskOperator(operator)
      ? new SourceInput(nodeId, operator, position)
      : null;
    this.inputs = ([0, 1] as const).map((i) => new HeadInput(nodeId, operator, position, i));
    this.channelInput = this.createInput(options);
  }

  phase(): TaskPhase {
    return this.phaseNow;
  }

  /** Operators open; may throw what user code throws. */
  open(): void {
    this.phaseNow = 'GATHERING';
    if (this.channelInput?.isReady() === false) return;
    this.phaseNow = 'RUNNING';
    this.chain.open();
  }

  /** Runs one slice and says what the task waits for; throws what user code throws. */
  step(): TaskWait {
    this.times.enter('busy', this.clock.nowMs());
    this.pacer.begin();
    const wait = this.runSlice();
    this.armFlush();
    this.times.enter(USE_OF_WAIT[wait], this.clock.nowMs());
    return wait;
  }

  /** Something has come for a task that waits. */
  wake(): void {
    this.onWake();
  }

  /** Ends it wherever it is; operators close, and what they throw is thrown at the end. */
  close(): void {
    if (this.phaseNow === 'DONE') return;
    this.phaseNow = 'DONE';
    this.release();
    this.chain.close();
  }

  private runSlice(): TaskWait {
    for (;;) {
      if (this.mailbox.hasMail()) this.mailbox.run();
      switch (this.phaseNow) {
        case 'CREATED':
          throw new Error('a task was stepped before it was opened');
        case 'GATHERING':
          this.open();
          if (this.phaseNow === 'GATHERING') return 'INPUT';
          break;
        case 'RUNNING': {
          if (!this.hasRoom() || !this.chain.canAccept()) return 'OUTPUT';
          const records = this.read();
          if (records < 0) return 'INPUT';
          if (this.pacer.isOver(records)) return 'TURN';
          break;
        }
        case 'FINISHING':
          if (!this.finish()) return 'INPUT';
          break;
        case 'DRAINING':
          if (!this.partitions.every((partition) => partition.isDrained())) return 'OUTPUT';
          this.close();
          break;
        case 'DONE':
          return 'END';
      }
    }
  }

  private read(): number {
    if (this.source !== null) return this.readSource(this.source);
    return this.readChannels(this.channelInput as TaskInput);
  }

  /** How many records may be processed before mails and room are looked at again. */
  private pieceRecords(): number {
    return this.chain.mayRefuse() ? 1 : this.pacer.chunkRecords();
  }

  /** The channel that holds the watermark back, if any does. */
  slowestChannel(): InputChannel | null {
    return this.channelInput?.slowestChannel() ?? null;
  }

  private createInput({ gate, batch }: StreamTaskOptions): TaskInput | null {
    if (gate === null) return null;
    const { position } = this.chain;
    if (batch === undefined) return new PipelinedInput(gate, this.inputs);
    return new BatchInput({ ...batch, gate, heads: this.inputs, position });
  }

  private hasRoom(): boolean {
    for (const partition of this.partitions) if (!partition.hasRoom()) return false;
    return true;
  }

  /** Reads a chunk of the source; the number of records at most, or -1 where it must wait. */
  private readSource(source: SourceInput): number {
    const limit = this.pieceRecords();
    const status = source.read(limit);
    if (status === 'MORE') return limit;
    if (status === 'END') {
      this.phaseNow = 'FINISHING';
      return limit;
    }
    if (status !== 'WAITING') this.wakeSourceAt(status);
    return -1;
  }

  private wakeSourceAt(timeMs: number): void {
    this.cancelSourceWake?.();
    this.cancelSourceWake = this.clock.schedule(timeMs, () => {
      this.cancelSourceWake = null;
      this.wake();
    });
  }

  /** Reads one piece of the channels; its records, or -1 where there is none. */
  private readChannels(input: TaskInput): number {
    const records = input.readPiece(this.pieceRecords());
    if (records >= 0) return records;
    if (!input.hasEnded()) return -1;
    this.phaseNow = 'FINISHING';
    return 0;
  }

  /** False while an operator awaits something. */
  private finish(): boolean {
    if (!this.chain.finish((index) => this.processingTimes[index]?.quiesce())) return false;
    for (const partition of this.partitions) {
      partition.broadcast({ kind: 'end' });
      partition.flush();
    }
    this.phaseNow = 'DRAINING';
    return true;
  }

  private isEmitting(): boolean {
    return this.phaseNow === 'RUNNING' || this.phaseNow === 'FINISHING';
  }

  /** Sees to it that what lies in unfull buffers leaves within the buffer timeout. */
  private armFlush(): void {
    if (this.isFlushArmed || !this.isEmitting()) return;
    let timeoutMs = Infinity;
    for (const partition of this.partitions) {
      if (partition.bufferTimeoutMs >= 0 && partition.hasUnflushed()) {
        timeoutMs = Math.min(timeoutMs, partition.bufferTimeoutMs);
      }
    }
    if (timeoutMs === Infinity) return;
    this.isFlushArmed = true;
    this.clock.schedule(this.clock.nowMs() + timeoutMs, () => this.flushInTime());
  }

  private flushInTime(): void {
    this.isFlushArmed = false;
    if (!this.isEmitting()) return;
    for (const partition of this.partitions) {
      if (partition.bufferTimeoutMs >= 0) partition.flush();
    }
  }

  private release(): void {
    for (const service of this.processingTimes) service.quiesce();
    this.mailbox.close();
    this.cancelSourceWake?.();
    this.cancelSourceWake = null;
  }
}
