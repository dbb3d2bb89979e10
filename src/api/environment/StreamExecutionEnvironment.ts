/**
 * Where a program begins: its settings, its sources, and `execute()`, which hands the graph over.
 * Nothing runs before that call. Flink's StreamExecutionEnvironment.
 */
import { SourceOperator, WatermarkStrategy } from '../../engine/index.ts';
import type { RestartStrategyConfig, RuntimeMode } from '../../model/index.ts';
import { generateStreamGraph } from '../graph/generateStreamGraph.ts';
import { Pipeline } from '../graph/Pipeline.ts';
import type { ProgramRecorder } from '../graph/ProgramRecorder.ts';
import {
  checkBufferTimeout,
  checkDefaultMaxParallelism,
  checkDefaultParallelism,
  checkRuntimeMode,
  checkText,
} from '../settings/argumentChecks.ts';
import {
  type CheckpointConfig,
  type CheckpointingMode,
  checkCheckpointing,
} from '../settings/CheckpointConfig.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { checkRestartStrategy } from '../settings/RestartStrategies.ts';
import { DataStreamSource } from '../stream/DataStream.ts';
import {
  CollectionSource,
  DescribedSource,
  SequenceSource,
  type Source,
} from '../stream/sources.ts';

/** What `getConfig()` gives. */
export interface ExecutionConfig {
  setAutoWatermarkInterval(intervalMs: number): void;
  /** Records go between chained operators without copies. */
  enableObjectReuse(): void;
  disableObjectReuse(): void;
}

/** One environment; each evaluation of a program has a subclass that knows its recorder. */
export class StreamExecutionEnvironment {
  private readonly pipeline: Pipeline;

  constructor(recorder: ProgramRecorder) {
    this.pipeline = new Pipeline(recorder);
  }

  setParallelism(parallelism: number): this {
    checkDefaultParallelism(parallelism);
    this.pipeline.settings.parallelism = parallelism === -1 ? 1 : parallelism;
    return this;
  }

  setMaxParallelism(maxParallelism: number): this {
    checkDefaultMaxParallelism(maxParallelism);
    this.pipeline.settings.maxParallelism = maxParallelism;
    return this;
  }

  setRuntimeMode(mode: RuntimeMode): this {
    checkRuntimeMode(mode);
    this.pipeline.settings.runtimeMode = mode;
    return this;
  }

  setBufferTimeout(timeoutMs: number): this {
    checkBufferTimeout(timeoutMs, 'Timeout of buffer must be non-negative or -1');
    this.pipeline.settings.bufferTimeoutMs = timeoutMs;
    return this;
  }

  disableOperatorChaining(): this {
    this.pipeline.settings.isChainingEnabled = false;
    return this;
  }

  /** The settings are kept and choose the restart strategy; checkpoints are not taken yet. */
  enableCheckpointing(intervalMs: number, mode: CheckpointingMode = 'EXACTLY_ONCE'): this {
    checkCheckpointing(intervalMs, mode);
    const { pipeline } = this;
    const options = pipeline.checkpointConfig.options();
    pipeline.settings.checkpointing = { intervalMs, mode, options };
    pipeline.checkpointingSite = pipeline.site();
    return this;
  }

  getCheckpointConfig(): CheckpointConfig {
    return this.pipeline.checkpointConfig;
  }

  setRestartStrategy(strategy: RestartStrategyConfig): this {
    checkRestartStrategy(strategy);
    this.pipeline.settings.restartStrategy = strategy;
    return this;
  }

  getConfig(): ExecutionConfig {
    const { settings } = this.pipeline;
    return {
      setAutoWatermarkInterval(intervalMs) {
        if (!(intervalMs >= 0)) {
          throw new ProgramError(
            'argument',
            `Auto watermark interval must not be negative. It was ${intervalMs} ms.`,
          );
        }
        settings.autoWatermarkIntervalMs = intervalMs;
      },
      enableObjectReuse() {
        settings.isObjectReuseEnabled = true;
      },
      disableObjectReuse() {
        settings.isObjectReuseEnabled = false;
      },
    };
  }

  fromData(...elements: unknown[]): DataStreamSource {
    if (elements.length === 0) {
      throw new ProgramError(
        'argument',
        'fromElements needs at least one element as argument. ' +
          'For a stream that may be empty use a DataGeneratorSource or filter().',
      );
    }
    checkNoNull(elements);
    return this.collectionSource(elements, true);
  }

  fromElements(...elements: unknown[]): DataStreamSource {
    return this.fromData(...elements);
  }

  fromCollection(collection: Iterable<unknown>): DataStreamSource {
    if (typeof collection?.[Symbol.iterator] !== 'function') {
      throw new ProgramError(
        'argument',
        'Collection must not be null: fromCollection() needs an iterable, such as an array.',
      );
    }
    const elements = [...collection];
    checkElements(elements);
    return this.collectionSource(elements, false);
  }

  fromSequence(from: number, to: number): DataStreamSource {
    const source = new SequenceSource(from, to);
    return this.fromSource(source, WatermarkStrategy.noWatermarks(), 'Sequence Source');
  }

  fromSource(
    source: Source,
    watermarkStrategy: WatermarkStrategy<unknown>,
    name: string,
  ): DataStreamSource {
    return this.addSource(source, watermarkStrategy, name, true);
  }

  /** Resolves at once: what runs afterwards is the job. */
  execute(jobName?: string): Promise<void> {
    if (jobName !== undefined) checkText(jobName, 'The name of a job');
    const { pipeline } = this;
    pipeline.recorder.execute(pipeline, () => generateStreamGraph(pipeline, jobName));
    return Promise.resolve();
  }

  private collectionSource(elements: unknown[], canBeParallel: boolean): DataStreamSource {
    const source = new CollectionSource(elements);
    const strategy = WatermarkStrategy.forMonotonousTimestamps<unknown>();
    const stream = this.addSource(source, strategy, 'Collection Source', canBeParallel);
    return stream.setParallelism(1);
  }

  private addSource(
    source: Source,
    strategy: WatermarkStrategy<unknown>,
    name: string,
    canBeParallel: boolean,
  ): DataStreamSource {
    if (!(source instanceof DescribedSource)) {
      throw new ProgramError(
        'argument',
        'fromSource() needs a source, such as new DataGeneratorSource(…) or FileSource…build().',
      );
    }
    if (!(strategy instanceof WatermarkStrategy)) {
      throw new ProgramError(
        'argument',
        'fromSource() needs a WatermarkStrategy as its second argument, such as ' +
          'WatermarkStrategy.noWatermarks().',
      );
    }
    checkText(name, 'The name of a source');
    const description = source.describe();
    const transformation = this.pipeline.add({
      kind: source.kind(),
      name,
      params: source.params(),
      createOperator: (environment) =>
        new SourceOperator(environment.createReader(description), strategy),
      inputs: [],
      isParallelismFixed: !canBeParallel,
    });
    return new DataStreamSource(this.pipeline, transformation);
  }
}

function checkElements(elements: readonly unknown[]): void {
  if (elements.length === 0) {
    throw new ProgramError(
      'argument',
      'Collection must not be empty. fromCollection() needs at least one element.',
    );
  }
  if (elements[0] === null || elements[0] === undefined) {
    throw new ProgramError('argument', 'Collection must not contain null elements.');
  }
  checkNoNull(elements);
}

function checkNoNull(elements: readonly unknown[]): void {
  const index = elements.findIndex((element) => element === null || element === undefined);
  if (index >= 0) {
    throw new ProgramError(
      'argument',
      `The collection contains a null element. It is the one at index ${index}; ` +
        'leave it out, or let a map() make null of another value.',
    );
  }
}
