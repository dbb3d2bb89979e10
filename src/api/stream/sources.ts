/**
 * The sources that programs can name, as descriptions: what to read and how it is shown. Connectors
 * implement the kinds. Flink's DataGeneratorSource, NumberSequenceSource, FileSource.
 */
import type { ConnectorDescription } from '../../engine/index.ts';
import type { OperatorKind } from '../../model/index.ts';
import { ProgramError } from '../settings/ProgramError.ts';

/** Flink's Boundedness. */
export type Boundedness = 'BOUNDED' | 'CONTINUOUS_UNBOUNDED';

/** A source as connectors see it. */
export interface SourceDescription extends ConnectorDescription {
  readonly kind: 'collection' | 'sequence' | 'generator' | 'file';
}

/** What `fromSource` takes. */
export interface Source {
  readonly boundedness: Boundedness;
}

/** The sources of this module; anything else is not one. */
export abstract class DescribedSource implements Source {
  abstract readonly boundedness: Boundedness;

  /** For connectors. */
  abstract describe(): SourceDescription;

  /** For display; JSON values. */
  abstract params(): Readonly<Record<string, unknown>>;

  /** Its kind in the catalogue of operators. */
  kind(): OperatorKind {
    return this.describe().kind;
  }
}

/** The elements of fromData and its kin, in order. */
export class CollectionSource extends DescribedSource {
  readonly boundedness = 'BOUNDED';
  private readonly elements: readonly unknown[];

  constructor(elements: readonly unknown[]) {
    super();
    this.elements = elements;
  }

  override describe(): SourceDescription {
    return { kind: 'collection', options: { elements: this.elements } };
  }

  override params(): Readonly<Record<string, unknown>> {
    return { count: this.elements.length, isBounded: true };
  }
}

/** Whole numbers from one to the other, both included. */
export class SequenceSource extends DescribedSource {
  readonly boundedness = 'BOUNDED';
  private readonly from: number;
  private readonly to: number;

  constructor(from: number, to: number) {
    super();
    checkWhole(from, 'The start of a sequence');
    checkWhole(to, 'The end of a sequence');
    if (from > to) {
      throw new ProgramError(
        'argument',
        `'from' must be <= 'to'. The sequence goes from ${from} to ${to}.`,
      );
    }
    this.from = from;
    this.to = to;
  }

  override describe(): SourceDescription {
    return { kind: 'sequence', options: { from: this.from, to: this.to } };
  }

  override params(): Readonly<Record<string, unknown>> {
    return { from: this.from, to: this.to, isBounded: true };
  }
}

/** At most so many records a second over all subtasks. Flink's RateLimiterStrategy. */
export class RateLimit {
  /** Undefined: as fast as it goes. */
  readonly recordsPerSecond: number | undefined;

  constructor(recordsPerSecond?: number) {
    this.recordsPerSecond = recordsPerSecond;
  }
}

/** The public name of rate limits. */
export const RateLimiterStrategy = Object.freeze({
  perSecond(recordsPerSecond: number): RateLimit {
    if (!(recordsPerSecond > 0)) {
      throw new ProgramError(
        'argument',
        `rate must be positive. perSecond() was given ${recordsPerSecond} records a second.`,
      );
    }
    return new RateLimit(recordsPerSecond);
  },
  noOp(): RateLimit {
    return new RateLimit();
  },
});

/** Records made from their index; `count` Infinity runs until it is stopped. */
export class DataGeneratorSource extends DescribedSource {
  readonly boundedness: Boundedness;
  private readonly generator: (index: number) => unknown;
  private readonly count: number;
  private readonly rateLimit: RateLimit;

  constructor(generator: (index: number) => unknown, count: number, rateLimiter?: object) {
    super();
    if (typeof generator !== 'function' && !hasMap(generator)) {
      throw new ProgramError('argument', 'DataGeneratorSource needs a function of the index.');
    }
    if (count !== Infinity) checkWhole(count, 'The count of a DataGeneratorSource');
    if (count < 0) {
      throw new ProgramError('argument', `count must be >= 0. It was ${count}.`);
    }
    this.generator = hasMap(generator) ? (index) => generator.map(index) : generator;
    this.count = count;
    this.rateLimit = rateLimiter instanceof RateLimit ? rateLimiter : new RateLimit();
    this.boundedness = count === Infinity ? 'CONTINUOUS_UNBOUNDED' : 'BOUNDED';
  }

  override describe(): SourceDescription {
    const { recordsPerSecond } = this.rateLimit;
    const limited = recordsPerSecond === undefined ? {} : { recordsPerSecond };
    return {
      kind: 'generator',
      options: { generator: this.generator, count: this.count, ...limited },
    };
  }

  override params(): Readonly<Record<string, unknown>> {
    return {
      count: this.count === Infinity ? null : this.count,
      recordsPerSecond: this.rateLimit.recordsPerSecond ?? null,
      isBounded: this.count !== Infinity,
    };
  }
}

function hasMap(value: unknown): value is { map(index: number): unknown } {
  return typeof value === 'object' && value !== null && 'map' in value;
}

/** Each line of a file is a record. */
export class TextLineInputFormat {
  readonly charset: string = 'UTF-8';
}

/** Lines of files, shared among the subtasks in byte ranges. */
class LinesOfFiles extends DescribedSource {
  readonly boundedness = 'BOUNDED';
  private readonly paths: readonly string[];

  constructor(paths: readonly string[]) {
    super();
    this.paths = paths;
  }

  override describe(): SourceDescription {
    return { kind: 'file', options: { paths: this.paths } };
  }

  override params(): Readonly<Record<string, unknown>> {
    return { paths: this.paths, isBounded: true };
  }
}

/** The public name of sources that read files. */
export const FileSource = Object.freeze({
  forRecordStreamFormat(format: unknown, ...paths: string[]): { build(): Source } {
    if (!(format instanceof TextLineInputFormat)) {
      throw new ProgramError(
        'argument',
        'FileSource.forRecordStreamFormat() reads text lines: give it new TextLineInputFormat().',
      );
    }
    if (paths.length === 0 || paths.some((path) => typeof path !== 'string' || path === '')) {
      throw new ProgramError(
        'argument',
        'paths must not be empty: FileSource needs at least one path, each a string that is not ' +
          'empty.',
      );
    }
    return { build: () => new LinesOfFiles(paths) };
  },
});

function checkWhole(value: number, what: string): void {
  if (Number.isSafeInteger(value)) return;
  throw new ProgramError(
    'argument',
    `${what} must be a whole number between -(2^53 - 1) and 2^53 - 1. It was ${String(value)}.`,
  );
}
