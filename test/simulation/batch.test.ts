import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from './support/simulate.ts';

const BEGIN = `
import {
  BroadcastProcessFunction, EventTimeSessionWindows, KeyedBroadcastProcessFunction,
  KeyedCoProcessFunction, KeyedProcessFunction, MapStateDescriptor, ProcessFunction,
  RestartStrategies, RichMapFunction, StreamExecutionEnvironment, TumblingEventTimeWindows,
  TumblingProcessingTimeWindows, ValueStateDescriptor, WatermarkStrategy,
} from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setRuntimeMode('BATCH');
const timed = WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((x) => x.at);
const events = (...list) => env.fromData(...list.map((text) => {
  const [key, at] = text.split('@');
  return { key, at: Number(at), text };
})).assignTimestampsAndWatermarks(timed);
`;

async function outputsOf(program: string, seed = 1): Promise<Record<string, unknown[]>> {
  const { result } = await simulate(`${BEGIN}${program}; env.execute();`, { seed });
  expect(result.error).toBeNull();
  return result.outputs as Record<string, unknown[]>;
}

async function messageOf(program: string): Promise<string> {
  const { result } = await simulate(`${BEGIN}${program}; env.execute();`);
  return result.error?.message ?? '';
}

describe('a keyed reduce in BATCH mode', () => {
  const record = fc.record({ k: fc.integer({ min: 0, max: 9 }), v: fc.integer() });
  const lists = fc.array(record, { minLength: 1, maxLength: 60 });
  type Result = { k: number; v: number };

  const run = async (mode: string, records: object[], parallelism: number): Promise<Result[]> => {
    const { out } = await outputsOf(`env.setRuntimeMode('${mode}');
      env.setParallelism(${parallelism});
      env.fromData(...${JSON.stringify(records)}).keyBy((r) => r.k)
        .reduce((a, b) => ({ k: a.k, v: a.v * 2 - b.v })).print()`);
    return out as Result[];
  };

  it.each([1, 2, 3, 7])('gives the last STREAMING value of each key, with %i subtasks', (p) =>
    fc.assert(
      fc.asyncProperty(lists, async (records) => {
        const last = new Map<number, Result>();
        for (const result of await run('STREAMING', records, p)) last.set(result.k, result);
        const byKey = (a: Result, b: Result) => a.k - b.k;
        const final = (await run('BATCH', records, p)).sort(byKey);
        expect(final).toEqual([...last.values()].sort(byKey));
      }),
      { numRuns: 12, seed: p },
    ),
  );

  it('gives it at the highest time', async () => {
    const { out } = await outputsOf(`events('a@5', 'b@7').keyBy((e) => e.key)
      .reduce((a) => a).process(new class extends ProcessFunction {
        processElement(e, ctx, out) { out.collect([e.key, ctx.timestamp() === Infinity]); }
      }()).print()`);
    expect(out).toEqual([
      ['a', true],
      ['b', true],
    ]);
  });
});

describe('a keyed function in BATCH mode', () => {
  const TELL = `class Tell extends KeyedProcessFunction {
    processElement(e, ctx, out) {
      const timers = ctx.timerService();
      const state = this.getRuntimeContext().getState(new ValueStateDescriptor('n'));
      state.update((state.value() ?? 0) + 1);
      timers.registerEventTimeTimer(e.at + 1000);
      timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 1e12);
      if (e.at === 9) timers.deleteEventTimeTimer(1009);
      out.collect(e.text + ' #' + state.value() + ' ' + timers.currentWatermark());
    }
    onTimer(time, ctx, out) {
      const timers = ctx.timerService();
      timers.registerEventTimeTimer(time + 1);
      timers.registerProcessingTimeTimer(0);
      const domain = ctx.timeDomain() === 'EVENT_TIME' ? time : 'processing';
      out.collect(ctx.getCurrentKey() + ' ' + domain + ' ' + timers.currentWatermark());
    }
  }`;

  it('sees one key after the other: its records in time order, then all its timers', async () => {
    const { out } = await outputsOf(`${TELL}
      events('bb@3', 'c@2', 'a@9', 'bb@1', 'a@4').keyBy((e) => e.key).process(new Tell()).print()`);
    expect(out).toEqual([
      'a@4 #1 -Infinity',
      'a@9 #2 -Infinity',
      'a 1004 Infinity',
      'a processing Infinity',
      'c@2 #1 -Infinity',
      'c 1002 Infinity',
      'c processing Infinity',
      'bb@1 #1 -Infinity',
      'bb@3 #2 -Infinity',
      'bb 1001 Infinity',
      'bb 1003 Infinity',
      'bb processing Infinity',
    ]);
  });

  it('opens when all producers have ended, and not before', async () => {
    const { out } = await outputsOf(`let made = 0;
      class AtOpen extends RichMapFunction {
        open() { this.made = made; }
        map(n) { return [n, this.made]; }
      }
      env.fromSequence(1, 5000).map((n) => { made++; return n; }).rebalance()
        .map(new AtOpen()).filter(([n]) => n === 1).print()`);
    expect(out).toEqual([[1, 5000]]);
  });

  it('says what is wrong with a key, in place', async () => {
    const program = `env.fromData({ id: 1 }).keyBy((r) => r.no.such)
      .process(new class extends KeyedProcessFunction { processElement() {} }()).print()`;
    expect(await messageOf(program)).toContain('Could not extract key from {"id":1}');
  });
});

describe('time in BATCH mode', () => {
  it('has no watermarks but the last: generators are not asked, nothing is late', async () => {
    const { out, asked = [] } = await outputsOf(`
      const strategy = WatermarkStrategy.forGenerator(() => ({
        onEvent() { throw new Error('asked'); }, onPeriodicEmit() {},
      })).withTimestampAssigner((x) => x);
      env.fromData(30, 5, 12, 21).assignTimestampsAndWatermarks(strategy)
        .windowAll(TumblingEventTimeWindows.of(10))
        .process((ctx, all, out) => out.collect([ctx.window().start, ...all])).print()`);
    expect(asked).toEqual([]);
    expect(out).toEqual([
      [0, 5],
      [10, 12],
      [20, 21],
      [30, 30],
    ]);
  });

  it('closes sessions that grew and processing-time windows at the end of their key', async () => {
    const { sessions, processing } = await outputsOf(`
      const input = events('a@1', 'b@4', 'a@9', 'a@5', 'a@40').keyBy((e) => e.key);
      const texts = (key, ctx, all, out) => out.collect([...all].map((e) => e.text).join(' '));
      input.window(EventTimeSessionWindows.withGap(5)).process(texts).print('sessions');
      input.window(TumblingProcessingTimeWindows.of(86_400_000)).process(texts)
        .print('processing')`);
    expect(sessions).toEqual(['a@1 a@5 a@9', 'a@40', 'b@4']);
    expect(processing).toEqual(['a@1 a@5 a@9 a@40', 'b@4']);
  });
});

describe('two inputs in BATCH mode', () => {
  it('that are keyed come merged by key and time; of equal times they take turns', async () => {
    const { out } = await outputsOf(`
      const left = events('a@3', 'b@1', 'a@1', 'a@3').keyBy((e) => e.key);
      const right = events('b@0', 'a@3', 'a@2').union(events('c@7')).keyBy((e) => e.key);
      left.connect(right).process(new class extends KeyedCoProcessFunction {
        processElement1(e, ctx, out) { out.collect('L ' + e.text); }
        processElement2(e, ctx, out) { out.collect('R ' + e.text); }
      }()).print()`);
    expect(out).toEqual(['L a@1', 'R a@2', 'L a@3', 'R a@3', 'L a@3', 'R b@0', 'L b@1', 'R c@7']);
  });

  it.each(['keyed', 'plain'])('of which one is broadcast (%s): that one first', async (kind) => {
    const isKeyed = kind === 'keyed';
    const { out } = await outputsOf(`
      const rules = new MapStateDescriptor('rules');
      class Match extends ${isKeyed ? 'Keyed' : ''}BroadcastProcessFunction {
        processElement(e, ctx, out) {
          out.collect(e.text + ' ' + [...ctx.getBroadcastState(rules).keys()].join());
        }
        processBroadcastElement(rule, ctx) { ctx.getBroadcastState(rules).put(rule, true); }
      }
      const input = events('b@1', 'a@2')${isKeyed ? '.keyBy((e) => e.key)' : ''};
      const many = env.fromSequence(1, 3).map((n) => n);
      input.connect(many.broadcast(rules)).process(new Match()).print()`);
    expect(out).toEqual(isKeyed ? ['a@2 1,2,3', 'b@1 1,2,3'] : ['b@1 1,2,3', 'a@2 1,2,3']);
  });
});

describe('a BATCH job', () => {
  it('gives the same multiset for any parallelism and number of key groups', async () => {
    const run = async (parallelism: number, maxParallelism: number) => {
      const { out } = await outputsOf(`env.setParallelism(${parallelism});
        env.setMaxParallelism(${maxParallelism});
        env.fromSequence(1, 300).map((n) => ({ key: n % 11, at: (n * 37) % 100, n }))
          .assignTimestampsAndWatermarks(timed).keyBy((e) => e.key)
          .window(TumblingEventTimeWindows.of(20))
          .process((key, ctx, all, out) => {
            const sum = [...all].reduce((total, e) => total + e.n, 0);
            out.collect([key, ctx.window().start, sum]);
          }).keyBy(([key]) => key).maxBy(2).print()`);
      return out?.map((record) => JSON.stringify(record)).sort();
    };
    const wanted = await run(1, 128);
    expect(wanted).toHaveLength(11);
    for (const parallelism of [1, 2, 3, 7]) {
      for (const maxParallelism of [128, 256]) {
        expect(await run(parallelism, maxParallelism)).toEqual(wanted);
      }
    }
  });

  it('gives the same bytes for the same seed, and the same multiset for another', async () => {
    const program = `env.setParallelism(3);
      env.fromSequence(1, 50).shuffle().map((n) => ({ key: n % 5, n })).keyBy((e) => e.key)
        .reduce((a, b) => ({ key: a.key, n: a.n + b.n })).print()`;
    const first = await outputsOf(program, 4);
    expect(await outputsOf(program, 4)).toEqual(first);
    const sorted = ({ out }: Record<string, unknown[]>) =>
      out?.map((r) => JSON.stringify(r)).sort();
    expect(sorted(await outputsOf(program, 5))).toEqual(sorted(first));
  });

  it('without records ends', async () => {
    const program = `const none = env.fromData(1).filter(() => false).keyBy((n) => n);
      none.reduce((a, b) => a + b).print();
      none.window(TumblingEventTimeWindows.of(5)).reduce((a, b) => a + b).print();
      none.connect(none).map({ map1: (n) => n, map2: (n) => n }).print()`;
    expect(await outputsOf(program)).toEqual({});
  });
});

describe('a failure in BATCH mode', () => {
  const failing = (restart: string) => `
    class Once extends RichMapFunction {
      map(e) {
        const attempt = this.getRuntimeContext().getTaskInfo().getAttemptNumber();
        if (attempt === 0 && e.at === 3) throw new Error('the first attempt fails');
        return [e.text, attempt];
      }
    }
    env.setParallelism(2);
    env.setRestartStrategy(${restart});
    events('a@1', 'b@4', 'a@3', 'c@2').keyBy((e) => e.key).reduce((a, b) => b).rebalance()
      .map(new Once()).print()`;

  it('brings back only the subtask that failed, which reads its input again', async () => {
    const { out = [] } = await outputsOf(failing('RestartStrategies.fixedDelayRestart(2, 10)'));
    const texts = new Set((out as [string, number][]).map(([text]) => text));
    expect([...texts].sort()).toEqual(['a@3', 'b@4', 'c@2']);
    expect(out).toContainEqual(['a@3', 1]);
    const attempts = (out as [string, number][]).map(([, attempt]) => attempt);
    expect(new Set(attempts)).toEqual(new Set([0, 1]));
  });

  it('without a strategy is final, checkpoints or not', async () => {
    const program = failing('RestartStrategies.noRestart()');
    expect(await messageOf(program)).toContain('the first attempt fails');
    const checkpointed = program.replace(
      /env.setRestartStrategy.*;/,
      'env.enableCheckpointing(10);',
    );
    expect(await messageOf(checkpointed)).toContain('the first attempt fails');
  });
});
