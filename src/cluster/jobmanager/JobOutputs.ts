/**
 * What the print sinks of a job wrote: everything where the result needs it, and the newest for the
 * screen. Values come as JSON text out of the sandbox and are parsed here.
 */
import { mayBeMarked, type OutputRecords, plainJson } from '../../model/index.ts';
import type { PrintedRecords } from '../protocol/index.ts';

/** Records of one sink in one event. */
const SHOWN = 1000;

interface Sink {
  readonly all: unknown[];
  recent: { subtask: number; value: unknown }[];
  total: number;
}

/** Sinks in the order in which they wrote first. */
export class JobOutputs {
  private readonly keepsAll: boolean;
  private readonly sinks = new Map<string, Sink>();

  constructor(keepsAll: boolean) {
    this.keepsAll = keepsAll;
  }

  /** Takes what one TaskManager sent. */
  add(outputs: readonly PrintedRecords[]): void {
    for (const printed of outputs) this.addPrinted(printed);
  }

  /** What is new since the last call; empty where nothing is. */
  takeRecent(): OutputRecords[] {
    const news: OutputRecords[] = [];
    for (const [sink, state] of this.sinks) {
      if (state.recent.length === 0) continue;
      news.push({ sink, records: state.recent.slice(-SHOWN), totalCount: state.total });
      state.recent = [];
    }
    return news;
  }

  /** Everything, by sink. */
  result(): Record<string, unknown[]> {
    return Object.fromEntries([...this.sinks].map(([name, sink]) => [name, sink.all]));
  }

  private addPrinted({ sink: name, subtask, records, count }: PrintedRecords): void {
    let sink = this.sinks.get(name);
    if (sink === undefined) {
      sink = { all: [], recent: [], total: 0 };
      this.sinks.set(name, sink);
    }
    sink.total += count;
    const wanted = this.keepsAll ? records : records.slice(-SHOWN);
    for (const text of wanted) {
      const value = parsed(text);
      if (this.keepsAll) sink.all.push(mayBeMarked(text) ? plainJson(value) : value);
      sink.recent.push({ subtask, value });
    }
    if (sink.recent.length > 2 * SHOWN) sink.recent = sink.recent.slice(-SHOWN);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
