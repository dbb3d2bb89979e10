/** Flink's cases of patterns, through the real operator. */
import { describe, expect, it } from 'vitest';
import {
  AfterMatchSkipStrategy,
  CepOperator,
  Pattern,
  PatternProcessFunction,
  type WithinType,
} from '../../../src/engine/index.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import { loadVectors, type Vector } from './vectors.ts';

interface Event {
  readonly id: string;
  readonly name: string;
  readonly price?: number;
  readonly ts?: number;
}

type Line = Event & { readonly wm?: number };

interface Stage {
  readonly n: string;
  readonly is: string;
  readonly c: 'begin' | 'next' | 'followedBy' | 'followedByAny' | 'notNext' | 'notFollowedBy';
  readonly q?: readonly [number, number | '*'];
  readonly inner?: 'relaxed' | 'consecutive' | 'any';
  readonly optional?: true;
  readonly greedy?: true;
  readonly until?: string;
}

/** A case with how its results compare: as a list, or in any order. */
type CepVector = Vector & { readonly order?: 'exact' | 'multiset' };

type Skip = string | { readonly toFirst?: string; readonly toLast?: string; throwOnMiss?: true };

/** Ids by the stages' order; timed-out parts go to a side output of their own. */
class Ids extends PatternProcessFunction<Event, string[]> {
  processMatch(match: Record<string, Event[]>, _ctx: unknown, out: { collect(ids: string[]): void }) {
    out.collect(idsOf(match));
  }
}

class IdsAndTimeouts extends Ids {
  // any: the context is the engine's
  override processTimedOutMatch(match: Record<string, Event[]>, ctx: any): void {
    ctx.output({ id: 'timedOut' }, [idsOf(match), ctx.timestamp()]);
  }
}

function idsOf(match: Record<string, Event[]>): string[] {
  return Object.values(match).flatMap((events) => events.map(({ id }) => id));
}

function skipOf(skip: Skip = 'noSkip'): AfterMatchSkipStrategy {
  if (typeof skip === 'string') {
    return AfterMatchSkipStrategy[skip as 'noSkip' | 'skipToNext' | 'skipPastLastEvent']();
  }
  const to =
    skip.toFirst === undefined
      ? AfterMatchSkipStrategy.skipToLast(skip.toLast!)
      : AfterMatchSkipStrategy.skipToFirst(skip.toFirst);
  return skip.throwOnMiss === true ? to.throwExceptionOnMiss() : to;
}

function patternOf({ op }: CepVector): Pattern<Event> {
  let pattern: Pattern<Event> | null = null;
  for (const stage of op.stages as Stage[]) {
    const { c } = stage;
    pattern =
      pattern === null || c === 'begin'
        ? Pattern.begin<Event>(stage.n, skipOf(op.skip))
        : pattern[c](stage.n);
    finishStage(pattern, stage);
  }
  const last = pattern!;
  return op.within === undefined ? last : last.within(op.within.ms, op.within.type as WithinType);
}

function finishStage(pattern: Pattern<Event>, stage: Stage): void {
  if (stage.is.endsWith(' and price==a.price')) {
    const [name] = stage.is.split(' ');
    pattern.where((event, ctx) => {
      const [first] = ctx.getEventsForPattern('a');
      return event.name === name && event.price === first?.price;
    });
  } else if (stage.is !== '*') {
    const names = stage.is.split('|');
    const { until } = stage;
    pattern.where(({ id, name }) => names.includes(name) || (until !== undefined && id === until));
  }
  if (stage.q !== undefined) {
    const [from, to] = stage.q;
    if (to === '*') pattern.timesOrMore(from);
    else pattern.times(from, to);
  }
  if (stage.optional === true) pattern.optional();
  if (stage.inner === 'consecutive') pattern.consecutive();
  if (stage.inner === 'any') pattern.allowCombinations();
  if (stage.greedy === true) pattern.greedy();
  if (stage.until !== undefined) pattern.until(({ id, name }) => [id, name].includes(stage.until!));
}

function operatorOf(vector: CepVector): CepOperator {
  return new CepOperator({
    pattern: patternOf(vector),
    keySelector: () => 0,
    isProcessingTime: false,
    function: vector.expect.timedOut === undefined ? new Ids() : new IdsAndTimeouts(),
    lateTagId: vector.op.lateTag === true ? 'late' : undefined,
  });
}

/** As the tests of Flink's NFA do, the watermark is always right behind the event. */
function run(vector: CepVector, isRestored: boolean): OperatorHarness {
  const harness = new OperatorHarness(() => operatorOf(vector), { keyOf: () => 0 });
  const lines = vector.input as Line[];
  const isWatermarkGiven = lines.some(({ wm }) => wm !== undefined);
  lines.forEach((line, index) => {
    if (line.wm !== undefined) harness.watermark(line.wm);
    else harness.element(line, line.ts ?? index + 1);
    const nextTime = lines[index + 1]?.ts ?? Infinity;
    if (!isWatermarkGiven && nextTime !== line.ts) harness.watermark(line.ts ?? index + 1);
    if (isRestored) harness.restore(harness.snapshot());
  });
  return harness;
}

function check(vector: CepVector, isRestored: boolean): void {
  const { expect: expected } = vector;
  if (expected.error !== undefined) {
    expect(() => run(vector, isRestored)).toThrow('Could not skip to');
    return;
  }
  const outputs = run(vector, isRestored).take();
  const records = outputs.filter((output) => output.kind === 'record');
  const sides = outputs.filter((output) => output.kind === 'side');
  const sideValues = (tag: string) =>
    sides.filter(({ tagId }) => tagId === tag).map(({ value }) => value);
  const matches = records.map(({ value }) => value);
  expect(arranged(matches, vector)).toEqual(arranged(expected.matches, vector));
  if (expected.timedOut !== undefined) {
    expect(arranged(sideValues('timedOut'), vector)).toEqual(arranged(expected.timedOut, vector));
  }
  if (expected.side !== undefined) {
    expect(sideValues('late').map((event) => (event as Event).id)).toEqual(expected.side);
  }
  if (expected.outputTs !== undefined) {
    expect(records.map(({ timestamp }) => timestamp)).toEqual(expected.outputTs);
  }
}

function arranged(values: readonly unknown[], { order }: CepVector): string[] {
  const texts = values.map((value) => JSON.stringify(value));
  return order === 'exact' ? texts : texts.sort();
}

describe('patterns, by Flink', () => {
  for (const vector of loadVectors('cep') as CepVector[]) {
    it(vector.name, () => check(vector, false));
    it(`${vector.name}, restored after every element`, () => check(vector, true));
  }
});
