/**
 * What print sinks wrote, on its way to the JobManager: few messages are under way at a time, each
 * is acknowledged, and what waits is bounded, so that nothing piles up anywhere. Where every record
 * is wanted the tasks wait instead; for a screen records are left out.
 */
import type { FromWorker } from '../protocol/index.ts';
import { KeptRecords } from './KeptRecords.ts';
import { type OutputCollector, ShownOutput, WholeOutput } from './OutputCollector.ts';

/** Messages under way that nobody has acknowledged. */
const MOST_UNDER_WAY = 2;
/** Characters of one piece of an opened record. */
const PIECE = 1_000_000;

/** How it is set up. */
export interface OutputRoadOptions {
  readonly collectOutputs: boolean;
  readonly intervalMs: number;
  /** Where every record is wanted: characters at most. */
  readonly budgetChars: number;
  readonly nowMs: () => number;
  readonly send: (message: FromWorker) => void;
  /** Tasks that had to wait may go on. */
  readonly onRoom: () => void;
}

/** One a TaskManager. */
export class OutputRoad {
  private readonly options: OutputRoadOptions;
  private readonly collector: OutputCollector;
  private readonly kept = new KeptRecords();
  private underWay = 0;
  private lastMs = 0;

  constructor(options: OutputRoadOptions) {
    this.options = options;
    this.collector = options.collectOutputs
      ? new WholeOutput(options.budgetChars)
      : new ShownOutput(this.kept);
  }

  /** A record of a sink. */
  print(sink: string, subtask: number, value: unknown): void {
    this.collector.print(sink, subtask, value);
  }

  /** False while so much waits that no task may print more. */
  hasRoom(): boolean {
    return !this.collector.isOverfull();
  }

  /** After a turn: sends what is due, as far as the way is free. */
  turnEnded(): void {
    const isDue = this.options.nowMs() - this.lastMs >= this.options.intervalMs;
    if (isDue || this.collector.isFull()) this.sendFew();
  }

  /** Sends as far as the way is free. */
  sendFew(): void {
    while (this.underWay < MOST_UNDER_WAY && this.sendOne());
  }

  /** Sends all that waits, which is bounded: what comes behind it must not overtake it. */
  sendAll(): void {
    while (this.sendOne());
  }

  /** The JobManager has taken a message. */
  acknowledged(): void {
    this.underWay = Math.max(0, this.underWay - 1);
    if (this.collector.isFull()) this.sendFew();
    if (this.hasRoom()) this.options.onRoom();
  }

  /** Answers with the whole text of a record that was shown in part. */
  open(request: number, number: number): void {
    const text = this.kept.find(number);
    if (text === null) {
      this.options.send({ type: 'fullRecord', request, text: null, goesOn: false });
      return;
    }
    for (let start = 0; start < text.length; start += PIECE) {
      const goesOn = start + PIECE < text.length;
      const piece = text.slice(start, start + PIECE);
      this.options.send({ type: 'fullRecord', request, text: piece, goesOn });
    }
  }

  /** When nothing runs any more: what may still be asked for. */
  sendKept(): void {
    const records = this.kept.all();
    if (records.length > 0) this.options.send({ type: 'keptRecords', records });
  }

  private sendOne(): boolean {
    const outputs = this.collector.take();
    this.lastMs = this.options.nowMs();
    if (outputs.length === 0) return false;
    this.underWay += 1;
    this.options.send({ type: 'output', outputs });
    return true;
  }
}
