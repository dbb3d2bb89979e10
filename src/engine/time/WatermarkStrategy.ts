/**
 * How a stream gets its timestamps and watermarks. Immutable: each `with…` gives a new strategy.
 * Flink's WatermarkStrategy.
 */
import {
  BoundedOutOfOrdernessWatermarks,
  NoWatermarksGenerator,
  WatermarksWithIdleness,
} from './watermarkGenerators.ts';
import type { GeneratorContext, TimestampAssigner, WatermarkGenerator } from './watermarkTypes.ts';

/** Sources in one group keep their watermarks together. */
export interface AlignmentSettings {
  readonly group: string;
  readonly maxDriftMs: number;
  readonly updateIntervalMs: number;
}

const DEFAULT_ALIGNMENT_INTERVAL_MS = 1000;

/** What the strategy is made of. */
interface StrategyParts<T> {
  readonly createGenerator: (context: GeneratorContext) => WatermarkGenerator<T>;
  readonly assigner: TimestampAssigner<T> | null;
  readonly alignment: AlignmentSettings | null;
  /** The generator is the program's own. */
  readonly isOwn?: boolean;
}

/** A strategy; made by its static methods. */
export class WatermarkStrategy<T> {
  private readonly parts: StrategyParts<T>;

  private constructor(parts: StrategyParts<T>) {
    this.parts = parts;
  }

  private static of<T>(
    createGenerator: (context: GeneratorContext) => WatermarkGenerator<T>,
  ): WatermarkStrategy<T> {
    return new WatermarkStrategy<T>({ createGenerator, assigner: null, alignment: null });
  }

  /** For timestamps that never go back. */
  static forMonotonousTimestamps<T>(): WatermarkStrategy<T> {
    return WatermarkStrategy.of<T>(() => new BoundedOutOfOrdernessWatermarks(0));
  }

  /** For timestamps that go back by at most so many ms. */
  static forBoundedOutOfOrderness<T>(maxOutOfOrdernessMs: number): WatermarkStrategy<T> {
    checkMillis('maxOutOfOrderness', maxOutOfOrdernessMs);
    if (maxOutOfOrdernessMs < 0) {
      throw new Error(`maxOutOfOrderness cannot be negative. It is ${maxOutOfOrdernessMs} ms.`);
    }
    return WatermarkStrategy.of<T>(() => new BoundedOutOfOrdernessWatermarks(maxOutOfOrdernessMs));
  }

  /** With a generator of the user's own; the supplier is called once a subtask. */
  static forGenerator<T>(supplier: () => WatermarkGenerator<T>): WatermarkStrategy<T> {
    if (typeof supplier !== 'function') {
      throw new Error('forGenerator needs a function that makes a new generator for each subtask.');
    }
    return new WatermarkStrategy<T>({
      createGenerator: () => supplier(),
      assigner: null,
      alignment: null,
      isOwn: true,
    });
  }

  /** Without watermarks, but for the last one at the end of the input. */
  static noWatermarks<T>(): WatermarkStrategy<T> {
    return WatermarkStrategy.of<T>(() => new NoWatermarksGenerator());
  }

  /** Takes timestamps from the records. */
  withTimestampAssigner(assigner: TimestampAssigner<T>): WatermarkStrategy<T> {
    if (assigner === null || assigner === undefined) {
      throw new Error('timestampAssigner must not be null. Give a function (record) => ms.');
    }
    return new WatermarkStrategy({ ...this.parts, assigner: asFunction(assigner) });
  }

  /** Takes an input without events for so many ms out of the minimum. */
  withIdleness(idleTimeoutMs: number): WatermarkStrategy<T> {
    checkMillis('idleTimeout', idleTimeoutMs);
    if (idleTimeoutMs <= 0) {
      throw new Error(`idleTimeout must be greater than zero. It is ${idleTimeoutMs} ms.`);
    }
    const inner = this.parts.createGenerator;
    return new WatermarkStrategy({
      ...this.parts,
      createGenerator: (context) =>
        new WatermarksWithIdleness(inner(context), idleTimeoutMs, context.nowMs),
    });
  }

  /** Makes sources of one group wait for each other; in mid-stream it changes nothing. */
  withWatermarkAlignment(
    group: string,
    maxDriftMs: number,
    updateIntervalMs = DEFAULT_ALIGNMENT_INTERVAL_MS,
  ): WatermarkStrategy<T> {
    if (typeof group !== 'string') {
      throw new Error(`watermarkGroup cannot be null. It is ${String(group)}: give a name.`);
    }
    checkMillis('maxAllowedWatermarkDrift', maxDriftMs);
    if (maxDriftMs < 0) {
      throw new Error(
        `maxAllowedWatermarkDrift must be greater than or equal to zero. It is ${maxDriftMs} ms.`,
      );
    }
    checkMillis('updateInterval', updateIntervalMs);
    if (updateIntervalMs <= 0) {
      throw new Error(`updateInterval must be positive. It is ${updateIntervalMs} ms.`);
    }
    return new WatermarkStrategy({
      ...this.parts,
      alignment: { group, maxDriftMs, updateIntervalMs },
    });
  }

  /** A fresh generator, for one subtask. */
  createWatermarkGenerator(context: GeneratorContext): WatermarkGenerator<T> {
    return this.parts.createGenerator(context);
  }

  /** True where the program's own code sees each record. */
  hasOwnGenerator(): boolean {
    return this.parts.isOwn === true;
  }

  /** Null: records keep the timestamps that they have. */
  timestampAssigner(): TimestampAssigner<T> | null {
    return this.parts.assigner;
  }

  /** Null where the source is not aligned with others. */
  alignmentSettings(): AlignmentSettings | null {
    return this.parts.alignment;
  }
}

function asFunction<T>(
  assigner: TimestampAssigner<T> | { extractTimestamp: TimestampAssigner<T> },
): TimestampAssigner<T> {
  if (typeof assigner === 'function') return assigner;
  return (element, timestamp) => assigner.extractTimestamp(element, timestamp);
}

function checkMillis(name: string, value: number): void {
  if (typeof value === 'number' && !Number.isNaN(value)) return;
  const isMissing = value === null || value === undefined;
  const flink = isMissing ? `${name} cannot be null. It` : name;
  throw new Error(`${flink} must be a number of milliseconds, not ${String(value)}.`);
}
