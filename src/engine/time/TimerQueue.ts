// Hot path: windows register the same timer for every record; the last bucket is kept at hand, a
// bucket with few timers is a plain list, and no closure or iterator is made.
/**
 * The timers of one time domain: buckets by time, so that a window end costs one bucket and not a
 * heap entry for each key. One timer per (time, key, namespace); equal times come out in the order
 * of registration. Flink's KeyGroupedInternalPriorityQueue.
 */
import type { KeyId, Namespace } from './KeyContext.ts';

/** A timer that waits. `sequence` tells the order of registration. */
export interface Timer {
  readonly time: number;
  readonly key: unknown;
  readonly keyId: KeyId;
  readonly namespace: Namespace;
  readonly sequence: number;
  /** False once it has fired or was deleted. */
  isLive: boolean;
}

/** Up to so many timers are looked through one by one. */
const FEW = 8;

/** All timers of one time. */
class TimerBucket {
  readonly time: number;
  /** In the order of registration; those before `first` have fired. */
  timers: Timer[] = [];
  first = 0;
  liveCount = 0;
  /** True while all its timers have been deleted and no new one came. */
  isEmptied = false;
  /** Null while there are few timers; a key with several has them by namespace. */
  byKey: Map<KeyId, Timer | Map<string | number, Timer>> | null = null;

  constructor(time: number) {
    this.time = time;
  }

  find(keyId: KeyId, namespaceId: string | number): Timer | null {
    if (this.byKey === null) return this.findAmongFew(keyId, namespaceId);
    const known = this.byKey.get(keyId);
    if (known === undefined) return null;
    if (known instanceof Map) return known.get(namespaceId) ?? null;
    return known.namespace.namespaceId === namespaceId ? known : null;
  }

  add(timer: Timer): void {
    this.timers.push(timer);
    this.liveCount++;
    if (this.byKey !== null) this.index(timer);
    else if (this.timers.length > FEW) this.buildIndex();
  }

  /** Takes out the first live timer; there must be one. */
  poll(): Timer {
    let timer = this.timers[this.first++];
    while (timer !== undefined && !timer.isLive) timer = this.timers[this.first++];
    if (timer === undefined) throw new Error('A bucket of timers miscounts its live ones');
    this.remove(timer);
    return timer;
  }

  remove(timer: Timer): void {
    timer.isLive = false;
    this.liveCount--;
    if (this.byKey !== null) this.unindex(timer);
    if (this.timers.length > 4 * FEW && this.timers.length > 4 * this.liveCount) this.compact();
  }

  private findAmongFew(keyId: KeyId, namespaceId: string | number): Timer | null {
    const timers = this.timers;
    for (let i = this.first; i < timers.length; i++) {
      const timer = timers[i] as Timer;
      if (timer.keyId !== keyId || timer.namespace.namespaceId !== namespaceId) continue;
      if (timer.isLive) return timer;
    }
    return null;
  }

  private buildIndex(): void {
    this.byKey = new Map();
    for (const timer of this.timers) if (timer.isLive) this.index(timer);
  }

  private index(timer: Timer): void {
    const byKey = this.byKey as NonNullable<typeof this.byKey>;
    const known = byKey.get(timer.keyId);
    if (known === undefined) byKey.set(timer.keyId, timer);
    else if (known instanceof Map) known.set(timer.namespace.namespaceId, timer);
    else byKey.set(timer.keyId, byNamespace(known, timer));
  }

  private unindex(timer: Timer): void {
    const known = this.byKey?.get(timer.keyId);
    if (!(known instanceof Map)) this.byKey?.delete(timer.keyId);
    else if (known.delete(timer.namespace.namespaceId) && known.size === 0) {
      this.byKey?.delete(timer.keyId);
    }
  }

  private compact(): void {
    this.timers = this.timers.filter((timer) => timer.isLive);
    this.first = 0;
  }
}

function byNamespace(first: Timer, second: Timer): Map<string | number, Timer> {
  return new Map([
    [first.namespace.namespaceId, first],
    [second.namespace.namespaceId, second],
  ]);
}

/** A queue by time. Registering and deleting cost one Map lookup, a new time log(times). */
export class TimerQueue {
  private readonly buckets = new Map<number, TimerBucket>();
  /** A binary heap of the buckets' times, those of emptied buckets included. */
  private times: number[] = [];
  private emptyCount = 0;
  private last: TimerBucket | null = null;

  /** False where the timer is there already. */
  register(time: number, key: unknown, id: KeyId, ns: Namespace, sequence: number): boolean {
    const bucket = this.bucketFor(time);
    if (bucket.find(id, ns.namespaceId) !== null) return false;
    if (bucket.isEmptied) {
      bucket.isEmptied = false;
      this.emptyCount--;
    }
    bucket.add({
      time,
      key,
      keyId: id,
      namespace: ns,
      sequence,
      isLive: true,
    });
    return true;
  }

  /** False where there is no such timer. */
  delete(time: number, id: KeyId, namespace: Namespace): boolean {
    const bucket = this.buckets.get(time);
    const timer = bucket?.find(id, namespace.namespaceId);
    if (bucket === undefined || !timer) return false;
    bucket.remove(timer);
    if (bucket.liveCount === 0) {
      bucket.isEmptied = true;
      this.emptyCount++;
      this.dropEmptyBuckets();
    }
    return true;
  }

  /** The earliest time, Infinity where there is none. */
  firstTime(): number {
    let time = this.times[0];
    while (time !== undefined) {
      const bucket = this.buckets.get(time) as TimerBucket;
      if (bucket.liveCount > 0) return time;
      this.emptyCount--;
      this.dropFirst(bucket);
      time = this.times[0];
    }
    return Infinity;
  }

  /** Takes out the earliest timer; to be called after `firstTime` gave its time. */
  poll(): Timer {
    const bucket = this.buckets.get(this.times[0] as number) as TimerBucket;
    const timer = bucket.poll();
    if (bucket.liveCount === 0) this.dropFirst(bucket);
    return timer;
  }

  size(): number {
    let count = 0;
    for (const bucket of this.buckets.values()) count += bucket.liveCount;
    return count;
  }

  /** Every live timer, in no particular order. */
  all(): Timer[] {
    const timers: Timer[] = [];
    for (const bucket of this.buckets.values()) {
      for (const timer of bucket.timers) if (timer.isLive) timers.push(timer);
    }
    return timers;
  }

  private bucketFor(time: number): TimerBucket {
    if (this.last !== null && this.last.time === time) return this.last;
    let bucket = this.buckets.get(time);
    if (bucket === undefined) {
      bucket = new TimerBucket(time);
      this.buckets.set(time, bucket);
      siftUp(this.times, this.times.push(time) - 1);
    }
    this.last = bucket;
    return bucket;
  }

  private dropFirst(bucket: TimerBucket): void {
    this.forget(bucket);
    const lastTime = this.times.pop() as number;
    if (this.times.length === 0) return;
    this.times[0] = lastTime;
    siftDown(this.times, 0);
  }

  private forget(bucket: TimerBucket): void {
    this.buckets.delete(bucket.time);
    if (this.last === bucket) this.last = null;
  }

  /** Timers that are always deleted before their time must not pile up. */
  private dropEmptyBuckets(): void {
    if (this.emptyCount < 4 * FEW || this.emptyCount * 2 < this.times.length) return;
    for (const bucket of this.buckets.values()) if (bucket.liveCount === 0) this.forget(bucket);
    this.times = [...this.buckets.keys()].sort((a, b) => a - b);
    this.emptyCount = 0;
  }
}

function siftUp(times: number[], start: number): void {
  const time = times[start] as number;
  let index = start;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = times[parent] as number;
    if (above <= time) break;
    times[index] = above;
    index = parent;
  }
  times[index] = time;
}

function siftDown(times: number[], start: number): void {
  const time = times[start] as number;
  let index = start;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= times.length) break;
    if (child + 1 < times.length && (times[child + 1] as number) < (times[child] as number))
      child++;
    const below = times[child] as number;
    if (below >= time) break;
    times[index] = below;
    index = child;
  }
  times[index] = time;
}
