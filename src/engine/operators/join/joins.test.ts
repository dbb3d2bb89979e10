import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { TumblingEventTimeWindows } from '../../window/gridWindows.ts';
import { EventTimeSessionWindows } from '../../window/sessionWindows.ts';
import type { Collector, ProcessJoinContext } from '../functions/functionTypes.ts';
import { RichFunction } from '../functions/RichFunction.ts';
import { ProcessJoinFunction } from '../process/processFunctions.ts';
import { WindowOperator } from '../window/WindowOperator.ts';
import { CoGroupWindowFunction, windowJoinFunction } from './CoGroupWindowFunction.ts';
import { IntervalJoinOperator, type IntervalJoinOptions } from './IntervalJoinOperator.ts';
import { coGroupFunction, type TaggedUnion, taggedKeySelector, tagInput } from './windowJoin.ts';

const first = (word: unknown) => (word as string).charAt(0);

/** Left records are small letters, right ones great; a record's key is its letter. */
const keyOf = (word: unknown) => first(word).toLowerCase();

function intervalJoin(options: Partial<IntervalJoinOptions>) {
  return () =>
    new IntervalJoinOperator({
      keySelectors: [keyOf, keyOf],
      lowerBoundMs: -2,
      upperBoundMs: 2,
      fn: (a: string, b: string, _ctx, out) => out.collect(a + b),
      ...options,
    });
}

describe('an interval join', () => {
  const options = { inputCount: 2 as const, keyOf };

  it('joins what lies within both bounds, at the later of the two times, and forgets', () => {
    expectFiveWays({
      operator: intervalJoin({}),
      options,
      input: 'a1@10 2:A2@8 2:A3@7 2:B4@10 2:A5@12 a6@13 w11 2:w11 2:A7@11 a8@11 w20 2:w20 $',
      expected: 'a1A2@10 a1A5@12 a6A5@13 w11 a1A7@11 a6A7@13 a8A5@12 a8A7@11 w20 wMAX',
    });
  });

  it('leaves the bounds out where they are exclusive', () => {
    expectFiveWays({
      operator: intervalJoin({ isLowerExclusive: true, isUpperExclusive: true }),
      options,
      input: '2:A1@8 2:A2@9 2:A3@11 2:A4@12 a5@10 $',
      expected: 'a5A2@10 a5A3@11 wMAX',
    });
  });

  it('keeps every record of one time', () => {
    expectFiveWays({
      operator: intervalJoin({ lowerBoundMs: 0, upperBoundMs: 0 }),
      options,
      input: 'a1@5 a2@5 2:A3@5 a4@5 2:A5@5 w5 2:w5 $',
      expected: 'a1A3@5 a2A3@5 a4A3@5 a1A5@5 a2A5@5 a4A5@5 w5 wMAX',
    });
  });

  it('sends late records of each side to its output, or drops them', () => {
    const input = 'a1@5 w9 2:w9 a2@8 2:A3@8 2:A4@9 a5@9 $';
    expectFiveWays({
      operator: intervalJoin({ leftLateTagId: 'left', rightLateTagId: 'right' }),
      options,
      input,
      expected: 'w9 left:a2@8 right:A3@8 a5A4@9 wMAX',
    });
    expectFiveWays({
      operator: intervalJoin({}),
      options,
      input,
      expected: 'w9 a5A4@9 wMAX',
    });
  });

  it('gives its function both times, and side outputs at the later one', () => {
    class Tell extends ProcessJoinFunction<string, string, string> {
      processElement(a: string, b: string, ctx: ProcessJoinContext, out: Collector<string>): void {
        out.collect(`${a}@${ctx.getLeftTimestamp()}${b}@${ctx.getRightTimestamp()}`);
        ctx.output({ id: 'side' }, `${ctx.getTimestamp()}`);
      }
    }
    expectFiveWays({
      operator: intervalJoin({ fn: new Tell() }),
      options,
      input: 'a@5 2:A@6 $',
      expected: 'a@5A@6@6 side:6@6 wMAX',
    });
  });

  it('needs times, and bounds that hold something', () => {
    const harness = new OperatorHarness(intervalJoin({}), options);
    const sentence =
      'Long.MIN_VALUE timestamp: Elements used in interval stream joins need to have timestamps ' +
      'meaningful timestamps.';
    expect(() => harness.element('a', -(2 ** 53))).toThrow(sentence);
    expect(() => harness.element('A', Number.NaN, 1)).toThrow(sentence);
    expect(intervalJoin({ lowerBoundMs: 3 })).toThrow('lowerBound <= upperBound must be fulfilled');
  });
});

/** In the notation both inputs are one here: great letters are of the second. */
const parse = (word: string) => tagInput(word === word.toLowerCase() ? 1 : 2)(word);
const tagged = taggedKeySelector(keyOf, keyOf);

function windowed(windowFunction: object) {
  return {
    operator: () =>
      new WindowOperator({
        assigner: TumblingEventTimeWindows.of(10),
        keySelector: tagged,
        contents: { kind: 'list' },
        windowFunction: windowFunction as never,
      }),
    parse,
    options: { keyOf: (value: unknown) => tagged(value as TaggedUnion) },
  };
}

describe('a window join', () => {
  it('makes every pair of a key and window, the first input outermost', () => {
    expectFiveWays({
      ...windowed(windowJoinFunction((a: string, b: string) => a + b)),
      input: 'a1@1 A2@2 b3@3 a4@4 A5@9 A6@10 w9 w19 $',
      expected: 'a1A2@9 a1A5@9 a4A2@9 a4A5@9 w9 w19 wMAX',
    });
  });

  it('lets a function of three arguments collect as it likes', () => {
    const flat = (a: string, b: string, out: Collector<string>) => {
      if (a !== b.toLowerCase()) return;
      out.collect(a);
      out.collect(b);
    };
    expectFiveWays({
      ...windowed(windowJoinFunction(flat as never)),
      input: 'a1@1 a2@1 A2@2 $',
      expected: 'a2@9 A2@9 wMAX',
    });
  });
});

describe('a window coGroup', () => {
  it('lets a gap depend on the input that a record is of', () => {
    const gap = (record: TaggedUnion) => (record.isOne() ? 2 : 5);
    expectFiveWays({
      operator: () =>
        new WindowOperator({
          assigner: EventTimeSessionWindows.withDynamicGap(gap),
          keySelector: tagged,
          contents: { kind: 'list' },
          windowFunction: coGroupFunction((a, b, out) => out.collect(`${[...a]}|${[...b]}`)),
        }),
      parse,
      options: { keyOf: (value: unknown) => tagged(value as TaggedUnion) },
      input: 'a1@1 a2@4 A3@10 a4@15 $',
      expected: 'a1|@2 a2|@5 a4|A3@16 wMAX',
    });
  });

  it('opens its function and tells it of windows that one side reached', () => {
    class Group extends RichFunction {
      private name = 'closed';

      override open(): void {
        this.name = this.getRuntimeContext().getTaskName();
      }

      coGroup(a: Iterable<string>, b: Iterable<string>, out: Collector<string>): void {
        out.collect(`${this.name}:${[...a].join('')}|${[...b].join('')}`);
      }
    }
    expectFiveWays({
      ...windowed(new CoGroupWindowFunction(new Group(), false)),
      input: 'a1@1 b2@2 A3@3 B4@12 w9 $',
      expected: 'test:a1|A3@9 test:b2|@9 w9 test:|B4@19 wMAX',
    });
  });
});
