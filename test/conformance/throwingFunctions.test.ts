/** Functions that throw, wherever a program may have one: the message, the operator, the record. */
import { table } from './faultTable.ts';

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
  'the partitioner': {
    line: 'numbers.partitionCustom(boom, (n) => n)',
    after: '.map((n) => n)',
    operator: 'Source: Collection Source',
    record: 1,
  },
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
    says: 'A user-provided generator function threw an exception on this input: 0: boom!',
    operator: 'Source: gen',
  },
  'the timestamp assigner of a source': {
    before: 'const gen = new DataGeneratorSource((i) => i, 3);',
    line: `env.fromSource(gen, times.withTimestampAssigner(boom), 'gen')`,
    operator: 'Source: gen',
  },
});

const OF_KEY = {
  says: 'Could not extract key from 1: boom!',
  operator: 'Source: Collection Source',
  record: 1,
};

table('a key selector that throws is told at its own call and at who writes', {
  'of one subtask': { line: 'numbers.keyBy(boom)', after: '.map((n) => n)', ...OF_KEY },
  'of several subtasks': {
    line: 'numbers.keyBy(boom)',
    after: '.map((n) => n).setParallelism(2)',
    ...OF_KEY,
  },
  'of a reduce': { line: 'numbers.keyBy(boom)', after: '.sum(0)', ...OF_KEY },
  'of a sink': { line: 'numbers.keyBy(boom)', ...OF_KEY },
  'behind an operator': {
    line: 'numbers.map((n) => n).keyBy(boom)',
    after: '.sum(0)',
    ...OF_KEY,
    operator: 'Map',
  },
  'of the second input': {
    line: 'others.keyBy(boom)',
    wrap: ['keyed.connect(', ').process(new Both())'],
    ...OF_KEY,
    operator: 'Timestamps/Watermarks',
  },
  'of a window': { line: 'numbers.keyBy(boom)', after: '.window(tumbling).sum(0)', ...OF_KEY },
  'in BATCH mode': {
    before: `env.setRuntimeMode('BATCH');`,
    line: 'numbers.keyBy(boom)',
    after: '.sum(0)',
    ...OF_KEY,
  },
  'of partitionCustom': {
    line: 'numbers.partitionCustom(() => 0, boom)',
    after: '.map((n) => n)',
    ...OF_KEY,
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
    says: 'Caught exception while processing timer. boom!',
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
    says: 'Caught exception while processing timer. boom!',
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
