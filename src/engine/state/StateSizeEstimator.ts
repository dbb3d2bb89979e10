/**
 * How much one state table holds: entries counted, bytes by samples. A reading goes on where the
 * last one stopped, so that in time every entry is looked at, and costs the same however large the
 * table is. A table of a few entries is looked at as a whole. Flink's HeapKeyedStateBackend counts
 * entries only; its RocksDB backend estimates as this does.
 */
import { approximateSize } from './approximateSize.ts';
import type { StateEntry } from './HeapStateTable.ts';

/** What a subtask keeps by key. */
export interface StateSize {
  /** One a key, state and window. */
  readonly entries: number;
  /** About, in memory. */
  readonly bytes: number;
}

/** The part of a table that is asked. */
export interface SizedTable {
  size(): number;
  all(): Iterator<StateEntry>;
}

/** Entries that one reading looks at. */
const SAMPLES = 128;
/** What was seen weighs half, once there is more of it than this. */
const MEMORY = 1024;
/** A Map's entry, and the slot of the key. */
const ENTRY_BYTES = 40;

/** Sizes of one table over its life. */
export class StateSizeEstimator {
  private readonly table: SizedTable;
  private sweep: Iterator<StateEntry> | null = null;
  private seen = 0;
  private seenBytes = 0;

  constructor(table: SizedTable) {
    this.table = table;
  }

  read(): StateSize {
    const entries = this.table.size();
    if (entries <= SAMPLES) this.forget();
    for (let i = 0; i < Math.min(entries, SAMPLES); i++) this.look();
    const bytes = this.seen === 0 ? 0 : Math.round((this.seenBytes * entries) / this.seen);
    return { entries, bytes };
  }

  private look(): void {
    let next = this.sweep?.next();
    if (next === undefined || next.done === true) {
      this.sweep = this.table.all();
      next = this.sweep.next();
    }
    if (next.done === true) return;
    if (this.seen >= MEMORY) {
      this.seen /= 2;
      this.seenBytes /= 2;
    }
    const { key, value } = next.value;
    this.seen += 1;
    this.seenBytes += ENTRY_BYTES + approximateSize(key) + approximateSize(value);
  }

  private forget(): void {
    this.sweep = null;
    this.seen = 0;
    this.seenBytes = 0;
  }
}
