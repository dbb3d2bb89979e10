import { describe, expect, it } from 'vitest';
import { expectFiveWays, FIVE_WAYS } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { formatOutput } from '../../../../test/support/operatorNotation.ts';
import { ListStateDescriptor, ValueStateDescriptor } from '../../state/descriptors.ts';
import type { ListState, ValueState } from '../../state/stateTypes.ts';
import { CountTrigger } from '../../window/CountTrigger.ts';
import { GlobalWindows } from '../../window/GlobalWindows.ts';
import { PurgingTrigger } from '../../window/PurgingTrigger.ts';
import { FlatMapOperator } from '../record/FlatMapOperator.ts';
import { MapOperator } from '../record/MapOperator.ts';
import { WindowOperator } from '../window/WindowOperator.ts';
import type {
  CheckpointedFunction,
  FunctionInitializationContext,
  FunctionSnapshotContext,
} from './CheckpointedFunction.ts';
import type { Collector } from './functionTypes.ts';
import { RichFlatMapFunction, RichMapFunction } from './RichFunction.ts';

/** Puts records out in packets of three; what waits is written at each snapshot only. */
class Packets extends RichFlatMapFunction<string, string> implements CheckpointedFunction {
  private packet: string[] = [];
  private saved!: ListState<string>;

  initializeState(context: FunctionInitializationContext): void {
    const store = context.getOperatorStateStore();
    this.saved = store.getListState(new ListStateDescriptor<string>('packet'));
    if (context.isRestored()) this.packet = [...this.saved.get()];
  }

  snapshotState(): void {
    this.saved.update(this.packet);
  }

  flatMap(value: string, out: Collector<string>): void {
    if (this.packet.push(value) < 3) return;
    out.collect(this.packet.splice(0).join('+'));
  }
}

/** Writes down what happens to it, in a state of its own. */
class Diary extends RichMapFunction<string, string> implements CheckpointedFunction {
  private lines!: ListState<string>;
  private perKey!: ValueState<number>;

  initializeState(context: FunctionInitializationContext): void {
    const store = context.getOperatorStateStore();
    this.lines = store.getUnionListState(new ListStateDescriptor<string>('lines'));
    this.perKey = context.getKeyedStateStore().getState(new ValueStateDescriptor<number>('count'));
    const index = this.getRuntimeContext().getIndexOfThisSubtask();
    this.lines.add(`init ${index}${context.isRestored() ? ' restored' : ''}`);
  }

  override open(): void {
    this.lines.add('open');
  }

  snapshotState(context: FunctionSnapshotContext): void {
    this.lines.add(`snapshot ${context.getCheckpointId()}`);
  }

  map(value: string): string {
    const count = (this.perKey.value() ?? 0) + 1;
    this.perKey.update(count);
    return `${value}${count}: ${[...this.lines.get()].join(', ')}`;
  }
}

describe('a checkpointed function', () => {
  it('finds again what it wrote at the snapshot', () => {
    expectFiveWays({
      operator: () => new FlatMapOperator(new Packets()),
      input: 'a b c d e |1 f g |2 h i $',
      expected: 'a+b+c d+e+f g+h+i wMAX',
      ways: FIVE_WAYS.slice(0, 4),
    });
  });

  it('is initialised before it opens, with keyed state too, and hears the checkpoint', () => {
    const keyOf = (value: unknown) => value;
    const harness = new OperatorHarness(() => new MapOperator(new Diary(), keyOf), { keyOf });
    harness.element('a', 1);
    harness.restore(harness.snapshot());
    harness.element('a', 2);
    expect(harness.take().map(formatOutput)).toEqual([
      'a1: init 0, open@1',
      'a2: init 0, open, snapshot 1, init 0 restored, open@2',
    ]);
  });

  it('may be a window function', () => {
    class Numbered implements CheckpointedFunction {
      private windows!: ListState<string>;
      initializeState(context: FunctionInitializationContext): void {
        const store = context.getOperatorStateStore();
        this.windows = store.getListState(new ListStateDescriptor<string>('windows'));
      }
      snapshotState(): void {}
      process(key: string, _ctx: unknown, _all: unknown, out: Collector<string>): void {
        this.windows.add(key);
        out.collect([...this.windows.get()].join(''));
      }
    }
    const operator = () =>
      new WindowOperator({
        assigner: GlobalWindows.create(),
        trigger: PurgingTrigger.of(CountTrigger.of(2)),
        contents: { kind: 'list' },
        // any: the function's own types are narrower
        windowFunction: new Numbered() as any,
        keySelector: (value) => value,
      });
    expectFiveWays({
      operator,
      options: { keyOf: (value) => value },
      input: 'a b a b b b a a $',
      expected: ['a', 'ab', 'abb', 'abba'].map((word) => `${word}@MAX`).concat('wMAX'),
      ways: FIVE_WAYS.slice(0, 4),
      leaves: 'state',
    });
  });

  it('cannot put null into a list, nor ask for a list as a union list', () => {
    class Wrong extends Diary {
      override initializeState(context: FunctionInitializationContext): void {
        super.initializeState(context);
        const store = context.getOperatorStateStore();
        expect(() => store.getListState(new ListStateDescriptor('lines'))).toThrow(
          'Incompatible state assignment modes. Was [UNION], registered with [SPLIT_DISTRIBUTE].',
        );
        const list = store.getListState(new ListStateDescriptor<unknown>('own'));
        expect(() => list.add(null)).toThrow('You cannot add null to a ListState.');
      }
    }
    new OperatorHarness(() => new MapOperator(new Wrong(), (value) => value));
  });
});
