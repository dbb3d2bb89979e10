/**
 * Whole texts of records that a screen was shown the beginning of. While the job runs they lie in
 * the workers that printed them and are asked for there; what a worker sends at its end, and what
 * was kept whole anyway, lies here. Bounded everywhere: who asks too late is told so.
 */
import type { FullRecord } from '../../model/index.ts';
import type { Cancellation, EventLoop } from '../EventLoop.ts';
import type { FullRecordMessage, KeptRecordsMessage, ToWorker } from '../protocol/index.ts';

/** A worker that has the text. */
export interface RecordHolder {
  isUp(): boolean;
  send(message: ToWorker): void;
}

type Place =
  | { readonly kind: 'here'; readonly text: string }
  | { readonly kind: 'there'; readonly holder: RecordHolder; readonly number: number };

interface Request {
  readonly id: number;
  readonly number: number;
  readonly holder: RecordHolder;
  readonly pieces: string[];
  chars: number;
  readonly limit: Cancellation;
  readonly resolve: (record: FullRecord) => void;
}

/** Records that can be asked for; of more the oldest are forgotten. */
const MOST_RECORDS = 5000;
/** Characters that lie here. */
const HERE_CHARS = 32_000_000;
/** Characters of one answer; an honest worker keeps no longer text. */
const LONGEST_ANSWER = 64_000_000;
/** How long a worker may take to answer. */
const ANSWER_MS = 5000;
/** Ids of two runs never meet. */
const IDS_PER_RUN = 2 ** 32;

/** One a run; outlives its job. */
export class FullRecords {
  private readonly eventLoop: EventLoop;
  private readonly places = new Map<number, Place>();
  private readonly ids = new WeakMap<RecordHolder, Map<number, number>>();
  private lastId: number;
  private chars = 0;
  private requestCount = 0;
  private request: Request | null = null;

  constructor(eventLoop: EventLoop, runId: number) {
    this.eventLoop = eventLoop;
    this.lastId = runId * IDS_PER_RUN;
  }

  /** A record whose text is here; gives its id. */
  addHere(text: string): number {
    const id = this.nextId();
    this.put(id, text);
    return id;
  }

  /** A record whose text lies in a worker, under a number of its own. */
  addThere(holder: RecordHolder, number: number): number {
    const id = this.nextId();
    this.places.set(id, { kind: 'there', holder, number });
    const ids = this.ids.get(holder) ?? new Map<number, number>();
    this.ids.set(holder, ids);
    ids.set(number, id);
    return id;
  }

  /** What a worker sends before it goes: only what was shown is taken. */
  keep(holder: RecordHolder, { records }: KeptRecordsMessage): void {
    const ids = this.ids.get(holder);
    for (const { number, text } of records.toReversed()) {
      const id = ids?.get(number);
      if (id !== undefined && this.places.has(id)) this.put(id, text);
    }
  }

  /** The whole text, or why there is none; a newer call ends an older one. */
  find(id: number): Promise<FullRecord> {
    this.answer({ kind: 'gone', reason: 'canceled' });
    const place = this.places.get(id);
    if (place === undefined) return Promise.resolve({ kind: 'gone', reason: 'dropped' });
    if (place.kind === 'here') return Promise.resolve({ kind: 'text', text: place.text });
    if (!place.holder.isUp()) return Promise.resolve({ kind: 'gone', reason: 'ended' });
    return this.ask(id, place.holder, place.number);
  }

  /** Ends a call that waits. */
  cancel(): void {
    this.answer({ kind: 'gone', reason: 'canceled' });
  }

  /** A piece of an answer. */
  receive(holder: RecordHolder, { request, text, goesOn }: FullRecordMessage): void {
    const waiting = this.request;
    if (waiting === null || waiting.number !== request || waiting.holder !== holder) return;
    if (text === null) {
      this.answer({ kind: 'gone', reason: 'dropped' });
      return;
    }
    waiting.pieces.push(text);
    waiting.chars += text.length;
    if (waiting.chars > LONGEST_ANSWER) this.answer({ kind: 'gone', reason: 'dropped' });
    else if (!goesOn) this.answer({ kind: 'text', text: waiting.pieces.join('') });
  }

  /** Its worker has gone, or its job has ended, while a call waits. */
  lose(holder: RecordHolder): void {
    if (this.request?.holder !== holder) return;
    const place = this.places.get(this.request.id);
    const isHere = place?.kind === 'here';
    this.answer(isHere ? { kind: 'text', text: place.text } : { kind: 'gone', reason: 'ended' });
  }

  private ask(id: number, holder: RecordHolder, number: number): Promise<FullRecord> {
    const request = ++this.requestCount;
    return new Promise((resolve) => {
      const limit = this.eventLoop.after(ANSWER_MS, () => {
        this.answer({ kind: 'gone', reason: 'silent' });
      });
      this.request = { id, number: request, holder, pieces: [], chars: 0, limit, resolve };
      holder.send({ type: 'openRecord', request, number });
    });
  }

  private answer(record: FullRecord): void {
    const { request } = this;
    if (request === null) return;
    this.request = null;
    request.limit.cancel();
    request.resolve(record);
  }

  private nextId(): number {
    if (this.places.size >= MOST_RECORDS) this.forgetOldest();
    this.lastId += 1;
    return this.lastId;
  }

  private put(id: number, text: string): void {
    this.places.set(id, { kind: 'here', text });
    this.chars += text.length;
    while (this.chars > HERE_CHARS && this.places.size > 1) this.forgetOldest();
  }

  private forgetOldest(): void {
    for (const [id, place] of this.places) {
      this.places.delete(id);
      if (place.kind === 'here') this.chars -= place.text.length;
      else this.ids.get(place.holder)?.delete(place.number);
      return;
    }
  }
}
