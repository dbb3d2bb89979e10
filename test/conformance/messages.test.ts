/**
 * Wherever Flink 2.1 throws, a program gets Flink's sentence word for word (the sentences are those
 * of Flink's source), then our own explanation: a snippet each, through a whole simulated cluster.
 */
import { describe, expect, it } from 'vitest';
import { messageOf } from './snippets.ts';

type Row = readonly [sentence: string, snippet: string];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)('%s: %s', async (sentence, snippet) => {
      expect(await messageOf(snippet)).toContain(sentence);
    });
  });
}

const PARALLELISM_OF_OPERATOR =
  'The parallelism of an operator must be at least 1, or ExecutionConfig.PARALLELISM_DEFAULT ' +
  '(use system default).';
const OF_NON_PARALLEL = 'The parallelism of non parallel operator must be 1.';

table('the environment and sources', [
  ['No operators defined in streaming topology. Cannot execute.', ''],
  ['No operators defined in streaming topology. Cannot execute.', 'numbers()'],
  [
    'Parallelism must be at least one, or ExecutionConfig.PARALLELISM_DEFAULT',
    'env.setParallelism(0)',
  ],
  ['Cannot specify UNKNOWN_PARALLELISM.', 'env.setParallelism(-2)'],
  [
    'maxParallelism is out of bounds 0 < maxParallelism <= 32768. Found: 0',
    'env.setMaxParallelism(0)',
  ],
  [
    'maxParallelism is out of bounds 0 < maxParallelism <= 32768. Found: 40000',
    'env.setMaxParallelism(40000)',
  ],
  ['Timeout of buffer must be non-negative or -1', 'env.setBufferTimeout(-2)'],
  ['Auto watermark interval must not be negative.', 'env.getConfig().setAutoWatermarkInterval(-1)'],
  ['fromElements needs at least one element as argument', 'env.fromData().print()'],
  ['fromElements needs at least one element as argument', 'env.fromElements().print()'],
  ['The collection contains a null element', 'env.fromData(1, null).print()'],
  ['Collection must not be empty', 'env.fromCollection([]).print()'],
  ['Collection must not be null', 'env.fromCollection(null).print()'],
  ['Collection must not contain null elements', 'env.fromCollection([null]).print()'],
  ['The collection contains a null element', 'env.fromCollection([1, null]).print()'],
  [OF_NON_PARALLEL, 'env.fromCollection([1]).setParallelism(2).print()'],
  ["'from' must be <= 'to'", 'env.fromSequence(2, 1).print()'],
  [
    'rate must be positive',
    'env.fromSource(new DataGeneratorSource((i) => i, 3, RateLimiterStrategy.perSecond(0)), ' +
      'WatermarkStrategy.noWatermarks(), "s").print()',
  ],
]);

table('watermark strategies', [
  [
    'maxOutOfOrderness cannot be negative',
    'numbers().assignTimestampsAndWatermarks(WatermarkStrategy' +
      '.forBoundedOutOfOrderness(-1)).print()',
  ],
  ['idleTimeout must be greater than zero', 'WatermarkStrategy.noWatermarks().withIdleness(0)'],
  ['idleTimeout must be greater than zero', 'WatermarkStrategy.noWatermarks().withIdleness(-5)'],
  ['timestampAssigner', 'WatermarkStrategy.noWatermarks().withTimestampAssigner(null)'],
  ['watermarkGroup cannot be null', 'WatermarkStrategy.noWatermarks().withWatermarkAlignment()'],
  [
    'maxAllowedWatermarkDrift cannot be null',
    'WatermarkStrategy.noWatermarks().withWatermarkAlignment("g", null)',
  ],
  [
    'maxAllowedWatermarkDrift must be greater than or equal to zero',
    'WatermarkStrategy.noWatermarks().withWatermarkAlignment("g", -1)',
  ],
  [
    'updateInterval must be positive',
    'WatermarkStrategy.noWatermarks().withWatermarkAlignment("g", 1, 0)',
  ],
]);

table('streams and operators', [
  [PARALLELISM_OF_OPERATOR, 'numbers().map((n) => n).setParallelism(0).print()'],
  [PARALLELISM_OF_OPERATOR, 'numbers().print().setParallelism(-3)'],
  [
    'The maximum parallelism must be greater than 0.',
    'numbers().map((n) => n).setMaxParallelism(0).print()',
  ],
  [
    'Maximum parallelism must be between 1 and 32768. Found: 99999',
    'numbers().print().setMaxParallelism(99999)',
  ],
  ['timeout must be >= -1', 'numbers().map((n) => n).setBufferTimeout(-2).print()'],
  [OF_NON_PARALLEL, 'all().sum(0).setParallelism(2).print()'],
  [
    'The maximum parallelism of non parallel operator must be 1.',
    'all().sum(0).setMaxParallelism(2).print()',
  ],
  ['Cannot override partitioning for KeyedStream.', 'keyed().rebalance().print()'],
  ['Cannot override partitioning for KeyedStream.', 'keyed().shuffle().print()'],
  ['Cannot override partitioning for KeyedStream.', 'keyed().forward().print()'],
  ['Cannot override partitioning for KeyedStream.', 'keyed().broadcast().print()'],
  [
    'Cannot override partitioning for KeyedStream.',
    'keyed().partitionCustom((k, n) => 0, (v) => v).print()',
  ],
  [
    'Forward partitioning does not allow change of parallelism.',
    'numbers().forward().map((n) => n).setParallelism(2).print()',
  ],
  [
    'You must use another partitioning strategy, such as broadcast, rebalance, shuffle or global.',
    'numbers().forward().map((n) => n).setParallelism(2).print()',
  ],
  [
    'Hash collision on user-specified ID "a". Most likely cause is a non-unique ID. Please ' +
      'check that all IDs specified via `uid(String)` are unique.',
    'numbers().uid("a").map((n) => n).uid("a").print()',
  ],
  [
    'parallelism (3) is higher than the max parallelism (2). Please lower the parallelism or ' +
      'increase the max parallelism.',
    'numbers().map((n) => n).setParallelism(3).setMaxParallelism(2).print().setParallelism(3)',
  ],
  ['OutputTag id cannot be null.', 'new OutputTag(null)'],
  ['OutputTag id must not be empty.', 'new OutputTag("")'],
  ['OutputTag must not be null.', 'perRecord((ctx) => ctx.output(null, 1))'],
  [
    'OutputTag must not be null.',
    'windowed().process((key, ctx) => ctx.output(undefined, 1)).print()',
  ],
]);

table('keys and fields', [
  ['Assigned key must not be null!', 'numbers().keyBy(() => null).sum(0).print()'],
  ['Assigned key must not be null!', 'numbers().keyBy(() => undefined).print()'],
  ['Assigned key must not be null!', 'numbers().keyBy(() => null).print().setParallelism(2)'],
  ['Assigned key must not be null!', 'numbers().keyBy(() => null).map((n) => n).print()'],
  [
    'Assigned key must not be null!',
    'timed().keyBy(() => null).window(TumblingEventTimeWindows.of(10)).sum(0).print()',
  ],
  ['Could not extract key from 1', 'numbers().keyBy((n) => n.a.b).sum(0).print()'],
  ['Could not extract key from 1', 'numbers().keyBy((n) => n.a.b).print()'],
  [
    'DataStream cannot be summed because the class String does not support the + operator.',
    'env.fromData({ k: "x" }, { k: "y" }).keyBy(() => 1).sum("k").print()',
  ],
  [
    'DataStream cannot be summed because the class Boolean does not support the + operator.',
    'env.fromData(true, false).keyBy(() => 1).sum(0).print()',
  ],
  [
    'Unable to find field "nope" in type',
    'env.fromData({ k: 1 }, { k: 2 }).keyBy(() => 1).max("nope").print()',
  ],
  [
    'Unable to find field "nope" in type',
    'timed().map((n) => ({ n })).keyBy(() => ' +
      '1).window(TumblingEventTimeWindows.of(10000)).sum("nope").print()',
  ],
  [
    'A field expression on a basic type can only be "*" or "0" (both of which mean selecting ' +
      'the entire basic type).',
    'keyed().sum("x").print()',
  ],
  ['field selected on a basic type', 'keyed().sum(1).print()'],
]);

table('windows', [
  [
    'Record has Long.MIN_VALUE timestamp (= no timestamp marker). ',
    'keyed().window(TumblingEventTimeWindows.of(10)).sum(0).print()',
  ],
  [
    "Did you forget to call 'DataStream.assignTimestampsAndWatermarks(...)'?",
    'keyed().window(SlidingEventTimeWindows.of(10, 5)).sum(0).print()',
  ],
  [
    'TumblingEventTimeWindows parameters must satisfy abs(offset) < size',
    'TumblingEventTimeWindows.of(0)',
  ],
  [
    'TumblingProcessingTimeWindows parameters must satisfy abs(offset) < size',
    'TumblingProcessingTimeWindows.of(10, 10)',
  ],
  [
    'SlidingEventTimeWindows parameters must satisfy abs(offset) < slide and size > 0',
    'SlidingEventTimeWindows.of(10, 0)',
  ],
  [
    'SlidingProcessingTimeWindows parameters must satisfy abs(offset) < slide and size > 0',
    'SlidingProcessingTimeWindows.of(0, 5)',
  ],
  [
    'EventTimeSessionWindows parameters must satisfy 0 < size',
    'EventTimeSessionWindows.withGap(0)',
  ],
  [
    'ProcessingTimeSessionWindows parameters must satisfy 0 < size',
    'ProcessingTimeSessionWindows.withGap(-1)',
  ],
  [
    'Dynamic session time gap must satisfy 0 < gap',
    'timed().keyBy((n) => n).window(EventTimeSessionWindows.withDynamicGap(() => ' +
      '0)).sum(0).print()',
  ],
  ['The allowed lateness cannot be negative.', 'windowed().allowedLateness(-1)'],
  ['Side output tag must not be null.', 'windowed().sideOutputLateData(null)'],
  ['Window triggers cannot be null', 'windowed().trigger(null)'],
  ['Evictor cannot be null', 'windowed().evictor(null)'],
  [
    'A merging window assigner cannot be used with a trigger that does not support merging.',
    'sessions().trigger(DeltaTrigger.of(1, (a, b) => b - a))',
  ],
  [
    'Per-window state is not allowed when using merging windows.',
    'sessions().process((k, ctx) => ctx.windowState().getState(new ' +
      'ValueStateDescriptor("s"))).print()',
  ],
  [
    'Per-window state is not allowed when using merging windows.',
    'sessions().process((k, ctx) => ctx.windowState().getMapState(new ' +
      'MapStateDescriptor("s"))).print()',
  ],
  [
    'ReduceFunction of reduce can not be a RichFunction. Please use reduce(ReduceFunction, ' +
      'WindowFunction) instead.',
    'windowed().reduce(new RichReduce())',
  ],
  [
    'ReduceFunction of apply can not be a RichFunction.',
    'windowed().reduce(new RichReduce(), keep)',
  ],
  [
    'ReduceFunction of reduce can not be a RichFunction. Please use reduce(ReduceFunction, ' +
      'WindowFunction) instead.',
    'all().reduce(new RichReduce())',
  ],
  [
    'ReduceFunction of reduce can not be a RichFunction.',
    'all().reduce(new RichReduce(), keepAll)',
  ],
  [
    'This aggregation function cannot be a RichFunction.',
    'windowed().aggregate(new RichAggregate())',
  ],
  [
    'This aggregate function cannot be a RichFunction.',
    'windowed().aggregate(new RichAggregate(), keep)',
  ],
  ['This aggregation function cannot be a RichFunction.', 'all().aggregate(new RichAggregate())'],
  [
    'This aggregate function cannot be a RichFunction.',
    'all().aggregate(new RichAggregate(), keepAll)',
  ],
]);

table('state and timers', [
  [
    "Keyed state 'n' with type VALUE can only be used on a 'keyed stream', i.e., after a " +
      "'keyBy()' operation.",
    'perRecord((ctx, out, rt) => rt.getState(new ValueStateDescriptor("n")))',
  ],
  [
    "Keyed state 'n' with type MAP can only be used on a 'keyed stream', i.e., after a " +
      "'keyBy()' operation.",
    'perRecord((ctx, out, rt) => rt.getMapState(new MapStateDescriptor("n")))',
  ],
  ['The state properties must not be null', 'perKey((ctx, out, rt) => rt.getState(null))'],
  [
    'No key set. This method should not be called outside of a keyed context.',
    'perKey(() => {}, (rt) => rt.getState(new ValueStateDescriptor("n")).value())',
  ],
  [
    'No key set. This method should not be called outside of a keyed context.',
    'perKey(() => {}, (rt) => rt.getListState(new ListStateDescriptor("n")).add(1))',
  ],
  [
    'You cannot add null to a ListState.',
    'perKey((ctx, out, rt) => rt.getListState(new ListStateDescriptor("n")).add(null))',
  ],
  [
    'You cannot add null to a ListState.',
    'perKey((ctx, out, rt) => rt.getListState(new ListStateDescriptor("n")).addAll([1, null]))',
  ],
  [
    'You cannot add null to a ListState.',
    'perKey((ctx, out, rt) => rt.getListState(new ListStateDescriptor("n")).update([null]))',
  ],
  [
    'List of values to add cannot be null.',
    'perKey((ctx, out, rt) => rt.getListState(new ListStateDescriptor("n")).addAll(null))',
  ],
  [
    'List of values to add cannot be null.',
    'perKey((ctx, out, rt) => rt.getListState(new ListStateDescriptor("n")).update(null))',
  ],
  [
    'List of values to update cannot be null.',
    'perKey((ctx, out, rt) => rt.getListState(expiring()).update(null))',
  ],
  [
    'You cannot have null element in a ListState.',
    'perKey((ctx, out, rt) => rt.getListState(expiring()).addAll([1, null]))',
  ],
  ['List of values to add cannot be null.', 'perStart((list) => list.addAll(null))'],
  ['Any value to add to a list cannot be null.', 'perStart((list) => list.update([undefined]))'],
  ['You cannot add null to a ListState.', 'perStart((list) => list.add(null))'],
  ['name must not be null', 'new ValueStateDescriptor()'],
  [
    'ReduceFunction of ReducingState can not be a RichFunction.',
    'new ReducingStateDescriptor("r", new RichReduce())',
  ],
  [
    'Error while getting state',
    `perKey(() => {}, (context) => {
      context.getListState(new ListStateDescriptor('twice'));
      context.getState(new ValueStateDescriptor('twice'));
    })`,
  ],
  [
    'Error while merging state.',
    `joined().trigger(new (class extends Trigger {
      onElement() { return 'CONTINUE'; }
      onEventTime() { return 'CONTINUE'; }
      onProcessingTime() { return 'CONTINUE'; }
      canMerge() { return true; }
      onMerge(window, context) { context.mergePartitionedState(new ValueStateDescriptor('v')); }
    })()).reduce((a) => a).print()`,
  ],
  ['/ by zero', 'windowed().trigger(ContinuousEventTimeTrigger.of(0)).reduce((a) => a).print()'],
  ['TTL is expected to be positive.', 'StateTtlConfig.newBuilder(0).build()'],
  [
    'Setting timers is only supported on a keyed streams.',
    'perRecord((ctx) => ctx.timerService().registerEventTimeTimer(1))',
  ],
  [
    'Setting timers is only supported on a keyed streams.',
    'perRecord((ctx) => ctx.timerService().registerProcessingTimeTimer(1))',
  ],
  [
    'Deleting timers is only supported on a keyed streams.',
    'perRecord((ctx) => ctx.timerService().deleteEventTimeTimer(1))',
  ],
  [
    'Deleting timers is only supported on a keyed streams.',
    'perRecord((ctx) => ctx.timerService().deleteProcessingTimeTimer(1))',
  ],
  [
    'The runtime context has not been initialized.',
    'new (class extends RichMapFunction { constructor() { super(); this.getRuntimeContext(); ' +
      '} map(v) { return v; } })()',
  ],
]);

const BROADCAST = `const rules = new MapStateDescriptor('rules');
const other = new MapStateDescriptor('other');
const broadcast = () => numbers().broadcast(rules);
class Plain extends BroadcastProcessFunction {
  processElement(v, ctx) { ctx.getBroadcastState(other); } processBroadcastElement() {}
}
class Keyed extends KeyedBroadcastProcessFunction {
  processElement(v, ctx) { ctx.getBroadcastState(other); } processBroadcastElement() {}
}
class Times extends CoProcessFunction {
  processElement1(v, ctx) { ctx.timerService().registerEventTimeTimer(1); } processElement2() {}
}
`;

const NOT_REGISTERED =
  'The requested state does not exist. Check for typos in your state descriptor, or specify the ' +
  'state descriptor in the datastream.broadcast(...) call if you forgot to register it.';

table('two inputs', [
  [NOT_REGISTERED, `${BROADCAST}numbers().connect(broadcast()).process(new Plain()).print()`],
  [NOT_REGISTERED, `${BROADCAST}keyed().connect(broadcast()).process(new Keyed()).print()`],
  [
    'A KeyedBroadcastProcessFunction can only be used on a keyed stream.',
    `${BROADCAST}numbers().connect(broadcast()).process(new Keyed()).print()`,
  ],
  [
    'A BroadcastProcessFunction can only be used on a non-keyed stream.',
    `${BROADCAST}keyed().connect(broadcast()).process(new Plain()).print()`,
  ],
  [
    'Setting timers is only supported on a keyed streams.',
    `${BROADCAST}numbers().connect(numbers()).process(new Times()).print()`,
  ],
  [
    'lowerBound <= upperBound must be fulfilled',
    'keyed().intervalJoin(keyed()).between(2, 1).process((a, b, c, out) => out.collect(a)).print()',
  ],
]);

const ASYNC = 'asyncInvoke: (v, future) => {}';

table('asynchronous calls, checkpoints, restarts', [
  [
    'The number of concurrent async operation should be greater than 0.',
    `AsyncDataStream.orderedWait(numbers(), { ${ASYNC} }, 1000, 0).print()`,
  ],
  [
    'Async function call has timed out.',
    `AsyncDataStream.unorderedWait(numbers(), { ${ASYNC} }, 1000).print()`,
  ],
  ['Checkpoint interval must be larger than or equal to 10 ms', 'env.enableCheckpointing(5)'],
  [
    'Unaligned checkpoints are currently not supported for custom partitioners, as rescaling is ' +
      'not guaranteed to work correctly.',
    'env.enableCheckpointing(50); env.getCheckpointConfig().enableUnalignedCheckpoints(); ' +
      'numbers().partitionCustom(() => 0, (n) => n).print()',
  ],
  [
    "maxConcurrentCheckpoints can't be > 1 if UnalignedCheckpoints enabled",
    'env.enableCheckpointing(50); env.getCheckpointConfig().enableUnalignedCheckpoints(); ' +
      'env.getCheckpointConfig().setMaxConcurrentCheckpoints(2); numbers().print()',
  ],
  [
    'Pause value must be zero or positive',
    'env.getCheckpointConfig().setMinPauseBetweenCheckpoints(-1)',
  ],
  [
    'Maximum number of restart attempts must be at least 0.',
    'env.setRestartStrategy(RestartStrategies.fixedDelayRestart(-1, 0))',
  ],
  [
    'Jitter factor must be >= 0 and <= 1.',
    'env.setRestartStrategy(RestartStrategies.exponentialDelayRestart(1, 2, 2, 1, 3))',
  ],
]);
