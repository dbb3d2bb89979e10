/**
 * Which sampled records are under way on which line, and since when. Every dot is a record that
 * went there; how many are let go follows the rate, so that a thousand times more looks denser, not
 * solid. Pure: times come from the caller.
 */
import type { EdgeSample } from '../../model/index.ts';
import type { FlowEdge } from './graphElements.ts';

/** A record on a line of the picture. */
export interface Dot {
  readonly lineId: string;
  /** Null for records of which no key is known. */
  readonly key: string | null;
  readonly startMs: number;
}

/** Samples come four times a second; those of one message set out one after the other. */
export const SAMPLES_EVERY_MS = 250;
/** Pixels a second, at natural size. */
const SPEED = 72;
/** Dots under way at once, on all lines. */
const MOST_DOTS = 1200;

/** Dots a second for a rate of records: each of a few, then one more for each power of ten. */
export function dotsPerSecond(recordsPerSecond: number): number {
  return Math.min(recordsPerSecond, 2 + Math.log10(1 + Math.max(0, recordsPerSecond)));
}

/** How long a record is under way. */
export function travelMs(length: number): number {
  return Math.min(2400, Math.max(400, (length / SPEED) * 1000));
}

/** The line that a sample went along; null where it is not drawn, or not known which. */
export function lineOf(edges: readonly FlowEdge[], sample: EdgeSample): FlowEdge | null {
  const lines = edges.filter(({ data }) => {
    const { edgeIds, sourceSubtask, targetSubtask } = data!;
    if (!edgeIds.includes(sample.edgeId)) return false;
    if (sourceSubtask !== null && sourceSubtask !== sample.sourceSubtask) return false;
    const isAnyTarget = targetSubtask === null || sample.targetSubtask === null;
    return isAnyTarget || targetSubtask === sample.targetSubtask;
  });
  return lines.length === 1 ? lines[0]! : null;
}

/** The dots. */
export class DotField {
  private dots: Dot[] = [];
  /** By line: dots that may still go, and since when that is so. */
  private readonly budgets = new Map<string, { readonly left: number; readonly atMs: number }>();

  /** Lets some of the samples of one line go. */
  add(lineId: string, samples: readonly EdgeSample[], recordsPerSecond: number, nowMs: number) {
    const { left, atMs } = this.budgets.get(lineId) ?? { left: 1, atMs: nowMs };
    const elapsedMs = Math.min(1000, nowMs - atMs);
    const budget = left + (dotsPerSecond(Math.max(1, recordsPerSecond)) * elapsedMs) / 1000;
    const count = Math.min(samples.length, Math.floor(budget), MOST_DOTS - this.dots.length);
    this.budgets.set(lineId, { left: Math.min(1, budget - count), atMs: nowMs });
    for (let i = 0; i < count; i++) {
      const sample = samples[Math.floor(((i + 0.5) * samples.length) / count)]!;
      const startMs = nowMs + (i * SAMPLES_EVERY_MS) / count;
      this.dots.push({ lineId, key: sample.key ?? null, startMs });
    }
  }

  /** Those that are under way or about to be; what has arrived is forgotten. */
  underWay(nowMs: number, lengthOf: (lineId: string) => number): readonly Dot[] {
    this.dots = this.dots.filter(
      ({ startMs, lineId }) => nowMs < startMs + travelMs(lengthOf(lineId)),
    );
    return this.dots;
  }

  clear(): void {
    this.dots = [];
    this.budgets.clear();
  }
}

/** The newest record of each line, where nothing may move: it stays for as long as samples come. */
export function newestOf(dots: readonly Dot[]): readonly Dot[] {
  return [...new Map(dots.map((dot) => [dot.lineId, dot])).values()];
}
