/**
 * The streams that programs build with. A stream is a transformation and the pipeline that it
 * belongs to; each step adds a transformation and gives the stream behind it. Nothing runs here.
 * Flink's DataStream, SingleOutputStreamOperator, DataStreamSource and KeyedStream.
 */
import {
  CountEvictor,
  CountTrigger,
  callable,
  cloneFunction,
  createAggregation,
  FilterOperator,
  FlatMapOperator,
  GlobalWindows,
  KeyedProcessFunction,
  KeyedProcessOperator,
  KeyedReduceOperator,
  MapOperator,
  type OutputTag,
  PrintOperator,
  ProcessOperator,
  PurgingTrigger,
  TimestampsAndWatermarksOperator,
  WatermarkStrategy,
  type WindowAssigner,
  WindowOperator,
} from '../../engine/index.ts';
import type { ShipStrategy } from '../../model/index.ts';
import type { Pipeline } from '../graph/Pipeline.ts';
import type {
  OperatorSpec,
  OperatorTransformation,
  PartitionTransformation,
  Transformation,
} from '../graph/Transformation.ts';
import {
  checkBufferTimeout,
  checkFunction,
  checkFunctionObject,
  checkMaxParallelism,
  checkParallelism,
  checkText,
} from '../settings/argumentChecks.ts';
import { failMethodNotYet } from '../settings/notYet.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import {
  BroadcastConnectedStream,
  BroadcastStream,
  KeyedBroadcastConnectedStream,
} from './BroadcastStream.ts';
import { ConnectedStreams, KeyedConnectedStreams } from './ConnectedStreams.ts';
import { DataStreamSink } from './DataStreamSink.ts';
import { IntervalJoin } from './IntervalJoin.ts';
import { type Field, keySelectorOf } from './keySelectorOf.ts';
import { type KeySelector, parallelismOf, type StreamInput } from './StreamInput.ts';
import {
  type AggregationKind,
  AllWindowedStream,
  requireAssigner,
  WindowedStream,
  type WindowSpec,
} from './WindowedStream.ts';
import { CoGroupedStreams, JoinedStreams } from './windowedPairs.ts';
import { windowOptions, windowParams } from './windowSpecs.ts';

// any: user functions take the user's own types, which do not exist at run time
type UserFunction = any;
type ConnectedStream =
  | ConnectedStreams<SingleOutputStreamOperator>
  | BroadcastConnectedStream<SingleOutputStreamOperator>;
type StepSpec = Omit<OperatorSpec, 'inputs'>;

/** The identifier of `print()` without one. */
const DEFAULT_SINK_IDENTIFIER = 'out';

/** A stream of records. */
export class DataStream {
  protected readonly pipeline: Pipeline;
  protected readonly transformation: Transformation;

  constructor(pipeline: Pipeline, transformation: Transformation) {
    this.pipeline = pipeline;
    this.transformation = transformation;
  }

  /** The stream of an operator that was made of this one. */
  protected readonly behind = (operator: OperatorTransformation): SingleOutputStreamOperator =>
    new SingleOutputStreamOperator(this.pipeline, operator);

  map(fn: UserFunction): SingleOutputStreamOperator {
    checkFunction(fn, 'map', 'map');
    const createOperator = () => new MapOperator(cloneFunction(fn), this.keySelector());
    return this.step({ kind: 'map', name: 'Map', createOperator });
  }

  filter(fn: UserFunction): SingleOutputStreamOperator {
    checkFunction(fn, 'filter', 'filter');
    const createOperator = () => new FilterOperator(cloneFunction(fn), this.keySelector());
    return this.step({ kind: 'filter', name: 'Filter', createOperator });
  }

  flatMap(fn: UserFunction): SingleOutputStreamOperator {
    checkFunction(fn, 'flatMap', 'flatMap');
    const createOperator = () => new FlatMapOperator(cloneFunction(fn), this.keySelector());
    return this.step({ kind: 'flatMap', name: 'Flat Map', createOperator });
  }

  process(fn: UserFunction): SingleOutputStreamOperator {
    checkFunctionObject(fn, 'process', 'processElement');
    if (fn instanceof KeyedProcessFunction) {
      throw needsKey('process() with a KeyedProcessFunction', 'Extend ProcessFunction, or add');
    }
    const createOperator = () => new ProcessOperator(cloneFunction(fn), this.keySelector());
    return this.step({ kind: 'process', name: 'Process', createOperator });
  }

  assignTimestampsAndWatermarks(strategy: UserFunction): SingleOutputStreamOperator {
    if (!(strategy instanceof WatermarkStrategy)) {
      throw new ProgramError(
        'argument',
        'assignTimestampsAndWatermarks() needs a WatermarkStrategy, such as ' +
          'WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((record) => …).',
      );
    }
    return this.step({
      kind: 'timestamps',
      name: 'Timestamps/Watermarks',
      isKeyed: false,
      createOperator: () => new TimestampsAndWatermarksOperator(strategy),
      // one watermark of its own for each subtask that writes the stream, as in Flink
      parallelism: parallelismOf(this.transformation),
    });
  }

  keyBy(key: Field | KeySelector): KeyedStream {
    const keySelector = keySelectorOf(key);
    return new KeyedStream(this.pipeline, this.partition('HASH', { keySelector }), keySelector);
  }

  windowAll(assigner: WindowAssigner): AllWindowedStream<SingleOutputStreamOperator> {
    requireAssigner(assigner, 'windowAll()');
    const input = this.partition('HASH', { keySelector: () => 0 });
    return new AllWindowedStream(assigner, (spec) => this.windowed(spec, input, null));
  }

  countWindowAll(size: number, slide?: number): AllWindowedStream<SingleOutputStreamOperator> {
    return countWindows(this.windowAll(GlobalWindows.create()), size, slide);
  }

  union(...streams: DataStream[]): DataStream {
    for (const stream of streams) {
      if (stream instanceof DataStream) continue;
      throw new ProgramError('argument', 'union() needs streams: each argument is a DataStream.');
    }
    const inputs = [this.transformation, ...streams.map((stream) => stream.transformation)];
    return new DataStream(this.pipeline, { type: 'union', inputs });
  }

  forward(): DataStream {
    return this.repartitioned('FORWARD');
  }

  rebalance(): DataStream {
    return this.repartitioned('REBALANCE');
  }

  rescale(): DataStream {
    return this.repartitioned('RESCALE');
  }

  shuffle(): DataStream {
    return this.repartitioned('SHUFFLE');
  }

  global(): DataStream {
    return this.repartitioned('GLOBAL');
  }

  broadcast(...descriptors: unknown[]): DataStream | BroadcastStream {
    const stream = this.repartitioned('BROADCAST');
    return descriptors.length === 0 ? stream : new BroadcastStream(stream.asInput(), descriptors);
  }

  partitionCustom(partition: UserFunction, key: Field | KeySelector): DataStream {
    checkFunction(partition, 'partitionCustom', 'partition');
    const keySelector = keySelectorOf(key, 'partitionCustom()');
    const partitioner = callable<[unknown, number], number>(partition, 'partition');
    return this.repartitioned('CUSTOM', { partitioner, keySelector });
  }

  print(sinkIdentifier: string = DEFAULT_SINK_IDENTIFIER): DataStreamSink {
    checkText(sinkIdentifier, 'The identifier of print()');
    const transformation = this.pipeline.add({
      kind: 'print',
      name: 'Sink: Print to Std. Out',
      params: { identifier: sinkIdentifier },
      createOperator: () => new PrintOperator(sinkIdentifier),
      inputs: [this.transformation],
    });
    return new DataStreamSink(this.pipeline, transformation);
  }

  sinkTo(_sink: unknown): DataStreamSink {
    return failMethodNotYet('DataStream.sinkTo');
  }

  connect(other: DataStream | BroadcastStream): ConnectedStream {
    const first = this.asInput();
    const isKeyed = first.keySelector !== undefined;
    if (other instanceof BroadcastStream) {
      const Connected = isKeyed ? KeyedBroadcastConnectedStream : BroadcastConnectedStream;
      return new Connected(first, other, this.behind);
    }
    const second = inputOf(other, 'connect()');
    const areBothKeyed = isKeyed && second.keySelector !== undefined;
    const Connected = areBothKeyed ? KeyedConnectedStreams : ConnectedStreams;
    return new Connected(first, second, this.behind);
  }

  join(other: DataStream): JoinedStreams<SingleOutputStreamOperator> {
    return new JoinedStreams(this.asInput(), inputOf(other, 'join()'), this.behind);
  }

  coGroup(other: DataStream): CoGroupedStreams<SingleOutputStreamOperator> {
    return new CoGroupedStreams(this.asInput(), inputOf(other, 'coGroup()'), this.behind);
  }

  /** This stream as the input of an operator. */
  asInput(): StreamInput {
    const { pipeline, transformation } = this;
    return { pipeline, transformation, keySelector: this.keySelector() };
  }

  // What only a keyed stream has: called on another, it says so.
  window(_assigner: WindowAssigner): unknown {
    throw needsKey('window()', 'For windows over the whole stream use windowAll(); else add');
  }

  countWindow(_size: number, _slide?: number): unknown {
    throw needsKey(
      'countWindow()',
      'For windows over the whole stream use countWindowAll(); else add',
    );
  }

  reduce(_fn: UserFunction): unknown {
    throw needsKey('reduce()');
  }

  sum(_field: Field): unknown {
    throw needsKey('sum()');
  }

  min(_field: Field): unknown {
    throw needsKey('min()');
  }

  max(_field: Field): unknown {
    throw needsKey('max()');
  }

  minBy(_field: Field, _first?: boolean): unknown {
    throw needsKey('minBy()');
  }

  maxBy(_field: Field, _first?: boolean): unknown {
    throw needsKey('maxBy()');
  }

  intervalJoin(_other: DataStream): unknown {
    throw needsKey('intervalJoin()');
  }

  /** Sets the key context of the operators behind; none but on a keyed stream. */
  protected keySelector(): KeySelector | undefined {
    return undefined;
  }

  protected step(spec: StepSpec): SingleOutputStreamOperator {
    const isKeyed = this.keySelector() !== undefined;
    const inputs = [this.transformation];
    const transformation = this.pipeline.add({ isKeyed, ...spec, inputs });
    return new SingleOutputStreamOperator(this.pipeline, transformation);
  }

  protected windowed(
    spec: WindowSpec,
    input: Transformation,
    keySelector: KeySelector | null,
  ): SingleOutputStreamOperator {
    const transformation = this.pipeline.add({
      kind: keySelector === null ? 'windowAll' : 'window',
      name: spec.assigner.operatorName(),
      params: windowParams(spec),
      createOperator: () => new WindowOperator(windowOptions(spec, keySelector)),
      inputs: [input],
      isKeyed: true,
      isMaxParallelismFixed: keySelector === null,
    });
    return new SingleOutputStreamOperator(this.pipeline, transformation);
  }

  protected repartitioned(
    shipStrategy: ShipStrategy,
    functions?: PartitionTransformation['functions'],
  ): DataStream {
    return new DataStream(this.pipeline, this.partition(shipStrategy, functions));
  }

  private partition(
    shipStrategy: ShipStrategy,
    functions?: PartitionTransformation['functions'],
  ): PartitionTransformation {
    const site = this.pipeline.site();
    return { type: 'partition', input: this.transformation, shipStrategy, functions, site };
  }
}

/** The stream behind an operator, which can still be named and tuned. */
export class SingleOutputStreamOperator extends DataStream {
  private readonly operator: OperatorTransformation;

  constructor(pipeline: Pipeline, transformation: OperatorTransformation) {
    super(pipeline, transformation);
    this.operator = transformation;
  }

  name(name: string): this {
    checkText(name, 'The name of an operator');
    this.operator.name = name;
    return this;
  }

  uid(uid: string): this {
    checkText(uid, 'A uid');
    this.operator.uid = uid;
    this.operator.uidSite = this.pipeline.site();
    return this;
  }

  setParallelism(parallelism: number): this {
    checkParallelism(parallelism, this.operator.canBeParallel);
    this.operator.parallelism = this.pipeline.parallelismOf(parallelism);
    return this;
  }

  setMaxParallelism(maxParallelism: number): this {
    checkMaxParallelism(maxParallelism, this.operator.canBeParallel);
    this.operator.maxParallelism = maxParallelism;
    return this;
  }

  startNewChain(): this {
    this.operator.chainingStrategy = 'HEAD';
    return this;
  }

  disableChaining(): this {
    this.operator.chainingStrategy = 'NEVER';
    return this;
  }

  slotSharingGroup(group: string): this {
    checkText(group, 'A slot sharing group');
    this.operator.slotSharingGroup = group;
    return this;
  }

  setBufferTimeout(timeoutMs: number): this {
    checkBufferTimeout(timeoutMs, 'timeout must be >= -1');
    this.operator.bufferTimeoutMs = timeoutMs === -1 ? undefined : timeoutMs;
    return this;
  }

  getSideOutput(tag: OutputTag<unknown>): DataStream {
    if (typeof tag?.id !== 'string') {
      throw new ProgramError(
        'argument',
        "getSideOutput() needs an OutputTag: new OutputTag('id').",
      );
    }
    return new DataStream(this.pipeline, {
      type: 'sideOutput',
      input: this.transformation,
      tagId: tag.id,
    });
  }
}

/** The stream of a source. */
export class DataStreamSource extends SingleOutputStreamOperator {}

/** A stream whose records are spread by key, for operators that keep state per key. */
export class KeyedStream extends DataStream {
  private readonly selector: KeySelector;

  constructor(pipeline: Pipeline, transformation: Transformation, selector: KeySelector) {
    super(pipeline, transformation);
    this.selector = selector;
  }

  override process(fn: UserFunction): SingleOutputStreamOperator {
    if (!(fn instanceof KeyedProcessFunction)) return super.process(fn);
    const createOperator = () => new KeyedProcessOperator(cloneFunction(fn), this.selector);
    return this.step({ kind: 'keyedProcess', name: 'KeyedProcess', createOperator });
  }

  override reduce(fn: UserFunction): SingleOutputStreamOperator {
    checkFunction(fn, 'reduce', 'reduce');
    const createOperator = () => new KeyedReduceOperator(cloneFunction(fn), this.selector);
    return this.step({ kind: 'reduce', name: 'Keyed Reduce', createOperator });
  }

  override sum(field: Field): SingleOutputStreamOperator {
    return this.aggregated('sum', field);
  }

  override min(field: Field): SingleOutputStreamOperator {
    return this.aggregated('min', field);
  }

  override max(field: Field): SingleOutputStreamOperator {
    return this.aggregated('max', field);
  }

  override minBy(field: Field, first = true): SingleOutputStreamOperator {
    return this.aggregated('minBy', field, first);
  }

  override maxBy(field: Field, first = true): SingleOutputStreamOperator {
    return this.aggregated('maxBy', field, first);
  }

  override window(assigner: WindowAssigner): WindowedStream<SingleOutputStreamOperator> {
    requireAssigner(assigner, 'window()');
    const finish = (spec: WindowSpec) => this.windowed(spec, this.transformation, this.selector);
    return new WindowedStream(assigner, finish);
  }

  override countWindow(size: number, slide?: number): WindowedStream<SingleOutputStreamOperator> {
    return countWindows(this.window(GlobalWindows.create()), size, slide);
  }

  override intervalJoin(other: DataStream): IntervalJoin<SingleOutputStreamOperator> {
    const right = inputOf(other, 'intervalJoin()');
    if (right.keySelector === undefined) throw needsKey('What intervalJoin() is given');
    return new IntervalJoin(this.asInput(), right, this.behind);
  }

  protected override keySelector(): KeySelector {
    return this.selector;
  }

  protected override repartitioned(): DataStream {
    throw new ProgramError(
      'partitioning-of-keyed-stream',
      'Cannot override partitioning for KeyedStream. ' +
        'Choose the exchange before keyBy(), or after the operator behind it.',
    );
  }

  private aggregated(
    kind: AggregationKind,
    field: Field,
    first?: boolean,
  ): SingleOutputStreamOperator {
    const createOperator = () =>
      new KeyedReduceOperator(createAggregation(kind, field, first), this.selector);
    const params = first === undefined ? { kind, field } : { kind, field, first };
    return this.step({ kind: 'aggregate', name: 'Keyed Aggregation', params, createOperator });
  }
}

function countWindows<W extends WindowedStream<unknown>>(
  windows: W,
  size: number,
  slide: number | undefined,
): W {
  if (slide === undefined) return windows.trigger(PurgingTrigger.of(CountTrigger.of(size)));
  return windows.evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
}

/** The stream of an argument. */
function inputOf(stream: unknown, operation: string): StreamInput {
  if (stream instanceof DataStream) return stream.asInput();
  throw new ProgramError('argument', `${operation} needs a stream, not ${String(stream)}.`);
}

function needsKey(what: string, instead = 'Add'): ProgramError {
  return new ProgramError(
    'needs-key-by',
    `${what} works on a keyed stream, and this stream has no key. ` +
      `${instead} .keyBy((record) => …) before it.`,
  );
}
