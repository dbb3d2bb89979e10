/**
 * The records that the screen shows moving: a few per edge and message, taken between slices while
 * the tasks run. Off, and without any cost, where nobody looks.
 */
import { headOf, type RecordSample, type RecordSampler, valueText } from '../../engine/index.ts';
import type { EdgeSample } from '../../model/index.ts';

/** Samples of one edge in one message. */
const PER_EDGE = 8;
/** Samples in one message; a worker with more edges shows only some. */
const PER_MESSAGE = 256;
/** Characters of a key. */
const KEY_LENGTH = 60;

/** A task that may be sampled. */
export interface SampledTask {
  readonly sampler: RecordSampler | null;
}

/** One a TaskManager. */
export class SampleCollector {
  private readonly intervalMs: number;
  private lastMs = Number.NEGATIVE_INFINITY;
  private samples: EdgeSample[] = [];
  private perEdge = new Map<number, number>();

  /** An interval of 0 takes no samples. */
  constructor(intervalMs: number) {
    this.intervalMs = intervalMs;
  }

  isOn(): boolean {
    return this.intervalMs > 0;
  }

  /** After a turn: looks at the tasks if it is time. */
  collect(tasks: readonly SampledTask[], nowMs: number): void {
    if (!this.isOn() || nowMs - this.lastMs < this.intervalMs) return;
    this.lastMs = nowMs;
    for (const { sampler } of tasks) for (const sample of sampler?.take() ?? []) this.add(sample);
  }

  /** What was collected since the last call; undefined where nothing was. */
  take(): readonly EdgeSample[] | undefined {
    if (this.samples.length === 0) return undefined;
    const { samples } = this;
    this.samples = [];
    this.perEdge = new Map();
    return samples;
  }

  private add({ key, ...place }: RecordSample): void {
    const count = this.perEdge.get(place.edgeId) ?? 0;
    if (count >= PER_EDGE || this.samples.length >= PER_MESSAGE) return;
    this.perEdge.set(place.edgeId, count + 1);
    this.samples.push(key === undefined ? place : { ...place, key: keyText(key.value) });
  }
}

/** A key as its colour is chosen by: text as it is, anything else as JSON. */
function keyText(key: unknown): string {
  return typeof key === 'string' ? headOf(key, KEY_LENGTH) : valueText(key, KEY_LENGTH).text;
}
