import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { NO_TIMESTAMP } from '../../element/timestamp.ts';
import { ListStateDescriptor, MapStateDescriptor } from '../../state/descriptors.ts';
import type {
  BroadcastContext,
  Collector,
  KeyedProcessContext,
  OnTimerContext,
  ReadOnlyBroadcastContext,
} from '../functions/functionTypes.ts';
import { OutputTag } from '../functions/OutputTag.ts';
import { BroadcastProcessOperator } from './BroadcastProcessOperator.ts';
import type { KeyedBroadcastElementContext } from './broadcastContexts.ts';
import { KeyedBroadcastProcessOperator } from './KeyedBroadcastProcessOperator.ts';
import { BroadcastProcessFunction, KeyedBroadcastProcessFunction } from './processFunctions.ts';

const rules = new MapStateDescriptor<string, string>('rules');
const first = (word: unknown) => (word as string).charAt(0);

/** `x=y` sets a rule, `x` takes it away; a word of the other input is told its rule. */
class Apply extends BroadcastProcessFunction<string, string, string> {
  processElement(word: string, ctx: ReadOnlyBroadcastContext, out: Collector<string>): void {
    const state = ctx.getBroadcastState(rules);
    const known = [...state.entries()].map(([name]) => name).sort();
    out.collect(`${word}:${state.contains(word) ? state.get(word) : 'none'}/${known.join('')}`);
  }

  processBroadcastElement(rule: string, ctx: BroadcastContext): void {
    const [name = '', value] = rule.split('=');
    if (value === undefined) ctx.getBroadcastState(rules).remove(name);
    else ctx.getBroadcastState(rules).put(name, value);
  }
}

describe('a broadcast connection without keys', () => {
  it('keeps a copy of the state in every subtask, through every restore', () => {
    expectFiveWays({
      operator: () => new BroadcastProcessOperator(new Apply(), [rules]),
      options: { inputCount: 2, broadcastInput: 1 },
      input: 'a@1 2:a=1 2:b=2 a@2 2:a=3 2:b a@3 b@4 w5 2:w5 $',
      expected: 'a:none/@1 a:1/ab@2 a:3/a@3 b:none/a@4 w5 wMAX',
    });
  });

  it('knows only the states that broadcast() was given', () => {
    const harness = new OperatorHarness(() => new BroadcastProcessOperator(new Apply(), []), {
      inputCount: 2,
    });
    expect(() => harness.element('a', 1)).toThrow(
      'The requested state does not exist. Check for typos in your state descriptor, or specify ' +
        'the state descriptor in the datastream.broadcast(...) call if you forgot to register it.',
    );
  });

  it('refuses writing on the other side, and timers on both', () => {
    class Wrong extends BroadcastProcessFunction<string, string, string> {
      processElement(word: string, ctx: ReadOnlyBroadcastContext): void {
        if (word === 'timer') ctx.timerService().registerEventTimeTimer(1);
        (ctx as BroadcastContext).getBroadcastState(rules).put(word, word);
      }
      processBroadcastElement(_rule: string, ctx: BroadcastContext): void {
        ctx.timerService().deleteProcessingTimeTimer(1);
      }
    }
    const harness = new OperatorHarness(() => new BroadcastProcessOperator(new Wrong(), [rules]), {
      inputCount: 2,
    });
    expect(() => harness.element('a', 1)).toThrow('Broadcast state is read-only');
    expect(() => harness.element('timer', 1)).toThrow(
      'Setting timers is only supported on a keyed',
    );
    expect(() => harness.element('a', 1, 1)).toThrow(
      'Deleting timers is only supported on a keyed',
    );
  });

  it('gives the lowest time for a broadcast record without a timestamp', () => {
    const late = new OutputTag<string>('late');
    class Times extends BroadcastProcessFunction<string, string, string> {
      processElement(_word: string, ctx: ReadOnlyBroadcastContext, out: Collector<string>): void {
        out.collect(`${ctx.timestamp()}`);
      }
      processBroadcastElement(_rule: string, ctx: BroadcastContext, out: Collector<string>): void {
        out.collect(`${ctx.timestamp()}`);
        ctx.output(late, 'x');
      }
    }
    expectFiveWays({
      operator: () => new BroadcastProcessOperator(new Times(), []),
      options: { inputCount: 2 },
      input: 'a@- 2:b@- 2:b@7 $',
      expected: 'null@- -Infinity@- late:x 7@7 late:x@7 wMAX',
    });
  });
});

/** Keeps the words of a key until its timer, which tells them with the rules of that moment. */
class Remember extends KeyedBroadcastProcessFunction<string, string, string, string> {
  private words() {
    return this.getRuntimeContext().getListState(new ListStateDescriptor<string>('words'));
  }

  processElement(word: string, ctx: ReadOnlyBroadcastContext & KeyedProcessContext<string>): void {
    this.words().add(word);
    ctx.timerService().registerEventTimeTimer((ctx.timestamp() as number) + 10);
  }

  processBroadcastElement(rule: string, ctx: BroadcastContext): void {
    ctx.getBroadcastState(rules).put(rule, rule);
  }

  override onTimer(
    time: number,
    ctx: OnTimerContext<string> & ReadOnlyBroadcastContext,
    out: Collector<string>,
  ): void {
    const known = [...ctx.getBroadcastState(rules).entries()].map(([name]) => name).join('');
    out.collect(`${ctx.getCurrentKey()}:${[...this.words().get()].join('+')}/${known}/${time}`);
    this.words().clear();
  }
}

describe('a broadcast connection with keys', () => {
  const options = { inputCount: 2 as const, broadcastInput: 1 as const, keyOf: first };

  it('has state and timers by key besides the broadcast state', () => {
    expectFiveWays({
      operator: () => new KeyedBroadcastProcessOperator(new Remember(), [rules], first),
      options,
      input: 'a1@1 b1@2 2:x a2@3 w11 2:y 2:w12 w20 2:w20 $',
      expected: 'a:a1+a2/xy/11@11 w11 b:b1/xy/12@12 w12 a:/xy/13@13 w20 wMAX',
    });
  });

  it('may go through the state of all keys on the broadcast side', () => {
    const words = new ListStateDescriptor<string>('words');
    class Tell extends Remember {
      override processBroadcastElement(_rule: string, ctx: BroadcastContext): void {
        (ctx as KeyedBroadcastElementContext).applyToKeyedState(words, (key, state) => {
          state.update([`${key}!`]);
        });
      }
    }
    expectFiveWays({
      operator: () => new KeyedBroadcastProcessOperator(new Tell(), [rules], first),
      options,
      input: 'a1@1 b1@2 a2@3 2:x c1@4 w14 2:w14 $',
      expected: 'a:a!//11@11 b:b!//12@12 a://13@13 c:c1//14@14 w14 wMAX',
    });
  });

  it('refuses timers on the broadcast side, and state before any key', () => {
    class Wrong extends Remember {
      override processBroadcastElement(rule: string, ctx: BroadcastContext): void {
        if (rule === 'state')
          this.getRuntimeContext().getListState(new ListStateDescriptor('w')).get();
        ctx.timerService().registerEventTimeTimer(1);
      }
    }
    const harness = new OperatorHarness(
      () => new KeyedBroadcastProcessOperator(new Wrong(), [rules], first),
      options,
    );
    expect(() => harness.element('x', NO_TIMESTAMP, 1)).toThrow(
      'Setting timers is only supported on a keyed streams.',
    );
    expect(() => harness.element('state', 1, 1)).toThrow('No key set.');
  });
});
