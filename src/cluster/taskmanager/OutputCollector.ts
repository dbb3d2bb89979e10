/**
 * What print sinks of one TaskManager wrote, between two messages. Records become JSON text at
 * once, so that what is shown is what was printed. Where only the screen listens, the newest are
 * kept and the rest is counted.
 */
import { recordText } from '../../engine/index.ts';
import type { PrintedRecords } from '../protocol/index.ts';

/** Records of one sink and subtask that a screen gets in one message: all that it shows. */
const SHOWN = 1000;
/** Records after which a message is due, whatever the time. */
const FULL = 2000;

interface Printed {
  readonly sink: string;
  readonly subtask: number;
  readonly records: string[];
  count: number;
}

/** Collects until `take`. */
export class OutputCollector {
  private readonly keepsAll: boolean;
  private printed = new Map<string, Printed>();
  private kept = 0;

  constructor(keepsAll: boolean) {
    this.keepsAll = keepsAll;
  }

  /** A record of a sink. */
  print(sink: string, subtask: number, value: unknown): void {
    const key = `${subtask}/${sink}`;
    let printed = this.printed.get(key);
    if (printed === undefined) {
      printed = { sink, subtask, records: [], count: 0 };
      this.printed.set(key, printed);
    }
    const text = recordText(value);
    printed.count += 1;
    printed.records.push(text);
    if (this.keepsAll) this.kept += 1;
    else if (printed.records.length >= 2 * SHOWN) printed.records.splice(0, SHOWN);
  }

  /** True where a message should go out without waiting. */
  isFull(): boolean {
    return this.kept >= FULL;
  }

  /** Everything since the last call, in order per sink and subtask. */
  take(): PrintedRecords[] {
    const outputs = [...this.printed.values()];
    if (!this.keepsAll)
      for (const { records } of outputs) records.splice(0, records.length - SHOWN);
    this.printed = new Map();
    this.kept = 0;
    return outputs;
  }
}
