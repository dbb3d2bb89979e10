/** Timers through the real keyed operator and the real timer service. */
import { describe, expect, it } from 'vitest';
import {
  type Collector,
  type KeyedProcessContext,
  KeyedProcessFunction,
  KeyedProcessOperator,
  MAX_TIMESTAMP,
  type Namespace,
  NO_TIMESTAMP,
  type OnTimerContext,
  OperatorStateHandler,
  type ValueState,
  ValueStateDescriptor,
} from '../../../src/engine/index.ts';
import { ManualProcessingTime } from '../../support/ManualProcessingTime.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import type { HarnessOutput } from '../../support/OperatorInstance.ts';
import { loadVectors, type Vector } from './vectors.ts';

interface Item {
  readonly k?: string | number;
  readonly v: number;
  readonly ts: number | null;
}
type Context = KeyedProcessContext<unknown>;
type Out = Collector<unknown>;

/** The user function of a case, by the case's own words. */
class CaseFunction extends KeyedProcessFunction<unknown, Item, unknown> {
  private readonly words: string;
  private seen!: ValueState<number>;

  constructor(words: string) {
    super();
    this.words = words;
  }

  override open(): void {
    this.seen = this.getRuntimeContext().getState(new ValueStateDescriptor<number>('seen'));
  }

  processElement(item: Item, ctx: Context, out: Out): void {
    const timers = ctx.timerService();
    switch (this.words) {
      case 'emit value, currentWatermark, timestamp':
        return out.collect(`${item.v}@${timers.currentWatermark()}/${ctx.timestamp()}`);
      case 'emit value, processingTime, timestamp':
        return out.collect(`${item.v}@${timers.currentProcessingTime()}/${ctx.timestamp()}`);
      case 'emit v; register event timer currentWatermark+5; onTimer emit 1777':
        out.collect(item.v);
        return timers.registerEventTimeTimer(timers.currentWatermark() + 5);
      case 'emit v; register proc timer now+5; onTimer emit 1777':
        out.collect(item.v);
        return timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 5);
      case 'emit INPUT:v; state=v; event timer wm+5; onTimer emit STATE:state':
        this.remember(item, out);
        return timers.registerEventTimeTimer(timers.currentWatermark() + 5);
      case 'emit INPUT:v; state=v; proc timer now+5; onTimer emit STATE:state':
        this.remember(item, out);
        return timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 5);
      case 'register proc timer 5 and event timer 6; onTimer emit domain':
        timers.registerProcessingTimeTimer(5);
        return timers.registerEventTimeTimer(6);
      case 'on each element register event timer 10; onTimer emit T':
        return timers.registerEventTimeTimer(10);
      case 'on element register event timer ts-100; onTimer emit T':
        return timers.registerEventTimeTimer((ctx.timestamp() as number) - 100);
      case 'element registers 5; onTimer(t) emits T and, if t<8, registers t+1':
      case 'element registers 5; onTimer emits currentWatermark':
        return timers.registerEventTimeTimer(5);
      default:
        throw new Error(`Nobody knows: ${this.words}`);
    }
  }

  override onTimer(timestamp: number, ctx: OnTimerContext<unknown>, out: Out): void {
    const timers = ctx.timerService();
    if (this.words.endsWith('emit 1777')) return out.collect(1777);
    if (this.words.endsWith('emit STATE:state')) return out.collect(`STATE:${this.seen.value()}`);
    if (this.words.endsWith('emit domain'))
      return out.collect(ctx.timeDomain().split('_')[0]?.slice(0, 5));
    if (this.words.endsWith('emits currentWatermark'))
      return out.collect(timers.currentWatermark());
    out.collect('T');
    if (this.words.includes('if t<8') && timestamp < 8)
      timers.registerEventTimeTimer(timestamp + 1);
  }

  private remember(item: Item, out: Out): void {
    out.collect(`INPUT:${item.v}`);
    this.seen.update(item.v);
  }
}

/** Cases without keys of their own have one key for each value, as in Flink's test. */
const keyOf = (item: unknown) => (item as Item).k ?? (item as Item).v;

function run({ op, input }: Vector): HarnessOutput[] {
  const create = () => new KeyedProcessOperator(new CaseFunction(op['fn']), keyOf);
  const harness = new OperatorHarness(create, { keyOf });
  for (const step of input) {
    if (step.proctime !== undefined) harness.processingTime(step.proctime);
    else if (step.wm !== undefined) harness.watermark(step.wm);
    else if (step.snapshotRestore) harness.restore(harness.snapshot(), 3);
    else harness.element(step, step.ts ?? NO_TIMESTAMP);
  }
  return harness.take();
}

function show(output: HarnessOutput): unknown {
  if (output.kind === 'watermark') return { wm: output.timestamp };
  if (output.kind !== 'record') throw new Error(`Nothing else is expected, but ${output.kind}`);
  const v = output.value === 'PROCE' ? 'PROC' : output.value;
  return { v, ts: Number.isNaN(output.timestamp) ? null : output.timestamp };
}

/** The key is not put out; and a note tells that `ts` of an event timer is the timer's time. */
function expectedOf({ name, expect: outputs }: Vector): unknown[] {
  return outputs.map(({ k: _key, ...output }: Record<string, unknown>) =>
    name === 'event-time timer at wm+5' && output['v'] === 1777 ? { ...output, ts: 5 } : output,
  );
}

/** A timer service on its own, with namespaces. */
class ServiceBench {
  readonly clock = new ManualProcessingTime();
  readonly fired: [unknown, unknown][] = [];
  readonly state = new OperatorStateHandler({
    subtaskIndex: 0,
    parallelism: 1,
    maxParallelism: 128,
    processingTime: this.clock,
  });
  private readonly service = this.state.timerService('test', {
    onEventTime: (_time, key, { namespaceId }) => this.fired.push([key, namespaceId]),
    onProcessingTime: (_time, key, { namespaceId }) => this.fired.push([key, namespaceId]),
  });

  register(
    domain: 'EVENT_TIME' | 'PROCESSING_TIME',
    key: number,
    name: string,
    time: number,
  ): void {
    this.state.keyedState().setCurrentKey(key);
    this.service.registerTimer(domain, namespaceOf(name), time);
  }

  delete(key: number, name: string, time: number): void {
    this.state.keyedState().setCurrentKey(key);
    this.service.deleteTimer('EVENT_TIME', namespaceOf(name), time);
  }

  physicalNext(): number | null {
    const { scheduledProcessingTime } = this.service as unknown as {
      scheduledProcessingTime: () => number;
    };
    const time = scheduledProcessingTime.call(this.service);
    return time === Number.POSITIVE_INFINITY ? null : time;
  }

  remaining(): number {
    return this.state.timerCount('PROCESSING_TIME');
  }
}

function namespaceOf(namespaceId: string): Namespace {
  return { namespaceId };
}

function fourTimers(): ServiceBench {
  const bench = new ServiceBench();
  for (const key of [1, 2]) {
    for (const name of ['ciao', 'hello']) bench.register('EVENT_TIME', key, name, 10);
  }
  return bench;
}

const SERVICE_CASES: Record<string, (vector: Vector) => void> = {
  'timers with the same time but different keys/namespaces all fire': ({ expect: expected }) => {
    const bench = fourTimers();
    bench.state.advanceTimers(10);
    expect(bench.fired).toHaveLength(expected[0].fired);
  },
  'deleted timers do not fire': ({ expect: expected }) => {
    const bench = fourTimers();
    bench.delete(1, 'hello', 10);
    bench.delete(2, 'ciao', 10);
    bench.state.advanceTimers(10);
    expect(bench.fired).toEqual(expected[0].fired);
  },
  'processing timers fire when time >= timer; only one physical timer is scheduled': (vector) => {
    const bench = new ServiceBench();
    for (const time of [10, 20, 30]) bench.register('PROCESSING_TIME', 0, 'ciao', time);
    for (const time of [10, 20]) bench.register('PROCESSING_TIME', 0, 'hello', time);
    const seen = vector.input.map(({ proctime }: { proctime: number }) => {
      bench.clock.setTime(proctime);
      return { remaining: bench.remaining(), physicalNext: bench.physicalNext() };
    });
    expect(seen).toEqual(vector.expect);
  },
  'earlier processing timer replaces the physical timer': ({ expect: expected }) => {
    const bench = new ServiceBench();
    for (const time of [20, 10]) bench.register('PROCESSING_TIME', 0, 'ciao', time);
    expect([{ physicalNext: bench.physicalNext(), timers: bench.remaining() }]).toEqual(expected);
  },
};

describe('timer vectors', () => {
  // Ties have no order in Flink; ours is the order of registration (EXCLUDED.md).
  const vectors = loadVectors('timers').filter(({ op }) => op.kind !== 'timerHeap');
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (name, vector) => {
    const checkService = SERVICE_CASES[name];
    if (checkService !== undefined) checkService(vector);
    else expect(run(vector).map(show)).toEqual(expectedOf(vector));
  });
});

describe('ties', () => {
  it('fire in the order of registration, after a restore too', () => {
    const bench = fourTimers();
    bench.state.advanceTimers(MAX_TIMESTAMP);
    expect(bench.fired).toEqual([
      [1, 'ciao'],
      [1, 'hello'],
      [2, 'ciao'],
      [2, 'hello'],
    ]);
  });
});
