/**
 * What the print sinks of a job wrote: everything where the result needs it, and the newest for the
 * screen, within bounds. Values come as JSON text out of the sandbox and are parsed here.
 */
import { headOf, jsonDepthOf, MAX_RECORD_DEPTH } from '../../engine/index.ts';
import {
  mayBeMarked,
  type OutputRecord,
  type OutputRecords,
  plainJson,
} from '../../model/index.ts';
import { type PrintedRecords, SHOWN_RECORD_LENGTH } from '../protocol/index.ts';
import type { FullRecords, RecordHolder } from './FullRecords.ts';

/** Records of one sink in one event. */
const SHOWN = 1000;
/** Characters of one sink in one event. */
const SHOWN_CHARS = 500_000;

interface Recent {
  readonly record: OutputRecord;
  readonly chars: number;
}

interface Sink {
  readonly all: unknown[];
  /** Texts of which only the beginning has come, by subtask. */
  readonly open: Map<number, string[]>;
  recent: Recent[];
  recentChars: number;
  total: number;
  hasNews: boolean;
}

/** Sinks in the order in which they wrote first. */
export class JobOutputs {
  private readonly keepsAll: boolean;
  private readonly full: FullRecords;
  private readonly sinks = new Map<string, Sink>();
  private chars = 0;

  constructor(keepsAll: boolean, full: FullRecords) {
    this.keepsAll = keepsAll;
    this.full = full;
  }

  /** Takes what one TaskManager sent. */
  add(holder: RecordHolder, outputs: readonly PrintedRecords[]): void {
    for (const printed of outputs) {
      const sink = this.sinkOf(printed.sink);
      sink.total += printed.count;
      sink.hasNews = true;
      if (this.keepsAll) this.addWhole(sink, printed);
      else this.addShown(sink, holder, printed);
    }
  }

  /** Characters that are kept for the result. */
  keptChars(): number {
    return this.chars;
  }

  /** What is new since the last call; empty where nothing is. */
  takeRecent(): OutputRecords[] {
    const news: OutputRecords[] = [];
    for (const [name, sink] of this.sinks) {
      if (!sink.hasNews) continue;
      trim(sink);
      const records = sink.recent.map(({ record }) => record);
      news.push({ sink: name, records, totalCount: sink.total });
      sink.hasNews = false;
      sink.recent = [];
      sink.recentChars = 0;
    }
    return news;
  }

  /** Everything, by sink. */
  result(): Record<string, unknown[]> {
    return Object.fromEntries([...this.sinks].map(([name, sink]) => [name, sink.all]));
  }

  private addShown(sink: Sink, holder: RecordHolder, printed: PrintedRecords): void {
    const { subtask, records, cuts = [] } = printed;
    const cutAt = new Map(cuts.map((cut) => [cut.index, cut]));
    const first = Math.max(0, records.length - SHOWN);
    for (let index = first; index < records.length; index++) {
      const text = headOf(records[index]!, SHOWN_RECORD_LENGTH);
      const cut = cutAt.get(index);
      const record =
        cut === undefined
          ? { subtask, value: parsed(text) }
          : cutRecord(subtask, text, this.full.addThere(holder, cut.number), cut.length);
      show(sink, record, text.length);
    }
  }

  private addWhole(sink: Sink, { subtask, records, goesOn = false }: PrintedRecords): void {
    records.forEach((text, index) => {
      this.chars += text.length;
      const isOpen = goesOn && index === records.length - 1;
      const before = sink.open.get(subtask);
      if (isOpen) sink.open.set(subtask, [...(before ?? []), text]);
      else if (before === undefined) this.keep(sink, subtask, text);
      else {
        sink.open.delete(subtask);
        this.keep(sink, subtask, before.join('') + text);
      }
    });
  }

  private keep(sink: Sink, subtask: number, text: string): void {
    const value = parsed(text);
    sink.all.push(mayBeMarked(text) ? plainJson(value) : value);
    if (text.length <= SHOWN_RECORD_LENGTH) show(sink, { subtask, value }, text.length);
    else {
      const id = this.full.addHere(text);
      const beginning = headOf(text, SHOWN_RECORD_LENGTH);
      show(sink, cutRecord(subtask, beginning, id, text.length), beginning.length);
    }
  }

  private sinkOf(name: string): Sink {
    let sink = this.sinks.get(name);
    if (sink === undefined) {
      sink = { all: [], open: new Map(), recent: [], recentChars: 0, total: 0, hasNews: false };
      this.sinks.set(name, sink);
    }
    return sink;
  }
}

function cutRecord(subtask: number, beginning: string, id: number, length: number): OutputRecord {
  return { subtask, value: `${beginning}…`, cut: { id, length } };
}

function show(sink: Sink, record: OutputRecord, chars: number): void {
  sink.recent.push({ record, chars });
  sink.recentChars += chars;
  if (sink.recent.length > 2 * SHOWN || sink.recentChars > 2 * SHOWN_CHARS) trim(sink);
}

/** The newest that fit; the last one always does. */
function trim(sink: Sink): void {
  let first = sink.recent.length;
  let chars = 0;
  while (first > 0 && sink.recent.length - first < SHOWN) {
    const next = chars + sink.recent[first - 1]!.chars;
    if (next > SHOWN_CHARS) break;
    chars = next;
    first -= 1;
  }
  sink.recent = sink.recent.slice(first);
  sink.recentChars = chars;
}

/** Pieces of a text are within bounds each; what is put together is looked at again. */
function parsed(text: string): unknown {
  if (text.length > 2 * MAX_RECORD_DEPTH && jsonDepthOf(text) > MAX_RECORD_DEPTH) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
