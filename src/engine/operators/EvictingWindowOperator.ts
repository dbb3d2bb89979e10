/**
 * Windows with an evictor: every record is kept with its timestamp, contents are folded afresh at
 * each firing, and what the evictor drops is gone.
 * Flink's EvictingWindowOperator.
 */
import type { Evictor, TimestampedValue } from '../window/Evictor.ts';
import type { Window } from '../window/Window.ts';
import { WindowOperator } from './WindowOperator.ts';
import { createFold, foldAll, ListFold, type WindowFold } from './windowFolds.ts';
import type { WindowOperatorOptions } from './windowOptions.ts';

/** As WindowOperator, with `options.evictor`. */
export class EvictingWindowOperator extends WindowOperator {
  private readonly evictor: Evictor<unknown, Window>;
  /** Null where the window function gets the records themselves. */
  private readonly resultFold: WindowFold | null;

  constructor(options: WindowOperatorOptions) {
    super(options, new ListFold());
    if (options.evictor === undefined) throw new Error('An evicting operator needs an evictor.');
    this.evictor = options.evictor;
    this.resultFold = options.contents.kind === 'list' ? null : createFold(options.contents);
  }

  protected override kept(value: unknown, timestamp: number): unknown {
    return { value, timestamp };
  }

  protected override fire(window: Window): void {
    const all = this.contents.get() as TimestampedValue[] | null;
    if (all === null || all.length === 0) return;
    let left: readonly TimestampedValue[] = all;
    if (!this.evictor.isAfter) left = this.evictor.evict(left);
    this.give(window, left);
    if (this.evictor.isAfter) left = this.evictor.evict(left);
    if (left !== all) this.replace(all, left);
  }

  private give(window: Window, left: readonly TimestampedValue[]): void {
    const context = this.functionContext;
    context.pointAt(window, true);
    const values: unknown[] = [];
    for (const { value } of left) values.push(value);
    const results = this.resultFold === null ? values : [foldAll(this.resultFold, values)];
    if (this.call !== null) this.call(this.currentKey(), context, results, context);
    else for (const result of results) context.collect(result);
  }

  /** The list is the state's own: it is changed in place. */
  private replace(all: TimestampedValue[], left: readonly TimestampedValue[]): void {
    if (left.length === 0) this.contents.clear();
    for (let i = 0; i < left.length; i++) all[i] = left[i] as TimestampedValue;
    all.length = left.length;
  }
}

/** The operator for these options. */
export function createWindowOperator(options: WindowOperatorOptions): WindowOperator {
  return options.evictor === undefined
    ? new WindowOperator(options)
    : new EvictingWindowOperator(options);
}
