import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { ValueStateDescriptor } from '../../state/descriptors.ts';
import type { ValueState } from '../../state/stateTypes.ts';
import type { Collector, ProcessContext } from '../functions/functionTypes.ts';
import { OutputTag } from '../functions/OutputTag.ts';
import { RichMapFunction } from '../functions/RichFunction.ts';
import { ProcessOperator } from '../process/ProcessOperator.ts';
import { ProcessFunction } from '../process/processFunctions.ts';
import { PrintOperator } from '../sink/PrintOperator.ts';
import { FilterOperator } from './FilterOperator.ts';
import { FlatMapOperator } from './FlatMapOperator.ts';
import { MapOperator } from './MapOperator.ts';

const life: string[] = [];

class Shout extends RichMapFunction<string, string> {
  override open(): void {
    life.push(`open ${this.getRuntimeContext().getIndexOfThisSubtask()}`);
  }

  map(word: string): string {
    return word.toUpperCase();
  }

  override close(): void {
    life.push('close');
  }
}

class Nth extends RichMapFunction<string, string> {
  private count!: ValueState<number>;

  override open(): void {
    this.count = this.getRuntimeContext().getState(new ValueStateDescriptor<number>('count'));
  }

  map(word: string): string {
    this.count.update((this.count.value() ?? 0) + 1);
    return `${word}${this.count.value()}`;
  }
}

describe('map', () => {
  it('keeps timestamps, watermarks and idleness', () => {
    expectFiveWays({
      operator: () => new MapOperator((word: string) => word.toUpperCase()),
      input: 'a@1 b w5 c@- idle active d@7 $',
      expected: 'A@1 B w5 C@- idle active D@7 wMAX',
    });
  });

  it('opens and closes a function object', () => {
    life.length = 0;
    const harness = new OperatorHarness(() => new MapOperator(new Shout()));
    harness.element('a', 1);
    harness.end();
    expect(life).toEqual(['open 0', 'close']);
    expect(harness.take()[0]).toEqual({ kind: 'record', value: 'A', timestamp: 1 });
  });

  it('has state by key where the stream is keyed', () => {
    expectFiveWays({
      operator: () => new MapOperator(new Nth(), (word: string) => word),
      options: { keyOf: (word) => word },
      input: 'a b a a w1 b c $',
      expected: 'a1 b1 a2 a3 w1 b2 c1 wMAX',
      leaves: 'state',
    });
  });

  it('refuses an unusable key also where the function is plain', () => {
    const create = () =>
      new MapOperator(
        (n: number) => n,
        (n: number) => (n > 1 ? null : n),
      );
    const harness = new OperatorHarness(create);
    harness.element(1, 1);
    expect(() => harness.element(2, 2)).toThrow('Assigned key must not be null!');
  });

  it('has none elsewhere, and says so', () => {
    expect(() => new OperatorHarness(() => new MapOperator(new Nth()))).toThrow(
      "Keyed state can only be used on a 'keyed stream', i.e., after a 'keyBy()' operation.",
    );
  });

  it('has no runtime context before it opens', () => {
    expect(() => new Nth().getRuntimeContext()).toThrow(
      'The runtime context has not been initialized.',
    );
  });
});

describe('filter and flatMap', () => {
  it('leave records out, or make several of one', () => {
    expectFiveWays({
      operator: () => new FilterOperator((word: string) => word !== 'b'),
      input: 'a@1 b@2 w2 a@3 $',
      expected: 'a@1 w2 a@3 wMAX',
    });
    expectFiveWays({
      operator: () =>
        new FlatMapOperator({
          flatMap(word: string, out: Collector<string>) {
            for (const letter of word) out.collect(letter);
          },
        }),
      input: 'ab@1 w2 x@3 $',
      expected: 'a@1 b@1 w2 x@3 wMAX',
    });
  });
});

describe('process', () => {
  const odd = new OutputTag<string>('odd');

  class Sort extends ProcessFunction<string, string> {
    processElement(word: string, ctx: ProcessContext, out: Collector<string>): void {
      if (word.length % 2 === 1) ctx.output(odd, word);
      else out.collect(`${word}/${ctx.timestamp()}/${ctx.timerService().currentWatermark()}`);
    }
  }

  it('sees timestamps and watermarks as the API tells them, and has side outputs', () => {
    expectFiveWays({
      operator: () => new ProcessOperator(new Sort()),
      input: 'ab@1 a@2 cd w2 ef@- b@1 $',
      expected: 'ab/1/-Infinity@1 odd:a@2 cd/-Infinity/-Infinity w2 ef/null/2@- odd:b@1 wMAX',
    });
  });

  it('has no timers', () => {
    class WithTimer extends ProcessFunction<string, string> {
      processElement(word: string, ctx: ProcessContext): void {
        const timers = ctx.timerService();
        if (word === 'set') timers.registerEventTimeTimer(1);
        else timers.deleteProcessingTimeTimer(1);
      }
    }
    const harness = new OperatorHarness(() => new ProcessOperator(new WithTimer()));
    const sentence = 'timers is only supported on a keyed streams.';
    expect(() => harness.element('set', 1)).toThrow(`Setting ${sentence}`);
    expect(() => harness.element('delete', 1)).toThrow(`Deleting ${sentence}`);
  });
});

describe('print', () => {
  it('writes under its identifier', () => {
    expectFiveWays({
      operator: () => new PrintOperator('out'),
      input: 'a@1 w3 b $',
      expected: 'out>a w3 out>b wMAX',
    });
  });
});

describe('side outputs', () => {
  it('need a name', () => {
    expect(() => new OutputTag('')).toThrow('OutputTag id must not be empty.');
    expect(() => new OutputTag(null as unknown as string)).toThrow('OutputTag id cannot be null.');
  });
});
