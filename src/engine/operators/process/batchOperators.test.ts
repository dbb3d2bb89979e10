/**
 * Operators in BATCH mode, where records come sorted by key and time and no watermark but the last
 * one. Each case runs the ways that BATCH has: it takes no snapshots, as in Flink.
 */
import { describe, expect, it } from 'vitest';
import { expectFiveWays, type OperatorCase } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { ListStateDescriptor } from '../../state/descriptors.ts';
import type { ListState } from '../../state/stateTypes.ts';
import { CountTrigger } from '../../window/CountTrigger.ts';
import { SlidingEventTimeWindows, TumblingEventTimeWindows } from '../../window/gridWindows.ts';
import { EventTimeSessionWindows } from '../../window/sessionWindows.ts';
import type { Collector, KeyedProcessContext, OnTimerContext } from '../functions/functionTypes.ts';
import { IntervalJoinOperator } from '../join/IntervalJoinOperator.ts';
import { createAggregation } from '../record/aggregations.ts';
import { KeyedReduceOperator } from '../record/KeyedReduceOperator.ts';
import { WindowOperator } from '../window/WindowOperator.ts';
import type { WindowOperatorOptions } from '../window/windowOptions.ts';
import { KeyedCoProcessOperator } from './KeyedCoProcessOperator.ts';
import { KeyedProcessOperator } from './KeyedProcessOperator.ts';
import { KeyedCoProcessFunction, KeyedProcessFunction } from './processFunctions.ts';

const keyOf = (word: unknown) => String(word).charAt(0).toLowerCase();

function check(
  operator: OperatorCase['operator'],
  input: string,
  expected: string,
  more: Partial<OperatorCase> & { readonly inputCount?: 1 | 2 } = {},
): void {
  const { inputCount = 1, ...rest } = more;
  const options = { keyOf, isBatch: true, inputCount };
  expectFiveWays({ operator, input, expected, options, ...rest });
}

describe('a keyed reduction in BATCH', () => {
  it('gives one result a key, when the key is done, at the highest time', () => {
    const concat = (a: string, b: string) => a + b;
    check(
      () => new KeyedReduceOperator(concat, keyOf),
      'a1@5 a2@9 b1@1 c1@2 c2@3 $',
      'a1a2@MAX b1@MAX c1c2@MAX wMAX',
    );
  });

  it('gives the final aggregate of a key only', () => {
    const parse = (text: string) => ({ key: text.charAt(0), n: Number(text.slice(1)) });
    const byKey = (value: unknown) => (value as { key: string }).key;
    expectFiveWays({
      operator: () => new KeyedReduceOperator(createAggregation('max', 'n'), byKey),
      parse,
      input: 'a3 a7 a5 b1 $',
      expected: ['{"key":"a","n":7}@MAX', '{"key":"b","n":1}@MAX', 'wMAX'],
      options: { keyOf: byKey, isBatch: true },
    });
  });
});

/** Keeps what comes, and puts it out at each timer. */
class Collect extends KeyedProcessFunction<string, string, string> {
  private words!: ListState<string>;

  override open(): void {
    this.words = this.getRuntimeContext().getListState(new ListStateDescriptor<string>('words'));
  }

  processElement(word: string, ctx: KeyedProcessContext<string>): void {
    this.words.add(word);
    ctx.timerService().registerEventTimeTimer((ctx.timestamp() as number) + 10);
    if (word.endsWith('!')) ctx.timerService().registerProcessingTimeTimer(1e9);
  }

  override onTimer(time: number, ctx: OnTimerContext<string>, out: Collector<string>): void {
    const domain = ctx.timeDomain() === 'EVENT_TIME' ? 'e' : 'p';
    out.collect(`${domain}:${ctx.getCurrentKey()}:${[...this.words.get()].join('+')}`);
    ctx.timerService().registerEventTimeTimer(time + 1);
  }
}

describe('a keyed process function in BATCH', () => {
  it('has its timers fire when all records of the key have come, event time first', () => {
    check(
      () => new KeyedProcessOperator(new Collect(), keyOf),
      'a1@1 a2!@30 b1@2 $',
      'e:a:a1+a2!@11 e:a:a1+a2!@40 p:a:a1+a2!@- e:b:b1@12 wMAX',
    );
  });

  it('sees no watermark before the last one', () => {
    const seen: number[] = [];
    class Look extends KeyedProcessFunction<string, string, string> {
      processElement(_word: string, ctx: KeyedProcessContext<string>): void {
        seen.push(ctx.timerService().currentWatermark());
        ctx.timerService().registerEventTimeTimer(1);
      }
      override onTimer(_time: number, ctx: OnTimerContext<string>): void {
        seen.push(ctx.timerService().currentWatermark());
      }
    }
    check(() => new KeyedProcessOperator(new Look(), keyOf), 'a1@1 a2@2 b1@1 $', 'wMAX');
    const once = [-Infinity, -Infinity, Infinity, -Infinity, Infinity];
    expect(seen).toEqual([...once, ...once]);
  });
});

describe('windows in BATCH', () => {
  type Options = Partial<WindowOperatorOptions> & Pick<WindowOperatorOptions, 'assigner'>;
  const windows = (options: Options) => () =>
    new WindowOperator({
      keySelector: keyOf,
      contents: { kind: 'reduce', fn: ((a: string, b: string) => a + b) as never },
      ...options,
    });

  it('fire key by key, in order of their ends, and know no late records', () => {
    check(
      windows({ assigner: TumblingEventTimeWindows.of(10) }),
      'a1@1 a2@25 a3@3 b1@2 $',
      'a1a3@9 a2@29 b1@9 wMAX',
    );
  });

  it('fire for each slide that has records', () => {
    check(
      windows({ assigner: SlidingEventTimeWindows.of(10, 5) }),
      'a1@7 b1@1 b2@8 $',
      'a1@9 a1@14 b1@4 b1b2@9 b2@14 wMAX',
    );
  });

  it('merge into sessions of one key', () => {
    check(
      windows({ assigner: EventTimeSessionWindows.withGap(5) }),
      'a1@1 a2@20 a3@4 b1@3 $',
      'a1a3@8 a2@24 b1@7 wMAX',
    );
  });

  it('obey a trigger of the program, whose remainder vanishes with the key', () => {
    check(
      windows({ assigner: TumblingEventTimeWindows.of(100), trigger: CountTrigger.of(2) as never }),
      'a1@1 a2@2 a3@3 b1@1 $',
      'a1a2@99 wMAX',
    );
  });
});

/** Joins what both inputs have of a key, when the key is done. */
class Both extends KeyedCoProcessFunction<string, string, string, string> {
  private words!: ListState<string>;

  override open(): void {
    this.words = this.getRuntimeContext().getListState(new ListStateDescriptor<string>('words'));
  }

  processElement1(word: string, ctx: KeyedProcessContext<string>): void {
    this.words.add(word);
    ctx.timerService().registerEventTimeTimer(0);
  }

  processElement2(word: string, ctx: KeyedProcessContext<string>): void {
    this.processElement1(word, ctx);
  }

  override onTimer(_time: number, _ctx: unknown, out: Collector<string>): void {
    out.collect([...this.words.get()].join('+'));
  }
}

describe('two inputs in BATCH', () => {
  it('share the state of a key while it is under way', () => {
    check(
      () => new KeyedCoProcessOperator(new Both(), keyOf, keyOf),
      'a1@1 2:A2@2 a3@3 2:B1@1 $',
      'a1+A2+a3@0 B1@0 wMAX',
      { inputCount: 2 },
    );
  });

  it('join within their bounds, key by key', () => {
    const join = () =>
      new IntervalJoinOperator({
        keySelectors: [keyOf, keyOf],
        lowerBoundMs: -2,
        upperBoundMs: 2,
        fn: (a: string, b: string, _ctx, out) => out.collect(a + b),
      });
    check(join, 'a1@10 2:A2@12 2:A3@13 b1@1 2:B2@1 $', 'a1A2@12 b1B2@1 wMAX', { inputCount: 2 });
  });
});

describe('keyed state in BATCH', () => {
  it('is kept for one key at a time', () => {
    class Keep extends Collect {
      override onTimer(): void {}
    }
    const operator = () => new KeyedProcessOperator(new Keep(), keyOf);
    const harness = new OperatorHarness(operator, { keyOf, isBatch: true });
    for (const word of ['a1', 'b1', 'c1', 'd1']) {
      harness.element(word, 1);
      expect(harness.stateEntryCount()).toBe(1);
    }
  });

  it('is in no snapshot', () => {
    const operator = () => new KeyedProcessOperator(new Collect(), keyOf);
    const harness = new OperatorHarness(operator, { keyOf, isBatch: true });
    harness.element('a1', 1);
    expect(() => harness.snapshot()).toThrow(
      'Snapshotting is not supported in BATCH runtime mode.',
    );
  });
});
