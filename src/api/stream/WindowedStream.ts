/**
 * A stream cut into windows, before it is said what becomes of them. One class of steps for keyed
 * windows and for windows over all; the functions differ in whether they get the key.
 * Flink's WindowedStream, AllWindowedStream and WindowOperatorBuilder.
 */
import {
  type AnyWindowFunction,
  createAggregation,
  Evictor,
  type OutputTag,
  RichFunction,
  shortText,
  Trigger,
  type WindowAggregate,
  WindowAssigner,
  type WindowContents,
  type WindowReduce,
} from '../../engine/index.ts';
import { checkFunction, checkFunctionObject } from '../settings/argumentChecks.ts';
import { ProgramError } from '../settings/ProgramError.ts';

/** Everything that was said about the windows, for the operator and for display. */
export interface WindowSpec {
  readonly assigner: WindowAssigner;
  readonly trigger?: Trigger;
  readonly evictor?: Evictor;
  readonly allowedLatenessMs: number;
  readonly lateTagId?: string;
  readonly contents: WindowContents;
  readonly windowFunction?: AnyWindowFunction;
}

/** Kinds of aggregations by field. */
export type AggregationKind = Parameters<typeof createAggregation>[0];

/** Steps that both kinds of windowed streams have; `S` is the stream that comes out. */
abstract class WindowSteps<S> {
  private readonly assigner: WindowAssigner;
  private readonly finish: (spec: WindowSpec) => S;
  private ownTrigger?: Trigger;
  private ownEvictor?: Evictor;
  private latenessMs = 0;
  private lateTag?: OutputTag<unknown>;

  constructor(assigner: WindowAssigner, finish: (spec: WindowSpec) => S) {
    this.assigner = assigner;
    this.finish = finish;
  }

  trigger(trigger: Trigger): this {
    requireInstance(trigger, Trigger, 'Window triggers cannot be null', TRIGGERS);
    if (this.assigner.isMerging && !trigger.canMerge()) {
      throw new ProgramError(
        'trigger-cannot-merge',
        'A merging window assigner cannot be used with a trigger that does not support merging. ' +
          'Session windows grow together: the trigger needs canMerge() and onMerge().',
      );
    }
    this.ownTrigger = trigger;
    return this;
  }

  evictor(evictor: Evictor): this {
    requireInstance(evictor, Evictor, 'Evictor cannot be null', EVICTORS);
    this.ownEvictor = evictor;
    return this;
  }

  allowedLateness(latenessMs: number): this {
    if (typeof latenessMs !== 'number' || Number.isNaN(latenessMs)) {
      throw new ProgramError(
        'argument',
        `Allowed lateness cannot be null. It was ${String(latenessMs)}: give milliseconds.`,
      );
    }
    if (latenessMs < 0) {
      throw new ProgramError(
        'argument',
        `The allowed lateness cannot be negative. It was ${latenessMs} ms.`,
      );
    }
    this.latenessMs = latenessMs;
    return this;
  }

  sideOutputLateData(tag: OutputTag<unknown>): this {
    if (typeof tag?.id !== 'string') {
      throw new ProgramError(
        'argument',
        "Side output tag must not be null. Give an OutputTag: new OutputTag('late').",
      );
    }
    this.lateTag = tag;
    return this;
  }

  reduce(fn: WindowReduce, windowFunction?: AnyWindowFunction): S {
    checkFunction(fn, 'reduce', 'reduce');
    if (fn instanceof RichFunction) throw richFold(this.richReduce(windowFunction !== undefined));
    return this.fold({ kind: 'reduce', fn }, windowFunction);
  }

  aggregate(fn: WindowAggregate, windowFunction?: AnyWindowFunction): S {
    checkFunctionObject(fn, 'aggregate', 'createAccumulator');
    if (fn instanceof RichFunction) {
      const what = windowFunction === undefined ? 'aggregation' : 'aggregate';
      throw richFold(`This ${what} function cannot be a RichFunction.`);
    }
    return this.fold({ kind: 'aggregate', fn }, windowFunction);
  }

  /** Flink's sentence about a rich ReduceFunction. */
  protected richReduce(hasWindowFunction: boolean): string {
    return hasWindowFunction
      ? 'ReduceFunction of apply can not be a RichFunction.'
      : RICH_REDUCE_ALONE;
  }

  process(fn: AnyWindowFunction): S {
    return this.fold({ kind: 'list' }, fn);
  }

  sum(field: string | number): S {
    return this.aggregateField('sum', field);
  }

  min(field: string | number): S {
    return this.aggregateField('min', field);
  }

  max(field: string | number): S {
    return this.aggregateField('max', field);
  }

  minBy(field: string | number, first = true): S {
    return this.aggregateField('minBy', field, first);
  }

  maxBy(field: string | number, first = true): S {
    return this.aggregateField('maxBy', field, first);
  }

  private aggregateField(kind: AggregationKind, field: string | number, first?: boolean): S {
    return this.fold({ kind: 'reduce', fn: createAggregation(kind, field, first) as WindowReduce });
  }

  private fold(contents: WindowContents, windowFunction?: AnyWindowFunction): S {
    if (windowFunction !== undefined || contents.kind === 'list') {
      checkFunction(windowFunction, 'A window function', 'process');
    }
    return this.finish({
      assigner: this.assigner,
      trigger: this.ownTrigger,
      evictor: this.ownEvictor,
      allowedLatenessMs: this.latenessMs,
      lateTagId: this.lateTag?.id,
      contents,
      windowFunction,
    });
  }
}

/** Windows per key. */
export class WindowedStream<S> extends WindowSteps<S> {}

/** Windows over the whole stream, in one place. */
export class AllWindowedStream<S> extends WindowSteps<S> {
  protected override richReduce(hasWindowFunction: boolean): string {
    return hasWindowFunction
      ? 'ReduceFunction of reduce can not be a RichFunction.'
      : RICH_REDUCE_ALONE;
  }
}

const RICH_REDUCE_ALONE =
  'ReduceFunction of reduce can not be a RichFunction. ' +
  'Please use reduce(ReduceFunction, WindowFunction) instead.';

function richFold(sentence: string): ProgramError {
  return new ProgramError(
    'rich-fold',
    `${sentence} Put what needs a RuntimeContext into a ProcessWindowFunction behind it.`,
  );
}

/** Throws Flink's sentence where nothing was given, ours where it is something else. */
export function requireInstance(
  value: unknown,
  kind: abstract new (...args: never[]) => object,
  sentence: string,
  examples: string,
): void {
  if (value instanceof kind) return;
  const given = shortText(value, LONGEST_SHOWN, 'console');
  throw new ProgramError('argument', `${sentence}. It was ${given}: give ${examples}.`);
}

const LONGEST_SHOWN = 100;
const TRIGGERS =
  'CountTrigger.of(5), another of them, or an object of a class that extends Trigger';
const EVICTORS = 'CountEvictor.of(5), TimeEvictor.of(1000) or DeltaEvictor.of(5, (a, b) => b - a)';
const ASSIGNERS = 'TumblingEventTimeWindows.of(5000) or another of the window assigners';

/** Of `window()` and `windowAll()`. */
export function requireAssigner(assigner: unknown, method: string): void {
  requireInstance(assigner, WindowAssigner, `${method} needs a window assigner`, ASSIGNERS);
}
