/**
 * Bad input, each kind with a clear message that names the operator and its line: functions that
 * throw, wherever a program may have one, and values that no operator can work with. A snippet
 * each, through a whole simulated cluster.
 */
import { describe, expect, it } from 'vitest';
import { apiNames } from '../../src/api/index.ts';
import { simulate } from '../simulation/support/simulate.ts';

const NAMES = apiNames().filter((name) => name !== 'StreamExecutionEnvironment');

/** What the snippets go on from; `boom` is what throws. */
const BEGIN = `
import { StreamExecutionEnvironment, ${NAMES.join(', ')} } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const boom = () => { throw new Error('boom!'); };
const times = WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((n) => n * 1000);
const numbers = env.fromData(1, 2, 3);
const timed = numbers.assignTimestampsAndWatermarks(times);
const others = env.fromData(1, 2, 3).assignTimestampsAndWatermarks(times);
const keyed = timed.keyBy((n) => n % 2);
const keyedOthers = others.keyBy((n) => n % 2);
const tumbling = TumblingEventTimeWindows.of(2000);
const windowed = keyed.window(tumbling);
const all = timed.windowAll(tumbling);
const keep = (key, ctx, elements, out) => { for (const e of elements) out.collect(e); };
const rules = new MapStateDescriptor('rules');
const rulesStream = env.fromData(7).broadcast(rules);
class Sum {
  createAccumulator() { return 0; } add(v, a) { return a + v; }
  getResult(a) { return a; } merge(a, b) { return a + b; }
}
class Each extends ProcessFunction { processElement(n, ctx, out) { out.collect(n); } }
class PerKey extends KeyedProcessFunction { processElement(n, ctx, out) { out.collect(n); } }
class Rich extends RichMapFunction { map(n) { return n; } }
class Lazy { asyncInvoke(n, future) { future.complete([n]); } }
class Both extends CoProcessFunction { processElement1() {} processElement2() {} }
class Ruled extends BroadcastProcessFunction { processElement() {} processBroadcastElement() {} }
class Paired extends ProcessJoinFunction { processElement() {} }
class EveryTime extends Trigger {
  onElement() { return 'FIRE'; } onEventTime() { return 'CONTINUE'; }
  onProcessingTime() { return 'CONTINUE'; } clear() {}
}
const like = (object, methods) => Object.assign(object, methods);
`;

interface Fault {
  /** Declarations before the line that is to blame. */
  readonly before?: string;
  /** The line that is to blame; a stream. */
  readonly line: string;
  /** What the message says, `boom!` where left out. */
  readonly says?: string;
  readonly operator?: string;
  readonly record?: unknown;
}

async function expectFault(fault: Fault): Promise<void> {
  const { before = '', line, says = 'boom!', operator, record } = fault;
  const head = `${BEGIN}${before}\n`;
  const program = `${head}const result = ${line};\nresult.print();\nenv.execute();`;
  const { result } = await simulate(program);
  expect(result).toMatchObject({ status: 'FAILED', error: { line: head.split('\n').length } });
  expect(result.error?.message).toContain(says);
  if (operator !== undefined) expect(result.error?.operator).toBe(operator);
  if (record !== undefined) expect(result.error?.record).toEqual(record);
}

function table(title: string, rows: Readonly<Record<string, Fault>>): void {
  describe(title, () => {
    it.each(Object.entries(rows))('%s', (_name, fault) => expectFault(fault));
  });
}

table('a function that throws: simple steps', {
  map: { line: 'numbers.map(boom)', operator: 'Map', record: 1 },
  'map object': { line: 'numbers.map({ map: boom })', operator: 'Map', record: 1 },
  filter: { line: 'numbers.filter(boom)', operator: 'Filter', record: 1 },
  flatMap: { line: 'numbers.flatMap(boom)', operator: 'Flat Map', record: 1 },
  process: {
    line: 'numbers.process(like(new Each(), { processElement: boom }))',
    operator: 'Process',
    record: 1,
  },
  'the key selector': {
    line: 'numbers.keyBy(boom).map((n) => n)',
    says: 'Could not extract key from 1: boom!',
  },
  'the key selector of several subtasks': {
    line: 'numbers.keyBy(boom).map((n) => n).setParallelism(2)',
    says: 'Could not extract key from 1: boom!',
  },
  'the partitioner': { line: 'numbers.partitionCustom(boom, (n) => n).map((n) => n)' },
  'the key of a partitioner': { line: 'numbers.partitionCustom(() => 0, boom).map((n) => n)' },
  'the timestamp assigner': {
    line: 'numbers.assignTimestampsAndWatermarks(times.withTimestampAssigner(boom))',
    operator: 'Timestamps/Watermarks',
    record: 1,
  },
  'the watermark generator': {
    before: 'const own = WatermarkStrategy.forGenerator(() => ({ onEvent: boom }));',
    line: 'numbers.assignTimestampsAndWatermarks(own)',
    operator: 'Timestamps/Watermarks',
  },
  'the making of a watermark generator': {
    line: 'numbers.assignTimestampsAndWatermarks(WatermarkStrategy.forGenerator(boom))',
    operator: 'Timestamps/Watermarks',
  },
  'the generator of a source': {
    line: `env.fromSource(new DataGeneratorSource(boom, 3), times, 'gen')`,
    operator: 'Source: gen',
  },
  'the timestamp assigner of a source': {
    before: 'const gen = new DataGeneratorSource((i) => i, 3);',
    line: `env.fromSource(gen, times.withTimestampAssigner(boom), 'gen')`,
    operator: 'Source: gen',
  },
});

table('a function that throws: its life', {
  open: { line: 'numbers.map(like(new Rich(), { open: boom }))', operator: 'Map' },
  close: { line: 'numbers.map(like(new Rich(), { close: boom }))', operator: 'Map' },
  initializeState: {
    line: 'numbers.map(like(new Rich(), { initializeState: boom, snapshotState() {} }))',
    operator: 'Map',
  },
  'with something that is no Error': {
    line: `numbers.map(() => { throw 'no reason'; })`,
    says: 'no reason was thrown',
    operator: 'Map',
  },
  'with nothing at all': {
    line: 'numbers.map(() => { throw undefined; })',
    says: 'undefined was thrown',
    operator: 'Map',
  },
  'by a name that does not exist': {
    line: 'numbers.map((n) => nowhere(n))',
    says: 'nowhere is not defined',
    operator: 'Map',
  },
  'by calling itself for ever': {
    before: 'const deep = (n) => deep(n) + 1;',
    line: 'numbers.map(deep)',
    says: 'RangeError: Maximum call stack size exceeded',
  },
});

table('a function that throws: keyed steps and windows', {
  reduce: { line: 'keyed.reduce(boom)', operator: 'Keyed Reduce', record: 3 },
  'process of a key': {
    line: 'keyed.process(like(new PerKey(), { processElement: boom }))',
    operator: 'KeyedProcess',
    record: 1,
  },
  'an event timer': {
    before: `class Timed extends PerKey {
      processElement(n, ctx) { ctx.timerService().registerEventTimeTimer(n); }
      onTimer() { boom(); }
    }`,
    line: 'keyed.process(new Timed())',
    operator: 'KeyedProcess',
  },
  'a processing-time timer': {
    before: `class Timed extends PerKey {
      processElement(n, ctx) {
        ctx.timerService().registerProcessingTimeTimer(ctx.timerService().currentProcessingTime());
      }
      onTimer() { boom(); }
    }
    const slow = RateLimiterStrategy.perSecond(1);
    const ticks = env.fromSource(new DataGeneratorSource((i) => i, 9, slow), times, 'ticks');`,
    line: 'ticks.keyBy((n) => n).process(new Timed())',
    operator: 'KeyedProcess',
  },
  'reduce of a window': {
    before: 'const wide = keyed.window(TumblingEventTimeWindows.of(10_000));',
    line: 'wide.reduce(boom)',
    record: 3,
  },
  'add of an aggregate': { line: 'windowed.aggregate(like(new Sum(), { add: boom }))', record: 1 },
  'createAccumulator of an aggregate': {
    line: 'windowed.aggregate(like(new Sum(), { createAccumulator: boom }))',
  },
  'getResult of an aggregate': {
    line: 'windowed.aggregate(like(new Sum(), { getResult: boom }))',
    operator: 'TumblingEventTimeWindows',
  },
  'a window function': { line: 'windowed.process(boom)', operator: 'TumblingEventTimeWindows' },
  'a window function over all': {
    line: 'all.process(boom)',
    operator: 'TumblingEventTimeWindows',
  },
  'a trigger': {
    line: 'windowed.trigger(like(new EveryTime(), { onElement: boom })).process(keep)',
    record: 1,
  },
  'a delta function': {
    before: 'const global = keyed.window(GlobalWindows.create());',
    line: 'global.trigger(DeltaTrigger.of(1, boom)).process(keep)',
    record: 3,
  },
  'a function of an evictor': {
    line: 'windowed.evictor(DeltaEvictor.of(1, boom)).process(keep)',
    operator: 'TumblingEventTimeWindows',
  },
  'a dynamic gap': {
    line: 'keyed.window(EventTimeSessionWindows.withDynamicGap(boom)).sum(0)',
    record: 1,
  },
});

table('a function that throws: two inputs, patterns and asynchronous calls', {
  'a map of two': {
    line: 'numbers.connect(others).map({ map1: (n) => n, map2: boom })',
    operator: 'Co-Map',
    record: 1,
  },
  'a flatMap of two': {
    line: 'numbers.connect(others).flatMap({ flatMap1: boom, flatMap2() {} })',
    operator: 'Co-Flat Map',
    record: 1,
  },
  'process of two': {
    line: 'numbers.connect(others).process(like(new Both(), { processElement2: boom }))',
    operator: 'Co-Process',
    record: 1,
  },
  'the key of the second of two': {
    line: 'keyed.connect(others.keyBy(boom)).process(new Both())',
    says: 'Could not extract key from 1: boom!',
  },
  'a broadcast record': {
    before: 'const ruled = like(new Ruled(), { processBroadcastElement: boom });',
    line: 'numbers.connect(rulesStream).process(ruled)',
    record: 7,
  },
  'a record beside a broadcast': {
    before: 'const ruled = like(new Ruled(), { processElement: boom });',
    line: 'numbers.connect(rulesStream).process(ruled)',
    record: 1,
  },
  'a window join': {
    before: 'const pairs = timed.join(others).where((n) => n).equalTo((n) => n).window(tumbling);',
    line: 'pairs.apply(boom)',
  },
  'the key of a window join': {
    line: 'timed.join(others).where(boom).equalTo((n) => n).window(tumbling).apply(() => 1)',
    says: 'Could not extract key from',
  },
  'a coGroup': {
    before: 'const pairs = timed.coGroup(others).where((n) => n).equalTo((n) => n);',
    line: 'pairs.window(tumbling).apply(boom)',
  },
  'an interval join': {
    before: 'const near = keyed.intervalJoin(keyedOthers).between(-5, 5);',
    line: 'near.process(like(new Paired(), { processElement: boom }))',
  },
  asyncInvoke: {
    line: 'AsyncDataStream.orderedWait(numbers, { asyncInvoke: boom }, 1000)',
    operator: 'async wait operator',
    record: 1,
  },
  'an async asyncInvoke': {
    line: 'AsyncDataStream.unorderedWait(numbers, { async asyncInvoke() { boom(); } }, 1000)',
    operator: 'async wait operator',
    record: 1,
  },
  completeExceptionally: {
    before: `const failing = {
      asyncInvoke: (n, future) => setTimeout(() => future.completeExceptionally(Error('boom!')), 9),
    };`,
    line: 'AsyncDataStream.orderedWait(numbers, failing, 1000)',
    operator: 'async wait operator',
    record: 1,
  },
  'timeout of a call': {
    line: 'AsyncDataStream.orderedWait(numbers, { asyncInvoke() {}, timeout: boom }, 10)',
    operator: 'async wait operator',
    record: 1,
  },
  'a condition of a pattern': {
    before: `const broken = Pattern.begin('a').where(boom);`,
    line: `CEP.pattern(keyed, broken).select((m) => m.a[0])`,
  },
  'the function of a match': {
    before: `const any = Pattern.begin('a').where(() => true);`,
    line: 'CEP.pattern(keyed, any).select(boom)',
  },
});

const timestamp = (returns: string) => ({
  line: `numbers.assignTimestampsAndWatermarks(times.withTimestampAssigner(() => ${returns}))`,
  operator: 'Timestamps/Watermarks',
  record: 1,
});

table('timestamps', {
  NaN: { ...timestamp('NaN'), says: 'The timestamp assigner returned NaN' },
  'a fraction': { ...timestamp('0.5'), says: 'The timestamp assigner returned 0.5' },
  text: { ...timestamp(`'12'`), says: 'The timestamp assigner returned "12"' },
  undefined: { ...timestamp('undefined'), says: 'The timestamp assigner returned undefined' },
  null: { ...timestamp('null'), says: 'The timestamp assigner returned null' },
  'a bigint': { ...timestamp('12n'), says: 'The timestamp assigner returned 12' },
  'a date': { ...timestamp('new Date(5)'), says: 'The timestamp assigner returned' },
});

const key = (returns: string) => ({ line: `numbers.keyBy(() => ${returns}).map((n) => n)` });

table('keys', {
  undefined: { ...key('undefined'), says: 'Assigned key must not be null!' },
  null: { ...key('null'), says: 'Assigned key must not be null!' },
  NaN: { ...key('NaN'), says: 'This cannot be used as key: it is NaN' },
  'a function': { ...key('() => 1'), says: 'it is a function' },
  'a symbol': { ...key('Symbol("s")'), says: 'it is a symbol' },
  'NaN in an array': { ...key('[1, NaN]'), says: 'it contains NaN' },
  'a function in an object': { ...key('({ f: boom })'), says: 'it contains a function' },
  'a map': { ...key('new Map()'), says: 'a Map' },
  'an invalid date': { ...key('new Date(NaN)'), says: 'it contains an invalid date' },
  'a promise': { ...key('Promise.resolve(1)'), says: 'it contains a Promise' },
  'a circle': {
    before: 'const circle = {}; circle.self = circle;',
    ...key('circle'),
    says: 'itself, in a circle',
  },
});

const windowOf = (assigner: string) => ({ line: `keyed.window(${assigner}).sum(0)` });

table('sizes', {
  'a tumbling window of 0': {
    ...windowOf('TumblingEventTimeWindows.of(0)'),
    says: 'TumblingEventTimeWindows parameters must satisfy abs(offset) < size',
  },
  'a tumbling window below 0': {
    ...windowOf('TumblingProcessingTimeWindows.of(-5)'),
    says: 'TumblingProcessingTimeWindows parameters must satisfy abs(offset) < size',
  },
  'a tumbling window of NaN': { ...windowOf('TumblingEventTimeWindows.of(NaN)'), says: 'NaN' },
  'a tumbling window of text': { ...windowOf(`TumblingEventTimeWindows.of('5 s')`), says: '5 s' },
  'a tumbling window of nothing': {
    ...windowOf('TumblingEventTimeWindows.of()'),
    says: 'undefined',
  },
  'a tumbling window of a fraction': {
    ...windowOf('TumblingEventTimeWindows.of(0.5)'),
    says: '0.5',
  },
  'a sliding window with slide 0': {
    ...windowOf('SlidingEventTimeWindows.of(10, 0)'),
    says: 'SlidingEventTimeWindows parameters must satisfy abs(offset) < slide and size > 0',
  },
  'a sliding window below 0': {
    ...windowOf('SlidingEventTimeWindows.of(-10, 5)'),
    says: 'SlidingEventTimeWindows parameters must satisfy abs(offset) < slide and size > 0',
  },
  'a gap of 0': {
    ...windowOf('EventTimeSessionWindows.withGap(0)'),
    says: 'EventTimeSessionWindows parameters must satisfy 0 < size',
  },
  'a gap below 0': {
    ...windowOf('ProcessingTimeSessionWindows.withGap(-1)'),
    says: 'ProcessingTimeSessionWindows parameters must satisfy 0 < size',
  },
  'a dynamic gap of 0': {
    ...windowOf('EventTimeSessionWindows.withDynamicGap(() => 0)'),
    says: 'Dynamic session time gap must satisfy 0 < gap',
    record: 1,
  },
  'a dynamic gap of NaN': {
    ...windowOf('EventTimeSessionWindows.withDynamicGap(() => NaN)'),
    says: 'Dynamic session time gap must satisfy 0 < gap',
    record: 1,
  },
  'a dynamic gap of nothing': {
    ...windowOf('EventTimeSessionWindows.withDynamicGap(() => {})'),
    says: 'Dynamic session time gap must satisfy 0 < gap',
    record: 1,
  },
  'a count of NaN': { line: 'keyed.countWindow(NaN).sum(0)', says: 'NaN' },
  'lateness below 0': {
    line: 'windowed.allowedLateness(-1).sum(0)',
    says: 'The allowed lateness cannot be negative.',
  },
  'out-of-orderness below 0': {
    line: 'numbers.assignTimestampsAndWatermarks(WatermarkStrategy.forBoundedOutOfOrderness(-1))',
    says: 'maxOutOfOrderness cannot be negative',
  },
  'idleness of 0': {
    line: 'numbers.assignTimestampsAndWatermarks(times.withIdleness(0))',
    says: 'idleTimeout must be greater than zero',
  },
  'a capacity of 0': {
    line: 'AsyncDataStream.orderedWait(numbers, new Lazy(), 1000, 0)',
    says: 'The capacity must be larger than 0.',
  },
  'a timeout of NaN': {
    line: 'AsyncDataStream.orderedWait(numbers, new Lazy(), NaN)',
    says: 'must be a number of ms, not NaN',
  },
});

const AT_LEAST_1 = 'The parallelism of an operator must be at least 1';

table('parallelism', {
  'of 0': { line: 'numbers.map((n) => n).setParallelism(0)', says: AT_LEAST_1 },
  'of 1.5': { line: 'numbers.map((n) => n).setParallelism(1.5)', says: AT_LEAST_1 },
  'of text': { line: `numbers.map((n) => n).setParallelism('2')`, says: AT_LEAST_1 },
  'of nothing': { line: 'numbers.map((n) => n).setParallelism()', says: AT_LEAST_1 },
  'above the maximum': {
    line: 'numbers.map((n) => n).setParallelism(3).setMaxParallelism(2)',
    says: 'parallelism (3) is higher than the max parallelism (2).',
  },
  'of 0 at most': {
    line: 'numbers.map((n) => n).setMaxParallelism(0)',
    says: 'The maximum parallelism must be greater than 0.',
  },
});

table('state where there is no key', {
  'in open': {
    before: `class Early extends RichMapFunction {
      open() { this.getRuntimeContext().getState(new ValueStateDescriptor('n')).value(); }
      map(n) { return n; }
    }`,
    line: 'keyed.map(new Early())',
    says: 'No key set. This method should not be called outside of a keyed context.',
    operator: 'Map',
  },
  'on a stream without keys': {
    before: `class Unkeyed extends RichMapFunction {
      open() { this.getRuntimeContext().getState(new ValueStateDescriptor('n')); }
      map(n) { return n; }
    }`,
    line: 'numbers.map(new Unkeyed())',
    says: `can only be used on a 'keyed stream', i.e., after a 'keyBy()' operation.`,
    operator: 'Map',
  },
  'in an asynchronous function': {
    before: `class Asking extends RichFunction {
      open() { this.getRuntimeContext().getState(new ValueStateDescriptor('n')); }
      asyncInvoke() {}
    }`,
    line: 'AsyncDataStream.orderedWait(keyed, new Asking(), 1000)',
    says: 'State is not supported in rich async functions.',
    operator: 'async wait operator',
  },
});

const travelling = (record: string) => ({
  line: `numbers.map((n) => (${record})).name('maker').rebalance().map((n) => n).setParallelism(2)`,
  operator: 'maker',
});

table('what cannot go from worker to worker', {
  'a function': { ...travelling('{ n, f: boom }'), says: 'its field f is a function' },
  'a function in an array': { ...travelling('[n, boom]'), says: 'is a function' },
  'a symbol': { ...travelling('{ n, s: Symbol("s") }'), says: 'symbol' },
  'a promise': { ...travelling('{ n, p: Promise.resolve(n) }'), says: 'romise' },
});

const customTo = (channel: string) => ({
  line: `numbers.partitionCustom(() => ${channel}, (n) => n).map((n) => n).setParallelism(2)`,
});

table('channels of a partitioner', {
  'above the last': { ...customTo('2'), says: '2' },
  'below the first': { ...customTo('-1'), says: '-1' },
  'between two': { ...customTo('0.5'), says: '0.5' },
  NaN: { ...customTo('NaN'), says: 'NaN' },
  nothing: { ...customTo('undefined'), says: 'undefined' },
});

table('functions that are not what they should be', {
  'an async map': { line: 'numbers.map(async (n) => n)', says: 'was given an async function' },
  'an async flatMap': {
    line: 'numbers.flatMap(async (n, out) => out.collect(n))',
    says: 'was given an async function',
  },
  'a generator': {
    line: 'numbers.flatMap(function* (n) { yield n; })',
    says: 'was given a generator function',
  },
  'an async method': {
    line: 'numbers.process(like(new Each(), { async processElement() {} }))',
    says: 'was given an async function',
  },
  'a class instead of its object': { line: 'numbers.map(Rich)', says: 'new Rich()' },
  nothing: { line: 'numbers.map()', says: 'it was given undefined' },
  'an object without the method': { line: 'numbers.map({})', says: 'a method map()' },
  'a keyed function without a key': {
    line: 'numbers.process(new PerKey())',
    says: 'this stream has no key',
  },
  'an async function without asyncInvoke': {
    line: 'AsyncDataStream.orderedWait(numbers, (n) => n, 1000)',
    says: 'a method asyncInvoke(input, resultFuture)',
  },
});
