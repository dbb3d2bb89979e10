/**
 * Events on their way to the page, at a bounded rate: at most ten batches a second, each when the
 * page has taken the one before, of each only what a screen can use. The last snapshot counts; of
 * records and log lines the newest are kept, and counts stay exact, so that a slow page only sees
 * fewer records. The end of a job goes out at once, behind everything that came before it.
 */
import type { EventLoop } from '../cluster/index.ts';
import type { Diagnostic, JobEvent, LogEntry, OutputRecords } from '../model/index.ts';

const INTERVAL_MS = 100;
const MAX_RECORDS_A_SINK = 1000;
/** Of all sinks together. */
const MAX_RECORDS = 10_000;
const MAX_LOG_ENTRIES = 200;

/** Collects events and sends them on in batches. */
export class EventBatcher {
  private readonly eventLoop: EventLoop;
  private readonly send: (events: readonly JobEvent[]) => Promise<void>;
  private snapshot: JobEvent | null = null;
  private readonly outputs = new Map<string, OutputRecords>();
  private entries: LogEntry[] = [];
  private warnings: Diagnostic[] = [];
  private isScheduled = false;
  private underWay = 0;

  /** `send` resolves when the page has taken the batch. */
  constructor(eventLoop: EventLoop, send: (events: readonly JobEvent[]) => Promise<void>) {
    this.eventLoop = eventLoop;
    this.send = send;
  }

  /** Takes one event. */
  add(event: JobEvent): void {
    switch (event.kind) {
      case 'snapshot':
        this.snapshot = event;
        break;
      case 'output':
        for (const output of event.outputs) this.addOutput(output);
        break;
      case 'log':
        this.entries.push(...event.entries.slice(-MAX_LOG_ENTRIES));
        this.entries = this.entries.slice(-MAX_LOG_ENTRIES);
        break;
      case 'warnings':
        this.warnings = [...this.warnings, ...event.warnings].slice(-MAX_LOG_ENTRIES);
        break;
      case 'ended':
        this.flush(event);
        return;
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.eventLoop.after(INTERVAL_MS, () => {
      this.isScheduled = false;
      if (this.underWay === 0) this.flush();
    });
  }

  private addOutput(output: OutputRecords): void {
    const known = this.outputs.get(output.sink);
    const records = known === undefined ? output.records : [...known.records, ...output.records];
    this.outputs.set(output.sink, { ...output, records: records.slice(-this.recordsASink()) });
  }

  private recordsASink(): number {
    const share = Math.floor(MAX_RECORDS / Math.max(1, this.outputs.size));
    return Math.max(1, Math.min(MAX_RECORDS_A_SINK, share));
  }

  private flush(last?: JobEvent): void {
    const events: JobEvent[] = [];
    if (this.entries.length > 0) events.push({ kind: 'log', entries: this.entries });
    if (this.warnings.length > 0) events.push({ kind: 'warnings', warnings: this.warnings });
    if (this.outputs.size > 0) events.push({ kind: 'output', outputs: [...this.outputs.values()] });
    if (this.snapshot !== null) events.push(this.snapshot);
    if (last !== undefined) events.push(last);
    this.entries = [];
    this.warnings = [];
    this.outputs.clear();
    this.snapshot = null;
    if (events.length === 0) return;
    this.underWay += 1;
    const taken = (): void => {
      this.underWay -= 1;
      this.schedule();
    };
    this.send(events).then(taken, taken);
  }
}
