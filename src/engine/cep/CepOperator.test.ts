/**
 * The pattern operator five ways. A word `x.a1@5` is the event a1 of kind a and key x; a match
 * reads `x:a1,b1`, a timed-out part of one `slow:x:a1`.
 */
import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../test/support/OperatorHarness.ts';
import type { Collector, PatternContext } from '../operators/functions/functionTypes.ts';
import { OutputTag } from '../operators/functions/OutputTag.ts';
import { PatternProcessFunction } from '../operators/process/processFunctions.ts';
import { AfterMatchSkipStrategy } from './AfterMatchSkipStrategy.ts';
import { CepOperator, type CepOperatorOptions } from './CepOperator.ts';
import { Pattern } from './Pattern.ts';
import { PatternSelectAdapter, PatternTimeoutSelectAdapter } from './patternFunctions.ts';

interface Event {
  readonly key: string;
  readonly id: string;
}

type AnyMatch = Record<string, Event[]>;

const parse = (word: string): Event => {
  const [key = '', id = ''] = word.split('.');
  return { key, id };
};
const keyOf = (event: unknown) => (event as Event).key;
const is = (kind: string) => (event: Event) => event.id.startsWith(kind);
const textOf = (match: AnyMatch) => {
  const events = Object.values(match).flat();
  return `${events[0]?.key}:${events.map(({ id }) => id).join(',')}`;
};

const begin = (skip?: AfterMatchSkipStrategy) => Pattern.begin<Event>('a', skip).where(is('a'));
const aThenB = (skip?: AfterMatchSkipStrategy) => begin(skip).followedBy('b').where(is('b'));

function operatorOf(pattern: Pattern<Event>, options: Partial<CepOperatorOptions> = {}) {
  return () =>
    new CepOperator({
      pattern,
      keySelector: keyOf,
      isProcessingTime: false,
      function: new PatternSelectAdapter(textOf),
      ...options,
    });
}

const SLOW = new OutputTag<string>('slow');
const withTimeouts = () => ({
  function: new PatternTimeoutSelectAdapter(
    SLOW,
    (match: AnyMatch, at: number) => `${textOf(match)}!${at}`,
    textOf,
  ),
});

/** A keyed case that leaves nothing behind unless it says so. */
function keyed(
  operator: () => CepOperator,
  input: string,
  expected: string,
  leaves?: 'state' | 'state and timers',
): void {
  expectFiveWays({ operator, input, expected, parse, leaves, options: { keyOf } });
}

describe('CepOperator in event time', () => {
  it('takes events in the order of their times, equal ones in the order of arrival', () =>
    keyed(
      operatorOf(Pattern.begin<Event>('a').next('b').within(100)),
      'x.c@30 x.a@10 x.b2@20 x.b1@20 w25 x.d@40 $',
      'x:a,b2@20 x:b2,b1@20 w25 x:b1,c@30 x:c,d@40 wMAX',
    ));

  it('gives all of one key before the next key, the one with the oldest event first', () =>
    keyed(
      operatorOf(aThenB().within(100)),
      'x.a@15 y.a@10 x.b@20 y.b@30 w40 $',
      'y:a,b@30 x:a,b@20 w40 wMAX',
    ));

  it('drops and counts events at or below the watermark', () => {
    const harness = new OperatorHarness(operatorOf(aThenB()), { keyOf });
    harness.watermark(20);
    harness.element(parse('x.a'), 20);
    harness.element(parse('x.a'), 21);
    expect(harness.lateRecordsDropped()).toBe(1);
    expect(harness.stateEntryCount()).toBe(1);
  });

  it('puts late events out where there is a tag', () =>
    keyed(
      operatorOf(aThenB().within(100), { lateTagId: 'late' }),
      'x.a@10 w20 x.a2@20 x.b@21 $',
      'w20 late:{"key":"x","id":"a2"}@20 x:a,b@21 wMAX',
    ));

  it('counts events without a time as late', () => {
    const harness = new OperatorHarness(operatorOf(aThenB()), { keyOf });
    harness.element(parse('x.a'), Number.NaN);
    expect(harness.lateRecordsDropped()).toBe(1);
  });

  it('forgets a key that holds nothing, and keeps one that does', () => {
    const harness = new OperatorHarness(operatorOf(begin().next('b').where(is('b'))), { keyOf });
    for (const word of ['x.a', 'y.a', 'z.c']) harness.element(parse(word), 10);
    harness.watermark(10);
    harness.element(parse('x.b'), 20);
    harness.watermark(20);
    expect(harness.stateEntryCount()).toBe(1);
  });
});

describe('CepOperator and time limits', () => {
  it('needs the last event before the time is over', () =>
    keyed(operatorOf(aThenB().within(10)), 'x.a1@1 x.b1@10 x.a2@20 x.b2@30 $', 'x:a1,b1@10 wMAX'));

  it('puts timed-out parts out with the time when it was over', () =>
    keyed(
      operatorOf(aThenB().within(10), withTimeouts()),
      'x.a1@1 w10 w11 x.a2@20 x.c@35 $',
      'w10 slow:x:a1!11@11 w11 slow:x:a2!30@30 wMAX',
    ));

  it('gives a pattern that ends in notFollowedBy when its time is over', () =>
    keyed(
      operatorOf(begin().notFollowedBy('b').where(is('b')).within(10)),
      'x.a1@1 x.b1@10 x.a2@20 w29 w30 y.a3@40 $',
      'w29 x:a2@30 w30 y:a3@MAX wMAX',
    ));

  it('lets a match that begins at time 0 wait for the next event, as Flink does', () =>
    keyed(
      operatorOf(aThenB().within(10), withTimeouts()),
      'x.a1@0 w5 w20 x.c@30 $',
      'w5 w20 slow:x:a1!10@10 wMAX',
    ));
});

describe('CepOperator and skip strategies', () => {
  it('holds a match back until the ones begun before it are done', () =>
    keyed(
      operatorOf(
        Pattern.begin<Event>('a', AfterMatchSkipStrategy.skipToNext())
          .where(is('a'))
          .followedBy('b')
          .where((event, ctx) => {
            const [a] = ctx.getEventsForPattern('a');
            return event.id === `b${a?.id.slice(1)}`;
          })
          .within(100),
      ),
      'x.a1@1 x.a2@2 x.b2@3 w4 x.b1@5 w6 x.a3@50 x.a4@51 x.b4@52 w150 $',
      'w4 x:a1,b1@5 x:a2,b2@5 w6 x:a4,b4@150 w150 wMAX',
    ));

  it('drops what overlaps', () =>
    keyed(
      operatorOf(
        Pattern.begin<Event>('a', AfterMatchSkipStrategy.skipPastLastEvent())
          .where(is('a'))
          .times(2)
          .within(100),
      ),
      'x.a1@1 x.a2@2 x.a3@3 x.a4@4 $',
      'x:a1,a2@2 x:a3,a4@4 wMAX',
    ));
});

describe('CepOperator in processing time', () => {
  const run = (operator: () => CepOperator, input: string, expected: string) =>
    expectFiveWays({
      operator,
      input,
      expected,
      parse,
      leaves: 'state and timers',
      options: { keyOf },
    });

  it('matches at once, whatever the times and watermarks', () =>
    run(
      operatorOf(aThenB(), { isProcessingTime: true }),
      'p5 x.a1@90 w100 p7 x.b1@10 $',
      'w100 x:a1,b1@- wMAX',
    ));

  it('ends matches whose time is over by the clock', () =>
    run(
      operatorOf(aThenB().within(10), { isProcessingTime: true, ...withTimeouts() }),
      'p5 x.a1 p15 p16 x.b1 $',
      'slow:x:a1!15@- wMAX',
    ));
});

describe('the function of a pattern', () => {
  class Keeps extends PatternProcessFunction<Event, Event> {
    override open(): void {
      expect(this.getRuntimeContext().getIndexOfThisSubtask()).toBe(0);
      const ask = () => this.getRuntimeContext().getState(undefined as never);
      expect(ask).toThrow('State is not supported.');
    }

    processMatch(match: AnyMatch, ctx: PatternContext, out: Collector<Event>): void {
      expect(ctx.timestamp()).toBe(10);
      expect(ctx.currentProcessingTime()).toBe(3);
      const event = match.a?.[0];
      if (event !== undefined) out.collect(event);
    }
  }

  it('gets no state, knows the time, and gives copies away', () => {
    const pattern = Pattern.begin<Event>('a').next('b').next('c');
    const harness = new OperatorHarness(operatorOf(pattern, { function: new Keeps() }), { keyOf });
    harness.processingTime(3);
    for (const word of ['x.a', 'x.b', 'x.c', 'x.d']) harness.element(parse(word), 10);
    harness.watermark(10);
    const events = harness
      .take()
      .flatMap((output) => (output.kind === 'record' ? [output.value as Event] : []));
    expect(events.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('may not fail in a condition without the user hearing of it', () => {
    const pattern = Pattern.begin<Event>('a').where(() => {
      throw new Error('no such field');
    });
    const harness = new OperatorHarness(operatorOf(pattern), { keyOf });
    harness.element(parse('x.a'), 10);
    expect(() => harness.watermark(10)).toThrow(
      'Failure happened in filter function. no such field',
    );
  });
});
