/**
 * `select` with plain functions, as the process functions that the operator takes.
 * Flink's PatternSelectAdapter and PatternTimeoutSelectAdapter.
 */
import type { Collector, PatternContext } from '../operators/functions/functionTypes.ts';
import type { OutputTag } from '../operators/functions/OutputTag.ts';
import { closeFunction, openFunction } from '../operators/functions/RichFunction.ts';
import { callable } from '../operators/functions/UserFunctionOperator.ts';
import { PatternProcessFunction } from '../operators/process/processFunctions.ts';
import type { Match } from './SharedBuffer.ts';

/** One result of a match. */
// any: the user's own types
export type PatternSelectFunction = ((match: any) => unknown) | { select(match: any): unknown };

/** One result of a timed-out part of a match. */
export type PatternTimeoutFunction =
  | ((match: any, timeoutTimestamp: number) => unknown) // any: as above
  | { timeout(match: any, timeoutTimestamp: number): unknown }; // any: as above

/** Emits one result for each match. */
export class PatternSelectAdapter extends PatternProcessFunction<unknown, unknown> {
  private readonly selectFunction: PatternSelectFunction;

  constructor(selectFunction: PatternSelectFunction) {
    super();
    this.selectFunction = selectFunction;
  }

  override open(): void {
    openFunction(this.selectFunction, this.getRuntimeContext());
  }

  override close(): void {
    closeFunction(this.selectFunction);
  }

  processMatch(match: Match, _ctx: PatternContext, out: Collector<unknown>): void {
    out.collect(callable(this.selectFunction, 'select')(match));
  }
}

/** Emits a result for each timed-out part too, to a side output. */
export class PatternTimeoutSelectAdapter extends PatternSelectAdapter {
  private readonly tag: OutputTag<unknown>;
  private readonly timeoutFunction: PatternTimeoutFunction;

  constructor(
    tag: OutputTag<unknown>,
    timeoutFunction: PatternTimeoutFunction,
    selectFunction: PatternSelectFunction,
  ) {
    super(selectFunction);
    this.tag = tag;
    this.timeoutFunction = timeoutFunction;
  }

  override open(): void {
    super.open();
    openFunction(this.timeoutFunction, this.getRuntimeContext());
  }

  override close(): void {
    super.close();
    closeFunction(this.timeoutFunction);
  }

  override processTimedOutMatch(match: Match, ctx: PatternContext): void {
    ctx.output(this.tag, callable(this.timeoutFunction, 'timeout')(match, ctx.timestamp()));
  }
}
