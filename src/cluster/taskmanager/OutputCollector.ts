/**
 * What print sinks of one TaskManager wrote, between two messages. Records become JSON text at
 * once, so that what is shown is what was printed. `ShownOutput` is for a screen: the newest
 * records, cut, within bounds, the rest is counted. `WholeOutput` keeps every character.
 */
import { headOf, recordText } from '../../engine/index.ts';
import { outputBudgetSentence } from '../outputBudget.ts';
import { type PrintedRecords, SHOWN_RECORD_LENGTH } from '../protocol/index.ts';
import type { KeptRecords } from './KeptRecords.ts';

/** Records of one sink and subtask that a screen gets in one message: all that it shows. */
const SHOWN = 1000;
/** Characters of all records of one message to a screen. */
const SHOWN_CHARS = 200_000;
/** A sink shows its newest record whatever the others show. */
const LEAST_CHARS = 2 * SHOWN_RECORD_LENGTH;

/** One way of keeping what was printed until a message takes it. */
export interface OutputCollector {
  /** A record of a sink; throws where it has no text, or where there is too much. */
  print(sink: string, subtask: number, value: unknown): void;
  /** True where a message should go out without waiting. */
  isFull(): boolean;
  /** True where no more should be printed before a message has gone out. */
  isOverfull(): boolean;
  /** One message's worth, in order per sink and subtask; empty where nothing waits. */
  take(): PrintedRecords[];
}

interface Shown {
  readonly text: string;
  readonly cut?: { readonly number: number; readonly length: number };
}

interface ShownSink {
  readonly sink: string;
  readonly subtask: number;
  readonly records: Shown[];
  chars: number;
  count: number;
}

/** For a screen. Never overfull: what it has no room for is only counted. */
export class ShownOutput implements OutputCollector {
  private readonly kept: KeptRecords;
  private sinks = new Map<string, ShownSink>();

  constructor(kept: KeptRecords) {
    this.kept = kept;
  }

  print(sink: string, subtask: number, value: unknown): void {
    const shown = this.shown(recordText(value));
    const printed = this.sinkOf(sink, subtask);
    printed.count += 1;
    printed.records.push(shown);
    printed.chars += shown.text.length;
    const isMuch = printed.records.length >= 2 * SHOWN || printed.chars >= 2 * this.share();
    if (isMuch) trim(printed, this.share());
  }

  isFull(): boolean {
    return false;
  }

  isOverfull(): boolean {
    return false;
  }

  take(): PrintedRecords[] {
    const share = this.share();
    const outputs = [...this.sinks.values()].map((printed) => {
      trim(printed, share);
      const { sink, subtask, records, count } = printed;
      const cuts = records.flatMap(({ cut }, index) => (cut ? [{ index, ...cut }] : []));
      const base = { sink, subtask, records: records.map(({ text }) => text), count };
      return cuts.length > 0 ? { ...base, cuts } : base;
    });
    this.sinks = new Map();
    return outputs;
  }

  private shown(text: string): Shown {
    if (text.length <= SHOWN_RECORD_LENGTH) return { text };
    const number = this.kept.add(text);
    return { text: headOf(text, SHOWN_RECORD_LENGTH), cut: { number, length: text.length } };
  }

  private share(): number {
    return Math.max(LEAST_CHARS, SHOWN_CHARS / Math.max(1, this.sinks.size));
  }

  private sinkOf(sink: string, subtask: number): ShownSink {
    const key = `${subtask}/${sink}`;
    let printed = this.sinks.get(key);
    if (printed === undefined) {
      printed = { sink, subtask, records: [], chars: 0, count: 0 };
      this.sinks.set(key, printed);
    }
    return printed;
  }
}

/** The newest records that fit. */
function trim(printed: ShownSink, maxChars: number): void {
  const { records } = printed;
  let first = records.length;
  let chars = 0;
  while (first > 0 && records.length - first < SHOWN) {
    const { length } = records[first - 1]!.text;
    if (chars + length > maxChars) break;
    chars += length;
    first -= 1;
  }
  records.splice(0, first);
  printed.chars = chars;
}

/** Characters of one message; a longer text goes in several. */
const MESSAGE_CHARS = 1_000_000;
const MESSAGE_RECORDS = 100_000;
/** Records after which a message is due, whatever the time. */
const FULL = 2000;
/** Characters that wait before the tasks do. */
const OVERFULL_CHARS = 4_000_000;

/** More was printed than is kept where every record is wanted. */
export class OutputBudgetError extends Error {
  override readonly name = 'OutputBudgetError';

  constructor(maxChars: number) {
    super(outputBudgetSentence(maxChars));
  }
}

interface WholeSink {
  readonly sink: string;
  readonly subtask: number;
  records: string[];
}

/** For a result that holds every record. */
export class WholeOutput implements OutputCollector {
  private readonly maxChars: number;
  private readonly sinks = new Map<string, WholeSink>();
  private total = 0;
  private waitingChars = 0;
  private waitingRecords = 0;

  /** More than so many characters in all are refused. */
  constructor(maxChars: number) {
    this.maxChars = maxChars;
  }

  print(sink: string, subtask: number, value: unknown): void {
    const text = recordText(value);
    this.total += text.length;
    if (this.total > this.maxChars) throw new OutputBudgetError(this.maxChars);
    const key = `${subtask}/${sink}`;
    const printed = this.sinks.get(key);
    if (printed === undefined) this.sinks.set(key, { sink, subtask, records: [text] });
    else printed.records.push(text);
    this.waitingChars += text.length;
    this.waitingRecords += 1;
  }

  isFull(): boolean {
    return this.waitingRecords >= FULL || this.waitingChars >= MESSAGE_CHARS;
  }

  isOverfull(): boolean {
    return this.waitingChars >= OVERFULL_CHARS;
  }

  take(): PrintedRecords[] {
    const outputs: PrintedRecords[] = [];
    const room = { chars: MESSAGE_CHARS, records: MESSAGE_RECORDS };
    for (const [key, printed] of this.sinks) {
      if (room.chars <= 0 || room.records <= 0) break;
      outputs.push(this.takeOf(printed, room));
      if (printed.records.length === 0) this.sinks.delete(key);
    }
    return outputs;
  }

  private takeOf(printed: WholeSink, room: { chars: number; records: number }): PrintedRecords {
    const { sink, subtask, records } = printed;
    let count = 0;
    while (count < records.length && count < room.records) {
      const { length } = records[count]!;
      if (length > room.chars) break;
      room.chars -= length;
      this.waitingChars -= length;
      count += 1;
    }
    const taken = records.splice(0, count);
    room.records -= count;
    this.waitingRecords -= count;
    const [long] = records;
    if (long === undefined || room.records <= 0) return { sink, subtask, records: taken, count };
    const piece = long.slice(0, room.chars);
    records[0] = long.slice(room.chars);
    this.waitingChars -= piece.length;
    room.chars = 0;
    return { sink, subtask, records: [...taken, piece], count, goesOn: true };
  }
}
