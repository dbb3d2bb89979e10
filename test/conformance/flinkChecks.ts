/**
 * The checks of Flink 2.1 that a program of this API can reach, beside those of
 * `messages.test.ts`: the class of Flink that throws, its sentence, and a snippet that it refuses.
 * Read off Flink's sources (preconditions and exceptions of flink-runtime, flink-streaming-java,
 * flink-core, flink-cep and the connectors); what needs types, serializers, disks, savepoints,
 * queryable or asynchronous state or Java's own classes cannot be reached here.
 */

/** One check. */
export type FlinkCheck = readonly [at: string, sentence: string, snippet: string];

const PATTERN = `const match = (pattern) =>
  CEP.pattern(timed().keyBy(() => 1), pattern).select((m) => 1).print();
const begin = (name = 'a') => Pattern.begin(name).where(() => true);
`;

const NOT_FOLLOWED =
  'NotFollowedBy is not supported without windowTime as a last part of a Pattern!';
const OPTIONAL_TO_NOT =
  'Specifying a pattern with an optional path to NOT condition is not supported yet. You can ' +
  'simulate such pattern with two independent patterns, one with and the other without the ' +
  'optional part.';

/** Complex event processing. */
export const CEP_CHECKS: readonly FlinkCheck[] = [
  ['Pattern', 'The condition cannot be null.', `${PATTERN}match(Pattern.begin('a').where(null))`],
  ['Pattern', 'The condition cannot be null.', `${PATTERN}match(begin().or(null))`],
  ['Pattern', 'The condition cannot be null', `${PATTERN}match(begin().oneOrMore().until(null))`],
  [
    'Pattern',
    'Only one until condition can be applied.',
    `${PATTERN}match(begin().oneOrMore().until(() => true).until(() => true))`,
  ],
  [
    'Pattern',
    'The until condition is only applicable to looping states.',
    `${PATTERN}match(begin().until(() => true))`,
  ],
  [
    'Pattern',
    OPTIONAL_TO_NOT,
    `${PATTERN}match(begin().optional().notFollowedBy('b').where(() => true))`,
  ],
  [
    'Pattern',
    OPTIONAL_TO_NOT,
    `${PATTERN}match(begin().optional().notNext('b').where(() => true))`,
  ],
  [
    'Pattern',
    'You should give a positive number greater than 0.',
    `${PATTERN}match(begin().times(0))`,
  ],
  [
    'Quantifier',
    'NOT pattern cannot be optional',
    `${PATTERN}match(begin().notNext('b').where(() => true).optional())`,
  ],
  [
    'Pattern',
    'Option not applicable to NOT pattern',
    `${PATTERN}match(begin().notNext('b').where(() => true).oneOrMore())`,
  ],
  [
    'Pattern',
    'Already applied quantifier to this Pattern. Current quantifier is: ',
    `${PATTERN}match(begin().oneOrMore().times(2))`,
  ],
  [
    'Pattern',
    'Optional pattern cannot be preceded by greedy pattern',
    `${PATTERN}match(begin().oneOrMore().greedy().next('b').where(() => true).optional())`,
  ],
  [
    'Quantifier',
    'The from should be a positive number greater than 0.',
    `${PATTERN}match(begin().times(-1, 2))`,
  ],
  [
    'Quantifier',
    'The to should be a number greater than or equal to from: ',
    `${PATTERN}match(begin().times(3, 2))`,
  ],
  ['NFACompiler', NOT_FOLLOWED, `${PATTERN}match(begin().notFollowedBy('b').where(() => true))`],
  [
    'NFACompiler',
    'The pattern name specified in AfterMatchSkipStrategy can not be found in the given Pattern',
    `${PATTERN}match(
      Pattern.begin('a', AfterMatchSkipStrategy.skipToFirst('x')).where(() => true))`,
  ],
  [
    'NFACompiler',
    'Duplicate pattern name: a. Names must be unique.',
    `${PATTERN}match(begin().next('a').where(() => true))`,
  ],
  [
    'NFA',
    'Failure happened in filter function.',
    `${PATTERN}match(Pattern.begin('a').where((n) => n.no.field))`,
  ],
  [
    'SkipToElementStrategy',
    'Could not skip to first element of a match.',
    `${PATTERN}match(Pattern.begin('a', AfterMatchSkipStrategy.skipToFirst('a')
      .throwExceptionOnMiss()).where(() => true))`,
  ],
  [
    'SkipToElementStrategy',
    'Could not skip to b. No such element in the found match ',
    `${PATTERN}match(Pattern.begin('a', AfterMatchSkipStrategy.skipToFirst('b')
      .throwExceptionOnMiss()).where(() => true)
      .followedBy('b').where(() => false).optional().followedBy('c').where(() => true))`,
  ],
  [
    'CepRuntimeContext',
    'State is not supported.',
    `${PATTERN}CEP.pattern(keyed(), begin()).inProcessingTime().process(
      new (class extends PatternProcessFunction {
        open() { this.getRuntimeContext().getState(new ValueStateDescriptor('s')); }
        processMatch() {} })()).print()`,
  ],
];

/** Sources, streams, windows, joins, state, asynchronous calls, checkpoints and restarts. */
export const STREAM_CHECKS: readonly FlinkCheck[] = [
  [
    'OperatorIDPair',
    'Empty string operator name is not allowed',
    'numbers().map((n) => n).name("").print()',
  ],
  [
    'OperatorIDPair',
    'Empty string operator uid is not allowed',
    'numbers().map((n) => n).uid("").print()',
  ],
  [
    'KeyGroupRangeAssignment',
    'Operator parallelism not within bounds: 40000',
    'numbers().map((n) => n).setParallelism(40_000).print()',
  ],
  [
    'KeyGroupRangeAssignment',
    'Operator parallelism not within bounds: 40000',
    'env.setParallelism(40_000); env.fromSequence(1, 2).print()',
  ],
  [
    'OperatorValidationUtils',
    'The parallelism of non parallel operator must be 1.',
    'numbers().setParallelism(2); env.fromCollection([1]).setParallelism(2).print()',
  ],
  [
    'StreamGraphGenerator',
    "Detected an UNBOUNDED source with the 'execution.runtime-mode' set to 'BATCH'. This " +
      "combination is not allowed, please set the 'execution.runtime-mode' to STREAMING or " +
      'AUTOMATIC',
    'env.setRuntimeMode("BATCH"); env.fromSource(new DataGeneratorSource((i) => i, Infinity), ' +
      'WatermarkStrategy.noWatermarks(), "endless").print()',
  ],
  [
    'GeneratingIteratorSourceReader',
    'A user-provided generator function threw an exception on this input: 0',
    'env.fromSource(new DataGeneratorSource((i) => i.no.field, 3), ' +
      'WatermarkStrategy.noWatermarks(), "broken").print()',
  ],
  [
    'FileSource',
    'paths must not be empty',
    'FileSource.forRecordStreamFormat(new TextLineInputFormat()).build()',
  ],
  [
    'FileSource',
    'Could not enumerate file splits',
    'env.fromSource(FileSource.forRecordStreamFormat(new TextLineInputFormat(), "nowhere.txt")' +
      '.build(), WatermarkStrategy.noWatermarks(), "file").print()',
  ],
  [
    'KeyGroupStreamPartitioner',
    'Could not extract key from 1',
    'numbers().keyBy((n) => n.no.field).print().setParallelism(2)',
  ],
  [
    'CustomPartitionerWrapper',
    'Could not extract key from 1',
    'numbers().partitionCustom(() => 0, (n) => n.no.field).print()',
  ],
  ['KeyedStream', 'Cannot override partitioning for KeyedStream.', 'keyed().global().print()'],
  ['KeyedStream', 'Cannot override partitioning for KeyedStream.', 'keyed().rescale().print()'],
  [
    'KeyedStream',
    'A lower bound needs to be provided for a time-bounded join',
    'keyed().intervalJoin(keyed()).between(undefined, 1)',
  ],
  [
    'KeyedStream',
    'An upper bound needs to be provided for a time-bounded join',
    'keyed().intervalJoin(keyed()).between(1)',
  ],
  [
    'IntervalJoinOperator',
    'Long.MIN_VALUE timestamp: Elements used in interval stream joins need to have timestamps ' +
      'meaningful timestamps.',
    'keyed().intervalJoin(keyed()).between(0, 1).process(new (class extends ProcessJoinFunction {' +
      ' processElement() {} })()).print()',
  ],
  [
    'IntervalJoinOperator',
    'OutputTag must not be null',
    'timed().keyBy((n) => n).intervalJoin(timed().keyBy((n) => n)).between(0, 1).process(' +
      'new (class extends ProcessJoinFunction { ' +
      'processElement(a, b, ctx) { ctx.output(null, 1); } })()).print()',
  ],
  [
    'ConnectedStreams',
    'KeyedCoProcessFunction can only be used when both input streams are of type KeyedStream.',
    'numbers().connect(numbers()).process(new (class extends KeyedCoProcessFunction {' +
      ' processElement1() {} processElement2() {} })()).print()',
  ],
  [
    'CoProcessOperator',
    'OutputTag must not be null.',
    'numbers().connect(numbers()).process(new (class extends CoProcessFunction {' +
      ' processElement1(v, ctx) { ctx.output(null, 1); } processElement2() {} })()).print()',
  ],
  [
    'FieldAccessorFactory',
    'A field expression on a basic type can only be "*" or "0" (both of which mean selecting the ' +
      'entire basic type).',
    'keyed().maxBy("x").print()',
  ],
  [
    'FieldAccessorFactory',
    'Tried to select field "x" on Array . Only integer values are allowed here.',
    'env.fromData([1, 2], [3, 4]).keyBy(() => 1).sum("x").print()',
  ],
  [
    'FieldAccessor',
    'Tried to select 7. field on "Array", which is an invalid index.',
    'env.fromData([1, 2], [3, 4]).keyBy(() => 1).sum(7).print()',
  ],
  [
    'SumFunction',
    'DataStream cannot be summed because the class String does not support the + operator.',
    'all().sum(0); timed().map(String).windowAll(TumblingEventTimeWindows.of(9999)).sum(0).print()',
  ],
  [
    'SlidingEventTimeWindows',
    'SlidingEventTimeWindows parameters must satisfy size / slide <= 10000000',
    'SlidingEventTimeWindows.of(1e9, 1)',
  ],
  [
    'TumblingEventTimeWindows',
    'TumblingEventTimeWindows parameters must satisfy abs(offset) < size',
    'TumblingEventTimeWindows.of(10, -10)',
  ],
  ['AllWindowedStream', 'The allowed lateness cannot be negative.', 'all().allowedLateness(-1)'],
  ['AllWindowedStream', 'Side output tag must not be null.', 'all().sideOutputLateData(null)'],
  ['AllWindowedStream', 'Window triggers cannot be null', 'all().trigger(null)'],
  ['AllWindowedStream', 'Evictor cannot be null', 'all().evictor(null)'],
  [
    'AllWindowedStream',
    'A merging window assigner cannot be used with a trigger that does not support merging.',
    'timed().windowAll(EventTimeSessionWindows.withGap(9))' +
      '.trigger(DeltaTrigger.of(1, (a, b) => b - a))',
  ],
  [
    'WindowOperator',
    'Per-window state is not allowed when using merging windows.',
    'sessions().process((k, ctx) => ctx.windowState().getListState(new ' +
      'ListStateDescriptor("s"))).print()',
  ],
  [
    'DefaultKeyedStateStore',
    'The state properties must not be null',
    'windowed().process((k, ctx) => ctx.globalState().getState(null)).print()',
  ],
  [
    'StreamTask',
    'Caught exception while processing timer. ',
    'AsyncDataStream.orderedWait(numbers(), { asyncInvoke() {}, ' +
      'timeout() { throw new Error("late"); } }, 10).print()',
  ],
  [
    'AsyncWaitOperator',
    'The number of concurrent async operation should be greater than 0.',
    'AsyncDataStream.unorderedWait(numbers(), { asyncInvoke() {} }, 10, -1).print()',
  ],
  [
    'AsyncWaitOperator',
    'Results must not be null, use empty collection to emit nothing',
    'AsyncDataStream.orderedWait(numbers(), ' +
      '{ asyncInvoke: (n, future) => future.complete(null) }, 10).print()',
  ],
  [
    'RichAsyncFunction',
    'State is not supported in rich async functions.',
    'AsyncDataStream.orderedWait(numbers(), new (class extends RichFunction { ' +
      'asyncInvoke() { this.getRuntimeContext().getState(new ValueStateDescriptor("s")); } })(), ' +
      '10).print()',
  ],
  [
    'CheckpointConfig',
    'Checkpoint timeout must be larger than or equal to 10 ms',
    'env.getCheckpointConfig().setCheckpointTimeout(5)',
  ],
  [
    'CheckpointConfig',
    'The maximum number of concurrent attempts must be at least one.',
    'env.getCheckpointConfig().setMaxConcurrentCheckpoints(0)',
  ],
  [
    'CheckpointConfig',
    'The tolerable failure checkpoint number must be non-negative.',
    'env.getCheckpointConfig().setTolerableCheckpointFailureNumber(-1)',
  ],
  [
    'ExecutionFailureHandler',
    'Recovery is suppressed by NoRestartBackoffTimeStrategy',
    'numbers().map((n) => n.no.field).print()',
  ],
  [
    'ExecutionFailureHandler',
    'Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=1, ' +
      'backoffTimeMS=5)',
    'env.setRestartStrategy(RestartStrategies.fixedDelayRestart(1, 5)); ' +
      'numbers().map((n) => n.no.field).print()',
  ],
  [
    'ExecutionFailureHandler',
    'Recovery is suppressed by FailureRateRestartBackoffTimeStrategy(',
    'env.setRestartStrategy(RestartStrategies.failureRateRestart(1, 60_000, 5)); ' +
      'numbers().map((n) => n.no.field).print()',
  ],
  ...(
    [
      ['fixedDelayRestart(1, -1)', 'Backoff time between restart attempts must be at least 0 ms.'],
      [
        'failureRateRestart(0, 1, 1)',
        'Maximum number of restart attempts per time unit must be greater than 0.',
      ],
      ['failureRateRestart(1, 0, 1)', 'Failures interval must be greater than 0 ms.'],
      ['failureRateRestart(1, 1, -1)', 'Backoff time must be at least 0 ms.'],
      ['exponentialDelayRestart(0, 1, 2, 1, 0)', 'Initial backoff must be at least 1.'],
      ['exponentialDelayRestart(1, 0, 2, 1, 0)', 'Maximum backoff must be at least 1.'],
      [
        'exponentialDelayRestart(2, 1, 2, 1, 0)',
        'Initial backoff cannot be higher than maximum backoff.',
      ],
      ['exponentialDelayRestart(1, 1, 1, 1, 0)', 'Backoff multiplier must be greater than 1.'],
      [
        'exponentialDelayRestart(1, 1, 2, 0, 0)',
        'Threshold duration for exponential backoff reset must be at least 1.',
      ],
    ] as const
  ).map(
    ([call, sentence]) =>
      ['RestartBackoffTimeStrategy', sentence, `RestartStrategies.${call}`] as const,
  ),
];
