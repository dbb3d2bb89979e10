/** Values that no operator can work with, each with a message that says the way out. */
import { table } from './faultTable.ts';

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
  'an invalid date': { ...key('new Date(NaN)'), says: 'it is an invalid date' },
  'a promise': { ...key('Promise.resolve(1)'), says: 'it is a Promise' },
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
    says: 'The number of concurrent async operation should be greater than 0.',
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
  'just above the last': { ...customTo('2'), says: 'Index 2 out of bounds for length 2' },
  'above the last': { ...customTo('5'), says: 'Array index out of range: 5' },
  'below the first': { ...customTo('-1'), says: 'Array index out of range: -1' },
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
