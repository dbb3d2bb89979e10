// Hot path: one call of the generator and one of collect a record; no closure, no array.
/**
 * Reads a subtask's ranges of whole numbers, as they are or through a generator or a list.
 * Its position is the ranges that are left. Flink's IteratorSourceReader and GeneratorSourceReader.
 */
import type { OperatorContext, ReaderOutput, ReadStatus, SourceReader } from '../engine/index.ts';
import { MIN_TIMESTAMP, thrownText } from '../engine/index.ts';
import type { NumberRange } from './numberRanges.ts';
import { splitNumberRange } from './numberRanges.ts';
import { RateLimiter } from './RateLimiter.ts';

/**
 * Permits of a rate that the end takes: Flink's reader asks for one before it finds its split used
 * up and requests another, and for one before it hears that there is none.
 */
const PERMITS_OF_END = 2;

/** What to read. */
export interface SequenceOptions {
  /** The whole of it, for all subtasks together; null for nothing. */
  readonly range: NumberRange | null;
  /** Makes the record at an index. */
  readonly recordAt: (index: number) => unknown;
  /** Of all subtasks together. */
  readonly recordsPerSecond?: number;
}

/** One subtask's share of a sequence. */
export class SequenceReader implements SourceReader {
  private readonly options: SequenceOptions;
  private ranges: NumberRange[] = [];
  private restored: readonly (readonly NumberRange[])[] | null = null;
  private limiter: RateLimiter | null = null;
  private permitsToEnd = 0;
  private context: OperatorContext | null = null;
  private next = 0;
  private to = -1;
  /** True while the generator runs: its errors are told apart by it. */
  private isGenerating = false;

  constructor(options: SequenceOptions) {
    this.options = options;
  }

  open(context: OperatorContext): void {
    const { subtaskIndex, parallelism } = context.subtask;
    this.context = context;
    this.ranges = this.assign(subtaskIndex, parallelism);
    this.restored = null;
    const rate = this.options.recordsPerSecond;
    this.limiter = rate === undefined ? null : new RateLimiter(rate / parallelism);
    this.permitsToEnd = this.ranges.length > 0 ? PERMITS_OF_END : 0;
    this.startNextRange();
  }

  read(output: ReaderOutput, limit: number): ReadStatus {
    const limiter = this.limiter;
    if (limiter === null) {
      this.emit(output, limit);
      return this.next > this.to ? 'END' : 'MORE';
    }
    const nowMs = this.context!.processingTime.currentProcessingTimeMs();
    const dueCount = limiter.dueCount(nowMs);
    const count = this.emit(output, Math.min(limit, dueCount));
    limiter.take(count);
    if (this.next > this.to) return this.end(limiter, dueCount - count);
    return dueCount > limit ? 'MORE' : limiter.nextBurstMs();
  }

  snapshot(): unknown {
    const rest = this.ranges.map((range) => ({ ...range }));
    return this.next <= this.to ? [{ from: this.next, to: this.to }, ...rest] : rest;
  }

  restore(parts: readonly unknown[]): void {
    this.restored = parts as readonly (readonly NumberRange[])[];
  }

  close(): void {
    this.ranges = [];
    this.to = this.next - 1;
  }

  /** Split i goes to subtask i; after a change of parallelism what is left goes round. */
  private assign(subtaskIndex: number, parallelism: number): NumberRange[] {
    const parts = this.restored;
    if (parts !== null) {
      if (parts.length === parallelism) return [...parts[subtaskIndex]!];
      return parts.flat().filter((_, index) => index % parallelism === subtaskIndex);
    }
    const { range } = this.options;
    if (range === null) return [];
    const mine = splitNumberRange(range.from, range.to, parallelism)[subtaskIndex];
    return mine === undefined ? [] : [mine];
  }

  private startNextRange(): void {
    const range = this.ranges.shift();
    this.next = range === undefined ? 0 : range.from;
    this.to = range === undefined ? -1 : range.to;
  }

  /** Nothing is left; a limited reader learns that as late as Flink's. */
  private end(limiter: RateLimiter, dueCount: number): ReadStatus {
    const permits = Math.min(this.permitsToEnd, dueCount);
    this.permitsToEnd -= permits;
    limiter.take(permits);
    return this.permitsToEnd === 0 ? 'END' : limiter.nextDueTimeMs();
  }

  /** At most `limit` records; returns how many. */
  private emit(output: ReaderOutput, limit: number): number {
    try {
      return this.emitUnguarded(output, limit);
    } catch (error) {
      throw this.isGenerating ? generatorError(this.next - 1, error) : error;
    }
  }

  /** The position is moved before user code runs. */
  private emitUnguarded(output: ReaderOutput, limit: number): number {
    const { recordAt } = this.options;
    let count = 0;
    while (count < limit && this.next <= this.to) {
      const index = this.next;
      this.next = index + 1;
      count++;
      this.isGenerating = true;
      const record = recordAt(index);
      this.isGenerating = false;
      output.collect(record, MIN_TIMESTAMP);
      if (this.next > this.to) this.startNextRange();
    }
    return count;
  }
}

/** Flink's sentence about the index, the program's own message behind it. */
function generatorError(index: number, cause: unknown): Error {
  const sentence = `A user-provided generator function threw an exception on this input: ${index}`;
  return new Error(`${sentence}: ${thrownText(cause)}`, { cause });
}
