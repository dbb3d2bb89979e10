import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { ValueStateDescriptor } from '../../state/descriptors.ts';
import type { ValueState } from '../../state/stateTypes.ts';
import type {
  Collector,
  KeyedProcessContext,
  OnTimerContext,
  ProcessContext,
} from '../functions/functionTypes.ts';
import { OutputTag } from '../functions/OutputTag.ts';
import { RichFunction } from '../functions/RichFunction.ts';
import { CoFlatMapOperator } from '../record/CoFlatMapOperator.ts';
import { CoMapOperator } from '../record/CoMapOperator.ts';
import { CoProcessOperator } from './CoProcessOperator.ts';
import { KeyedCoProcessOperator } from './KeyedCoProcessOperator.ts';
import { CoProcessFunction, KeyedCoProcessFunction } from './processFunctions.ts';

const first = (word: unknown) => (word as string).charAt(0);
const options = { inputCount: 2 as const };
const keyed = { inputCount: 2 as const, keyOf: first };

/** The first input asks, the second answers; who asks twice before an answer is told so. */
class Ask extends KeyedCoProcessFunction<string, string, string, string> {
  private open1!: ValueState<string>;

  override open(): void {
    this.open1 = this.getRuntimeContext().getState(new ValueStateDescriptor<string>('open'));
  }

  processElement1(word: string, ctx: KeyedProcessContext<string>): void {
    this.open1.update(word);
    ctx.timerService().registerEventTimeTimer((ctx.timestamp() as number) + 10);
  }

  processElement2(word: string, ctx: KeyedProcessContext<string>, out: Collector<string>): void {
    const asked = this.open1.value();
    if (asked === null) return;
    out.collect(`${ctx.getCurrentKey()}:${asked}/${word}`);
    this.open1.clear();
  }

  override onTimer(time: number, ctx: OnTimerContext<string>, out: Collector<string>): void {
    if (this.open1.value() === null) return;
    out.collect(`${ctx.getCurrentKey()}:none/${time}`);
    this.open1.clear();
  }
}

describe('two inputs', () => {
  it('have the lower of their watermarks, leaving out an idle one', () => {
    expectFiveWays({
      operator: () => new CoMapOperator({ map1: (w) => `1${w}`, map2: (w) => `2${w}` }),
      options,
      input: 'w5 a@1 2:w3 2:b@2 2:w9 idle 2:w12 2:idle active w14 $',
      expected: '1a@1 w3 2b@2 w5 w9 w12 idle active w14 wMAX',
      ways: ['record by record', 'in one batch'],
    });
  });

  it('may give any number of results each', () => {
    expectFiveWays({
      operator: () =>
        new CoFlatMapOperator({
          flatMap1(word, out) {
            for (const letter of word) out.collect(letter);
          },
          flatMap2: () => {},
        }),
      options,
      input: 'ab@1 2:cd@2 w3 2:w3 x@4 $',
      expected: 'a@1 b@1 w3 x@4 wMAX',
    });
  });

  it('share one state by key', () => {
    class Sum extends RichFunction {
      private sum!: ValueState<string>;

      override open(): void {
        this.sum = this.getRuntimeContext().getState(new ValueStateDescriptor<string>('sum'));
      }

      map1(word: string): string {
        this.sum.update((this.sum.value() ?? '') + word);
        return this.sum.value() as string;
      }

      map2(word: string): string {
        return this.map1(word.toUpperCase());
      }
    }
    const lower = (word: unknown) => first(word).toLowerCase();
    expectFiveWays({
      operator: () => new CoMapOperator(new Sum(), lower, lower),
      options: { inputCount: 2, keyOf: lower },
      input: 'a 2:a b 2:w1 w1 2:b a $',
      expected: 'a aA b w1 bB aAa wMAX',
      leaves: 'state',
    });
  });
});

describe('keyed process on two streams', () => {
  it('shares timers and state, and fires at the lower watermark', () => {
    expectFiveWays({
      operator: () => new KeyedCoProcessOperator(new Ask(), first, first),
      options: keyed,
      input: 'a1@1 b1@2 2:a2@3 w20 2:w11 2:w12 c1@30 2:b3@40 $',
      expected: 'a:a1/a2@3 w11 b:none/12@12 w12 c:none/40@40 wMAX',
    });
  });
});

describe('process on two streams without keys', () => {
  it('has contexts but no timers', () => {
    class Both extends CoProcessFunction<string, string, string> {
      processElement1(word: string, ctx: ProcessContext, out: Collector<string>): void {
        out.collect(`${word}/${ctx.timestamp()}`);
      }

      processElement2(_word: string, ctx: ProcessContext): void {
        ctx.timerService().registerProcessingTimeTimer(1);
      }
    }
    const harness = new OperatorHarness(() => new CoProcessOperator(new Both()), options);
    harness.element('a', 7, 0);
    expect(harness.take()).toEqual([{ kind: 'record', value: 'a/7', timestamp: 7 }]);
    expect(() => harness.element('b', 7, 1)).toThrow('Setting timers is only supported on a keyed');
  });
});

describe('streams of which one has a key', () => {
  it('leave the key of the last keyed record to the records without one', () => {
    class Last extends CoProcessFunction<string, string, string> {
      private last!: ValueState<string>;

      override open(): void {
        this.last = this.getRuntimeContext().getState(new ValueStateDescriptor<string>('last'));
      }

      processElement1(word: string): void {
        this.last.update(word);
      }

      processElement2(word: string, _ctx: ProcessContext, out: Collector<string>): void {
        out.collect(`${word}:${this.last.value()}`);
        this.last.clear();
      }
    }
    expectFiveWays({
      operator: () => new CoProcessOperator(new Last(), first),
      options,
      input: 'a1@1 b1@1 2:x@2 a2@3 2:y@4 $',
      expected: 'x:b1@2 y:a2@4 wMAX',
      ways: ['record by record', 'in one batch'],
    });
  });
});

describe('side outputs', () => {
  it('carry the time of a timer of either domain, and the lowest time where there is none', () => {
    const side = new OutputTag<string>('side');
    class Sides extends KeyedCoProcessFunction<string, string, string, string> {
      processElement1(word: string, ctx: KeyedProcessContext<string>): void {
        ctx.output(side, word);
        ctx.timerService().registerProcessingTimeTimer(7);
      }
      processElement2(_word: string, ctx: KeyedProcessContext<string>): void {
        ctx.timerService().registerEventTimeTimer(9);
      }
      override onTimer(_time: number, ctx: OnTimerContext<string>, out: Collector<string>): void {
        ctx.output(side, ctx.timeDomain());
        out.collect('main');
      }
    }
    expectFiveWays({
      operator: () => new KeyedCoProcessOperator(new Sides(), first, first),
      options: keyed,
      input: 'a@- 2:a@1 p7 w9 2:w9 $',
      expected: 'side:a side:PROCESSING_TIME@7 main@- side:EVENT_TIME@9 main@9 w9 wMAX',
    });
  });
});
