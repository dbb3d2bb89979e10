/**
 * Elements in flight in an asynchronous operator, and the order in which they may leave. Adding,
 * completing and taking cost the same however many there are.
 * Flink's StreamElementQueue, StreamRecordQueueEntry and WatermarkQueueEntry.
 */

/** A record that waits for its answer, or a watermark that waits for the records before it. */
export interface InFlightElement {
  readonly kind: 'record' | 'watermark';
  /** Of a record. */
  readonly value?: unknown;
  readonly timestamp: number;
}

/** One element in a queue. */
export class QueueEntry {
  readonly element: InFlightElement;
  /** Null until it is answered; a watermark needs no answer. */
  results: readonly unknown[] | null;

  constructor(element: InFlightElement) {
    this.element = element;
    this.results = element.kind === 'watermark' ? [] : null;
  }
}

/** In flight, up to a capacity that the operator keeps. */
export interface StreamElementQueue {
  size(): number;
  add(entry: QueueEntry): void;
  complete(entry: QueueEntry, results: readonly unknown[]): void;
  /** Removes the next element that may leave; null where none may. */
  takeCompleted(): QueueEntry | null;
  /** All that is in it, oldest watermark first. */
  entries(): QueueEntry[];
}

/** First in, first out; the head is removed without moving the rest. */
export class EntryFifo {
  private items: QueueEntry[] = [];
  private head = 0;

  size(): number {
    return this.items.length - this.head;
  }

  push(entry: QueueEntry): void {
    this.items.push(entry);
  }

  peek(): QueueEntry | null {
    return this.items[this.head] ?? null;
  }

  take(): QueueEntry | null {
    const entry = this.peek();
    if (entry === null) return null;
    this.head += 1;
    if (this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return entry;
  }

  entries(): QueueEntry[] {
    return this.items.slice(this.head);
  }
}

/** Elements leave in the order in which they came. Flink's OrderedStreamElementQueue. */
export class OrderedStreamElementQueue implements StreamElementQueue {
  private readonly fifo = new EntryFifo();

  size(): number {
    return this.fifo.size();
  }

  add(entry: QueueEntry): void {
    this.fifo.push(entry);
  }

  complete(entry: QueueEntry, results: readonly unknown[]): void {
    entry.results = results;
  }

  takeCompleted(): QueueEntry | null {
    const head = this.fifo.peek();
    return head === null || head.results === null ? null : this.fifo.take();
  }

  entries(): QueueEntry[] {
    return this.fifo.entries();
  }
}

/** The records between two watermarks, or one watermark. */
class Segment {
  readonly all = new Set<QueueEntry>();
  readonly completed = new EntryFifo();
}

/**
 * Between two watermarks records leave in the order of their answers; none passes a watermark.
 * Flink's UnorderedStreamElementQueue.
 */
export class UnorderedStreamElementQueue implements StreamElementQueue {
  /** Never empty; the last one takes records. */
  private segments: Segment[] = [new Segment()];
  private readonly segmentOf = new Map<QueueEntry, Segment>();

  size(): number {
    return this.segmentOf.size;
  }

  add(entry: QueueEntry): void {
    if (entry.element.kind === 'record') {
      this.addTo(this.last(), entry);
      return;
    }
    if (this.last().all.size > 0) this.segments.push(new Segment());
    this.addTo(this.last(), entry);
    this.last().completed.push(entry);
    this.segments.push(new Segment());
  }

  complete(entry: QueueEntry, results: readonly unknown[]): void {
    entry.results = results;
    this.segmentOf.get(entry)?.completed.push(entry);
  }

  takeCompleted(): QueueEntry | null {
    const first = this.segments[0] as Segment;
    const entry = first.completed.take();
    if (entry === null) return null;
    first.all.delete(entry);
    this.segmentOf.delete(entry);
    if (first.all.size === 0 && this.segments.length > 1) this.segments = this.segments.slice(1);
    return entry;
  }

  entries(): QueueEntry[] {
    return this.segments.flatMap((segment) => [...segment.all]);
  }

  private addTo(segment: Segment, entry: QueueEntry): void {
    segment.all.add(entry);
    this.segmentOf.set(entry, segment);
  }

  private last(): Segment {
    return this.segments[this.segments.length - 1] as Segment;
  }
}
