import { describe, expect, it } from 'vitest';
import { expectFiveWays, type OperatorCase } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { MIN_TIMESTAMP, NO_TIMESTAMP } from '../../element/timestamp.ts';
import { ReducingStateDescriptor, ValueStateDescriptor } from '../../state/descriptors.ts';
import { CountTrigger } from '../../window/CountTrigger.ts';
import { EventTimeTrigger } from '../../window/EventTimeTrigger.ts';
import { CountEvictor, TimeEvictor } from '../../window/evictors.ts';
import { GlobalWindows } from '../../window/GlobalWindows.ts';
import {
  SlidingEventTimeWindows,
  TumblingEventTimeWindows,
  TumblingProcessingTimeWindows,
} from '../../window/gridWindows.ts';
import { PurgingTrigger } from '../../window/PurgingTrigger.ts';
import { EventTimeSessionWindows } from '../../window/sessionWindows.ts';
import type { TimeWindow } from '../../window/TimeWindow.ts';
import {
  type OnMergeContext,
  Trigger,
  type TriggerContext,
  type TriggerResult,
} from '../../window/Trigger.ts';
import type { Collector, ProcessWindowContext } from '../functions/functionTypes.ts';
import { OutputTag } from '../functions/OutputTag.ts';
import { ProcessAllWindowFunction, ProcessWindowFunction } from '../process/processFunctions.ts';
import { WindowOperator } from './WindowOperator.ts';
import type { WindowOperatorOptions } from './windowOptions.ts';

/** A record is a text; its first letter is its key. */
const keyOf = (value: unknown) => String(value)[0];
const concat = { kind: 'reduce', fn: ((a: string, b: string) => a + b) as never } as const;
const list = { kind: 'list' } as const;
const joined = (_key: unknown, _ctx: unknown, all: Iterable<string>, out: Collector<string>) =>
  out.collect([...all].join('+'));

type Options = Partial<WindowOperatorOptions> & Pick<WindowOperatorOptions, 'assigner'>;

const make = (options: Options) => () =>
  new WindowOperator({ keySelector: keyOf, contents: concat, ...options });

function check(options: Options, input: string, expected: string, more?: Partial<OperatorCase>) {
  const isKeyed = options.keySelector !== null;
  const operator = make(options);
  expectFiveWays({
    operator,
    input,
    expected,
    options: isKeyed ? { keyOf } : { maxParallelism: 1 },
    ...more,
  });
}

const tumbling = TumblingEventTimeWindows.of(10);
const SINGLE_TASK = [
  'record by record',
  'in one batch',
  'restored after every element',
  'restored after every second element',
] as const;

describe('WindowOperator', () => {
  it('fires a window once when the watermark reaches its last time, and clears it', () =>
    check({ assigner: tumbling }, 'a1@1 a2@12 a3@9 w8 w9 a4@13 w19', 'w8 a1a3@9 w9 a2a4@19 w19'));

  it('fires everything at the end of the input, in order of window ends', () =>
    check({ assigner: tumbling }, 'a1@35 a2@4 a3@14 $', 'a2@9 a3@19 a1@39 wMAX'));

  it('gives one accumulator a key and window', () =>
    check({ assigner: tumbling }, 'a1@1 b1@2 a2@3 w9', 'a1a2@9 b1@9 w9'));

  it('puts a record into each sliding window that holds it', () =>
    check(
      { assigner: SlidingEventTimeWindows.of(10, 5) },
      'a1@7 w9 a2@11 w14 w19',
      'a1@9 w9 a1a2@14 w14 a2@19 w19',
    ));

  it('drops late records and counts them', () => {
    const harness = new OperatorHarness(make({ assigner: tumbling }), { keyOf });
    harness.watermark(9);
    harness.element('a1', 9);
    harness.element('a2', 10);
    expect(harness.lateRecordsDropped()).toBe(1);
  });

  it('puts late records out at the side, with their own time', () =>
    check(
      { assigner: tumbling, lateTagId: 'late' },
      'a1@1 w9 a2@2 a3@10 w19',
      'a1@9 w9 late:a2@2 a3@19 w19',
    ));

  it('accepts records within the lateness and fires for each', () =>
    check(
      { assigner: tumbling, allowedLatenessMs: 5, lateTagId: 'late' },
      'a1@1 w9 a2@2 w13 a3@3 w14 a4@4',
      'a1@9 w9 a1a2@9 w13 a1a2a3@9 w14 late:a4@4',
    ));

  it('fires late records alone where the trigger purges', () =>
    check(
      {
        assigner: tumbling,
        allowedLatenessMs: 5,
        trigger: PurgingTrigger.of(EventTimeTrigger.create()),
      },
      'a1@1 w9 a2@2 w14',
      'a1@9 w9 a2@9 w14',
    ));

  it('drops a record that lies between sliding windows without counting it', () => {
    const harness = new OperatorHarness(make({ assigner: SlidingEventTimeWindows.of(2, 10) }), {
      keyOf,
    });
    harness.element('a1', 5);
    expect(harness.lateRecordsDropped()).toBe(0);
    harness.watermark(5);
    harness.element('a1', 5);
    expect(harness.lateRecordsDropped()).toBe(1);
  });

  it('merges sessions and moves what they hold', () =>
    check(
      { assigner: EventTimeSessionWindows.withGap(5) },
      'a1@1 a2@10 a3@6 w14 a4@30 $',
      'a1a2a3@14 w14 a4@34 wMAX',
    ));

  it('keeps a record without timestamp in the session at the beginning of time', () =>
    check(
      { assigner: EventTimeSessionWindows.withGap(5) },
      'a1 a2 w0',
      'a1a2@-9007199254740988 w0',
    ));

  it('refuses records without timestamp where windows lie on a grid', () => {
    const sentence =
      "Record has Long.MIN_VALUE timestamp (= no timestamp marker). Did you forget to call 'Data";
    for (const timestamp of [MIN_TIMESTAMP, NO_TIMESTAMP]) {
      const harness = new OperatorHarness(make({ assigner: tumbling }), { keyOf });
      expect(() => harness.element('a1', timestamp)).toThrow(sentence);
    }
  });

  it('follows the clock with processing-time windows', () =>
    check(
      { assigner: TumblingProcessingTimeWindows.of(10) },
      'a1@500 a2 p8 a3 p10 a4 p20',
      'a1a2a3@9 a4@19',
      { ways: SINGLE_TASK },
    ));

  it('gathers the whole stream under one key with windowAll, the function without the key', () => {
    const windowFunction = (
      ctx: ProcessWindowContext<TimeWindow>,
      all: Iterable<string>,
      out: Collector<string>,
    ) => out.collect(`${ctx.window().start}:${[...all].join('')}`);
    check(
      { assigner: tumbling, keySelector: null, contents: list, windowFunction },
      'a1@1 b1@2 w9',
      '0:a1b1@9 w9',
      { ways: SINGLE_TASK },
    );
  });

  it('gives the reduced value to a window function', () => {
    const windowFunction = joined;
    check({ assigner: tumbling, windowFunction }, 'a1@1 a2@2 w9', 'a1a2@9 w9');
  });

  it('gives the records in order of arrival to a window function', () =>
    check(
      { assigner: tumbling, contents: list, windowFunction: joined },
      'a2@2 a1@1 w9',
      'a2+a1@9 w9',
    ));

  it('evicts before the function, for good', () =>
    check(
      {
        assigner: GlobalWindows.create(),
        trigger: CountTrigger.of(1),
        evictor: CountEvictor.of(2),
        contents: list,
        windowFunction: joined,
      },
      'a1@1 a2@2 a3@3',
      'a1@MAX a1+a2@MAX a2+a3@MAX',
      { leaves: 'state' },
    ));

  it('evicts by age, and everything where no record has a timestamp', () => {
    const evictor = TimeEvictor.of(5);
    const contents = { kind: 'aggregate', fn: countOf } as const;
    const trigger = CountTrigger.of(2);
    const assigner = GlobalWindows.create();
    check({ assigner, evictor, contents, trigger }, 'a@1 a@6', '1@MAX', { leaves: 'state' });
    check({ assigner, evictor, contents, trigger }, 'a a', '0@MAX');
  });

  it('opens and closes the function object, and clears once a window is gone', () => {
    const lines: string[] = [];
    class Noted extends ProcessWindowFunction<string, string, string, TimeWindow> {
      override open(): void {
        lines.push(`open in ${this.getRuntimeContext().getTaskInfo().getTaskName()}`);
      }

      process(key: string, ctx: ProcessWindowContext<TimeWindow>, all: Iterable<string>): void {
        lines.push(
          `${key} ${ctx.window().start} ${[...all].join('')} at ${ctx.currentWatermark()}`,
        );
      }

      override clear(ctx: ProcessWindowContext<TimeWindow>): void {
        lines.push(`clear ${ctx.window().start}`);
      }

      override close(): void {
        lines.push('close');
      }
    }
    const operator = make({
      assigner: tumbling,
      windowFunction: new Noted(),
      allowedLatenessMs: 3,
    });
    const harness = new OperatorHarness(operator, { keyOf });
    harness.element('a1', 1);
    harness.watermark(9);
    harness.end();
    expect(lines).toEqual(['open in test', 'a 0 a1 at 9', 'clear 0', 'close']);
  });

  it('keeps state of the window over its firings and state of the key over its windows', () => {
    class Counting extends ProcessWindowFunction<string, string, string, TimeWindow> {
      private readonly firings = new ValueStateDescriptor<number>('firings');
      private readonly all = new ValueStateDescriptor<number>('all');

      process(
        _key: string,
        ctx: ProcessWindowContext<TimeWindow>,
        _elements: Iterable<string>,
        out: Collector<string>,
      ): void {
        const firings = ctx.windowState().getState(this.firings);
        const all = ctx.globalState().getState(this.all);
        firings.update((firings.value() ?? 0) + 1);
        all.update((all.value() ?? 0) + 1);
        out.collect(`${ctx.window().start}:${firings.value()}/${all.value()}`);
      }

      override clear(ctx: ProcessWindowContext<TimeWindow>): void {
        const firings = ctx.windowState().getState(this.firings);
        ctx.output(new OutputTag<number | null>('cleared'), firings.value());
        firings.clear();
      }
    }
    expectFiveWays({
      operator: () =>
        new WindowOperator({
          assigner: tumbling,
          keySelector: keyOf,
          contents: list,
          windowFunction: new Counting(),
          allowedLatenessMs: 5,
        }),
      input: 'a1@1 w9 a2@2 a3@15 w19 w24',
      expected: '0:1/1@9 w9 0:2/2@9 cleared:2@9 10:1/3@19 w19 cleared:1@19 w24',
      options: { keyOf },
      leaves: 'state',
    });
  });

  it('refuses state of a window where windows merge', () => {
    class Forbidden extends ProcessAllWindowFunction<string, string, TimeWindow> {
      process(ctx: ProcessWindowContext<TimeWindow>): void {
        ctx.windowState().getState(new ValueStateDescriptor<number>('n'));
      }
    }
    const operator = make({
      assigner: EventTimeSessionWindows.withGap(5),
      keySelector: null,
      contents: list,
      windowFunction: new Forbidden(),
    });
    const harness = new OperatorHarness(operator, { maxParallelism: 1 });
    harness.element('a1', 1);
    expect(() => harness.end()).toThrow(
      'Per-window state is not allowed when using merging windows.',
    );
  });

  it('calls a trigger of the user in the order that merging asks for', () => {
    const calls: string[] = [];
    class Noting extends Trigger<string, TimeWindow> {
      private readonly sum = new ReducingStateDescriptor<number>('sum', (a, b) => a + b);

      onElement(element: string, time: number, window: TimeWindow, ctx: TriggerContext) {
        calls.push(`element ${element}@${time} in ${window.start}-${window.end}`);
        ctx.registerEventTimeTimer(window.maxTimestamp());
        ctx.getPartitionedState(this.sum).add(1);
        return 'CONTINUE' as const;
      }

      onEventTime(time: number, window: TimeWindow, ctx: TriggerContext): TriggerResult {
        const sum = ctx.getPartitionedState(this.sum).get();
        calls.push(`timer ${time} in ${window.start}-${window.end}, ${sum} records`);
        return 'FIRE';
      }

      onProcessingTime(): TriggerResult {
        return 'CONTINUE';
      }

      override canMerge(): boolean {
        return true;
      }

      override onMerge(window: TimeWindow, ctx: OnMergeContext): void {
        calls.push(`merge to ${window.start}-${window.end}`);
        ctx.mergePartitionedState(this.sum);
        ctx.registerEventTimeTimer(window.maxTimestamp());
      }

      override clear(window: TimeWindow, ctx: TriggerContext): void {
        calls.push(`clear ${window.start}-${window.end}`);
        ctx.deleteEventTimeTimer(window.maxTimestamp());
        ctx.getPartitionedState(this.sum).clear();
      }
    }
    const assigner = EventTimeSessionWindows.withGap(5);
    const harness = new OperatorHarness(make({ assigner, trigger: new Noting() }), { keyOf });
    harness.element('a1', 0);
    harness.element('a2', 10);
    harness.element('a3', 5);
    harness.watermark(20);
    expect(calls).toEqual([
      'element a1@0 in 0-5',
      'element a2@10 in 10-15',
      'merge to 0-15',
      'clear 0-5',
      'clear 10-15',
      'element a3@5 in 0-15',
      'timer 14 in 0-15, 3 records',
      'clear 0-15',
    ]);
    expect(harness.stateEntryCount() + harness.eventTimerCount()).toBe(0);
  });

  it('tells what a trigger must return', () => {
    class Forgetful extends EventTimeTrigger {
      override onElement(): TriggerResult {
        return undefined as unknown as TriggerResult;
      }

      override describe(): string {
        return 'Forgetful';
      }
    }
    const operator = make({ assigner: tumbling, trigger: new Forgetful() });
    const harness = new OperatorHarness(operator, { keyOf });
    expect(() => harness.element('a1', 1)).toThrow(
      "The trigger Forgetful returned undefined; it must return 'CONTINUE'",
    );
  });

  it('loses what a grown session held when a record has its very bounds, as Flink 2.1 does', () => {
    const gapOf = (value: string) => Number(value.slice(1));
    const assigner = EventTimeSessionWindows.withDynamicGap(gapOf);
    check(
      { assigner, contents: list, windowFunction: joined },
      'a10@0 a20@0 a20@0 a15@0 w19',
      'a20+a15@19 w19',
    );
  });
});

const countOf = {
  createAccumulator: () => 0,
  add: (_value: unknown, count: unknown) => (count as number) + 1,
  getResult: (count: unknown) => count,
  merge: (a: unknown, b: unknown) => (a as number) + (b as number),
};
