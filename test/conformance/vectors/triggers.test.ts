/**
 * Flink's cases of triggers: each on its own, behind the real trigger context and timers; count
 * windows through the real window operator.
 */
import { describe, expect, it } from 'vitest';
import {
  type InternalTimerService,
  MIN_TIMESTAMP,
  type Namespace,
  StreamOperator,
  TimeWindow,
  timeWindowOfId,
  type Trigger,
  type Triggerable,
  toApiTime,
  type Window,
} from '../../../src/engine/index.ts';
import { WindowTriggerContext } from '../../../src/engine/operators/window/WindowTriggerContext.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import { readVectors, runCase, triggerOf, type WindowVector } from './windowCases.ts';

interface Line {
  readonly wm?: number;
  readonly win?: readonly [number, number];
  readonly v?: number;
  readonly ts?: number | null;
}

interface TriggerVector {
  readonly name: string;
  readonly op: WindowVector['op'];
  readonly input: readonly Line[];
  readonly expect: readonly unknown[];
}

/** Asks a trigger and tells what it says: results of records, windows of timers that fire. */
class TriggerProbe extends StreamOperator implements Triggerable {
  private readonly trigger: Trigger<unknown, Window>;
  private timers!: InternalTimerService;
  private triggerContext!: WindowTriggerContext;

  constructor(trigger: Trigger<unknown, Window>) {
    super();
    this.trigger = trigger;
  }

  override open(): void {
    this.timers = this.context.timerService('probe', this);
    const backend = this.context.keyedState();
    backend.setCurrentKey('key');
    this.triggerContext = new WindowTriggerContext(new TimeWindow(0, 0), this.timers, backend);
  }

  processElement(value: unknown, timestamp: number): void {
    const { win, v } = value as Required<Line>;
    const window = new TimeWindow(win[0], win[1]);
    this.triggerContext.window = window;
    const time = toApiTime(timestamp);
    const result = this.trigger.onElement(v, time, window, this.triggerContext);
    this.output.collect(result, timestamp);
  }

  onEventTime(time: number, _key: unknown, namespace: Namespace): void {
    const window = namespace as TimeWindow;
    this.triggerContext.window = window;
    const result = this.trigger.onEventTime(time, window, this.triggerContext);
    if (result === 'FIRE') this.output.collect([window.start, window.end], time);
  }

  onProcessingTime(): void {}

  restoreNamespace(id: string | number): Namespace {
    return timeWindowOfId(id);
  }
}

function checkTrigger({ op, input, expect: expected }: TriggerVector, isRestored: boolean): void {
  const create = () => new TriggerProbe(triggerOf(op.trigger) as Trigger);
  const harness = new OperatorHarness(create);
  for (const [i, line] of input.entries()) {
    if (line.wm !== undefined) harness.watermark(line.wm);
    else harness.element(line, line.ts ?? MIN_TIMESTAMP);
    const values = harness.take().flatMap((out) => (out.kind === 'record' ? [out.value] : []));
    if (line.wm === undefined) expect(values).toEqual([expected[i]]);
    else if (expected[i] === null) expect(values).toEqual([]);
    else expect({ fires: values }).toEqual(expected[i]);
    if (isRestored) harness.restore(harness.snapshot());
  }
}

describe('triggers, by Flink', () => {
  for (const vector of readVectors<TriggerVector>('triggers')) {
    const isCount = vector.op.kind === 'countWindow';
    it(vector.name, () => {
      if (isCount) runCase(vector as WindowVector, 'as written');
      else checkTrigger(vector, false);
    });
    it(`${vector.name}, restored after every element`, () => {
      if (isCount) runCase(vector as WindowVector, 'restored after every element');
      else checkTrigger(vector, true);
    });
  }
});
