import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { ListStateDescriptor } from '../../state/descriptors.ts';
import type { ListState } from '../../state/stateTypes.ts';
import type { Collector, KeyedProcessContext, OnTimerContext } from '../functions/functionTypes.ts';
import { KeyedProcessOperator } from '../process/KeyedProcessOperator.ts';
import { KeyedProcessFunction } from '../process/processFunctions.ts';
import { createAggregation } from './aggregations.ts';
import { KeyedReduceOperator } from './KeyedReduceOperator.ts';

/** Records are `key=value`. */
interface Pair {
  readonly key: string;
  readonly value: number;
}

const parse = (text: string): Pair => {
  const [key = '', value = '0'] = text.split('=');
  return { key, value: Number(value) };
};
const keyOf = (pair: unknown) => (pair as Pair).key;

/** Collects values until a timer `value` ms after each record fires; then puts them out. */
class Collect extends KeyedProcessFunction<string, Pair, string> {
  private values!: ListState<number>;

  override open(): void {
    this.values = this.getRuntimeContext().getListState(new ListStateDescriptor<number>('values'));
  }

  processElement({ value }: Pair, ctx: KeyedProcessContext<string>, _out: Collector<string>): void {
    this.values.add(value);
    const time = ctx.timestamp();
    if (time === null) {
      const now = ctx.timerService().currentProcessingTime();
      ctx.timerService().registerProcessingTimeTimer(now + value);
    } else ctx.timerService().registerEventTimeTimer(time + value);
  }

  override onTimer(time: number, ctx: OnTimerContext<string>, out: Collector<string>): void {
    const values = [...this.values.get()].join('+');
    out.collect(`${ctx.getCurrentKey()}:${values}:${time}`);
    this.values.clear();
  }
}

const collect = () => new KeyedProcessOperator(new Collect(), keyOf);

describe('keyed process', () => {
  it('fires event timers in order of time before the watermark goes on, at their own time', () => {
    expectFiveWays({
      operator: collect,
      parse,
      options: { keyOf },
      input: 'a=5@10 b=2@10 a=1@12 w12 b=9@20 w28 c=1@30 $',
      expected: 'b:2:12@12 w12 a:5+1:13@13 a::15@15 w28 b:9:29@29 c:1:31@31 wMAX',
    });
  });

  it('fires processing timers when the clock gets there, without a timestamp', () => {
    expectFiveWays({
      operator: collect,
      parse,
      options: { keyOf },
      input: 'a=5@- b=7@- p4 p5 p9 $',
      expected: 'a:5:5@- b:7:7@- wMAX',
    });
  });

  it('never fires processing timers that the end of the input overtakes', () => {
    const harness = new OperatorHarness(collect, { keyOf });
    harness.element(parse('a=5'), Number.NaN);
    harness.end();
    expect(harness.take().map(({ kind }) => kind)).toEqual(['watermark']);
  });

  it('takes whole numbers only as times', () => {
    class Wrong extends KeyedProcessFunction<string, Pair, string> {
      processElement({ value }: Pair, ctx: KeyedProcessContext<string>): void {
        ctx.timerService().registerEventTimeTimer(value);
      }
    }
    const harness = new OperatorHarness(() => new KeyedProcessOperator(new Wrong(), keyOf), {
      keyOf,
    });
    for (const wrong of ['a=0.5', 'a=x']) {
      expect(() => harness.element(parse(wrong), 1)).toThrow("A timer's time is a whole number");
    }
  });

  it('goes on with timers for an earlier time that a timer sets', () => {
    class Back extends KeyedProcessFunction<string, Pair, number> {
      processElement(_pair: Pair, ctx: KeyedProcessContext<string>): void {
        for (const time of [10, 20, 30]) ctx.timerService().registerEventTimeTimer(time);
      }

      override onTimer(time: number, ctx: OnTimerContext<string>, out: Collector<number>): void {
        out.collect(time);
        if (time === 20) ctx.timerService().registerEventTimeTimer(5);
      }
    }
    expectFiveWays({
      operator: () => new KeyedProcessOperator(new Back(), keyOf),
      parse,
      options: { keyOf },
      input: 'a@1 w15 w30 $',
      expected: '10@10 w15 20@20 5@5 30@30 w30 wMAX',
    });
  });
});

describe('reduce', () => {
  it('gives the first record of a key as it is, then one result a record', () => {
    expectFiveWays({
      operator: () =>
        new KeyedReduceOperator(
          (a: Pair, b: Pair) => ({ key: a.key, value: a.value + b.value }),
          keyOf,
        ),
      parse,
      options: { keyOf },
      input: 'a=1@1 b=2@2 a=3@3 w3 b=4@5 $',
      expected: [
        '{"key":"a","value":1}@1',
        '{"key":"b","value":2}@2',
        '{"key":"a","value":4}@3',
        'w3',
        '{"key":"b","value":6}@5',
        'wMAX',
      ],
      leaves: 'state',
    });
  });
});

describe('aggregations by field', () => {
  it('compare strings by code unit, and numbers as Java does', () => {
    const max = createAggregation('max', 'grade');
    expect(max({ grade: 'B', n: 1 }, { grade: 'a', n: 2 })).toEqual({ grade: 'a', n: 1 });
    const min = createAggregation('min', 0);
    expect(Object.is(min(0, -0), -0)).toBe(true);
    expect(min(Number.NaN, 5)).toBe(5);
  });

  it('keep the class of a record', () => {
    class Sale {
      price = 1;
    }
    const sum = createAggregation('sum', 'price')(new Sale(), new Sale());
    expect(sum).toBeInstanceOf(Sale);
    expect(sum).toEqual(Object.assign(new Sale(), { price: 2 }));
  });

  it('follow a dot into nested objects', () => {
    const a = { k: 1, at: { n: 1, x: 'a' } };
    const b = { k: 2, at: { n: 5, x: 'b' } };
    expect(createAggregation('sum', 'at.n')(a, b)).toEqual({ k: 1, at: { n: 6, x: 'a' } });
    expect(createAggregation('max', 'at.n')(a, b)).toEqual({ k: 1, at: { n: 5, x: 'a' } });
    expect(createAggregation('maxBy', 'at.n')(a, b)).toBe(b);
    expect(createAggregation('minBy', 'at.n')(a, b)).toBe(a);
    expect(createAggregation('sum', 'a.b')({ 'a.b': 1 }, { 'a.b': 2 })).toEqual({ 'a.b': 3 });
    expect(a).toEqual({ k: 1, at: { n: 1, x: 'a' } });
  });

  it('say what they cannot add or compare', () => {
    const sum = createAggregation('sum', 'price');
    expect(() => sum({ price: 1 }, { price: '2' })).toThrow(
      'because the class String does not support the + operator.',
    );
    expect(() => sum({ price: 1 }, {})).toThrow('Unable to find field "price" in type');
    expect(() => sum({ price: 1 }, { price: null })).toThrow("no value in the field 'price'");
    const min = createAggregation('min', 'price');
    expect(() => min({ price: 1 }, { price: '2' })).toThrow('values without an order');
  });
});
