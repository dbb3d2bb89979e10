/**
 * The part of an environment that streams build on: its settings, and the operators in the order in
 * which the program made them. What is taken as a default is taken when the operator is made.
 */
import type { RestartStrategyConfig, RuntimeMode } from '../../model/index.ts';
import { PARALLELISM_DEFAULT } from '../settings/argumentChecks.ts';
import { CheckpointConfig, type CheckpointSettings } from '../settings/CheckpointConfig.ts';
import type { ProgramRecorder } from './ProgramRecorder.ts';
import type { OperatorSpec, OperatorTransformation } from './Transformation.ts';

/** Flink's default of execution.buffer-timeout.interval. */
const DEFAULT_BUFFER_TIMEOUT_MS = 100;

/** Flink's default of pipeline.auto-watermark-interval. */
const DEFAULT_AUTO_WATERMARK_INTERVAL_MS = 200;

/** What the program has set for the whole job. */
export interface PipelineSettings {
  parallelism: number;
  maxParallelism?: number;
  bufferTimeoutMs: number;
  isChainingEnabled: boolean;
  runtimeMode: RuntimeMode;
  autoWatermarkIntervalMs: number;
  isObjectReuseEnabled: boolean;
  restartStrategy: RestartStrategyConfig;
  checkpointing?: CheckpointSettings;
}

/** Collects what an environment's streams add. */
export class Pipeline {
  readonly recorder: ProgramRecorder;
  readonly operators: OperatorTransformation[] = [];
  readonly checkpointConfig = new CheckpointConfig();
  /** The call that turned checkpoints on. */
  checkpointingSite: number | undefined;
  readonly settings: PipelineSettings = {
    parallelism: 1,
    bufferTimeoutMs: DEFAULT_BUFFER_TIMEOUT_MS,
    isChainingEnabled: true,
    runtimeMode: 'STREAMING',
    autoWatermarkIntervalMs: DEFAULT_AUTO_WATERMARK_INTERVAL_MS,
    isObjectReuseEnabled: false,
    restartStrategy: { kind: 'default' },
  };

  constructor(recorder: ProgramRecorder) {
    this.recorder = recorder;
    recorder.addPipeline(this);
  }

  /** The call that is under way. */
  site(): number | undefined {
    return this.recorder.callSites.current();
  }

  /** The parallelism for a value that a program may give. */
  parallelismOf(parallelism: number): number {
    return parallelism === PARALLELISM_DEFAULT ? this.settings.parallelism : parallelism;
  }

  /** Adds an operator behind its inputs. */
  add(spec: OperatorSpec): OperatorTransformation {
    const { isMaxParallelismFixed = false, isParallelismFixed = isMaxParallelismFixed } = spec;
    const transformation: OperatorTransformation = {
      type: 'operator',
      kind: spec.kind,
      params: spec.params ?? {},
      createOperator: spec.createOperator,
      inputs: spec.inputs,
      isKeyed: spec.isKeyed ?? false,
      canBeParallel: !isParallelismFixed,
      site: spec.site ?? this.site(),
      name: spec.name,
      parallelism: isParallelismFixed ? 1 : (spec.parallelism ?? this.settings.parallelism),
      maxParallelism: isMaxParallelismFixed ? 1 : undefined,
      chainingStrategy: 'ALWAYS',
    };
    this.operators.push(transformation);
    return transformation;
  }
}
