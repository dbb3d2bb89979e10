/**
 * Events on their way to the page, at a bounded rate: at most ten batches a second, of each only
 * what a screen can use. The last snapshot counts; of records and log lines the newest are kept,
 * and counts stay exact. The end of a job goes out at once, behind everything that came before it.
 */
import type { EventLoop } from '../cluster/index.ts';
import type { JobEvent, LogEntry, OutputRecords } from '../model/index.ts';

const INTERVAL_MS = 100;
const MAX_RECORDS_A_SINK = 1000;
const MAX_LOG_ENTRIES = 200;

/** Collects events and sends them on in batches. */
export class EventBatcher {
  private readonly eventLoop: EventLoop;
  private readonly send: (events: readonly JobEvent[]) => void;
  private snapshot: JobEvent | null = null;
  private readonly outputs = new Map<string, OutputRecords>();
  private entries: LogEntry[] = [];
  private isScheduled = false;

  constructor(eventLoop: EventLoop, send: (events: readonly JobEvent[]) => void) {
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
      case 'ended':
        this.flush(event);
        return;
    }
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.eventLoop.after(INTERVAL_MS, () => {
      this.isScheduled = false;
      this.flush();
    });
  }

  private addOutput(output: OutputRecords): void {
    const known = this.outputs.get(output.sink);
    const records = known === undefined ? output.records : [...known.records, ...output.records];
    this.outputs.set(output.sink, { ...output, records: records.slice(-MAX_RECORDS_A_SINK) });
  }

  private flush(last?: JobEvent): void {
    const events: JobEvent[] = [];
    if (this.entries.length > 0) events.push({ kind: 'log', entries: this.entries });
    if (this.outputs.size > 0) events.push({ kind: 'output', outputs: [...this.outputs.values()] });
    if (this.snapshot !== null) events.push(this.snapshot);
    if (last !== undefined) events.push(last);
    this.entries = [];
    this.outputs.clear();
    this.snapshot = null;
    if (events.length > 0) this.send(events);
  }
}
