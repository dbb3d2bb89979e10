/** The end of a stream: what the program may still say about its sink. Flink's DataStreamSink. */

import type { Pipeline } from '../graph/Pipeline.ts';
import type { OperatorTransformation } from '../graph/Transformation.ts';
import { checkMaxParallelism, checkParallelism, checkText } from '../settings/argumentChecks.ts';

/** Given by `print()`. */
export class DataStreamSink {
  private readonly pipeline: Pipeline;
  private readonly transformation: OperatorTransformation;

  constructor(pipeline: Pipeline, transformation: OperatorTransformation) {
    this.pipeline = pipeline;
    this.transformation = transformation;
  }

  name(name: string): this {
    checkText(name, 'The name of a sink');
    this.transformation.name = name;
    return this;
  }

  uid(uid: string): this {
    checkText(uid, 'A uid');
    this.transformation.uid = uid;
    this.transformation.uidSite = this.pipeline.site();
    return this;
  }

  setParallelism(parallelism: number): this {
    checkParallelism(parallelism, true);
    this.transformation.parallelism = this.pipeline.parallelismOf(parallelism);
    return this;
  }

  setMaxParallelism(maxParallelism: number): this {
    checkMaxParallelism(maxParallelism, true);
    this.transformation.maxParallelism = maxParallelism;
    return this;
  }

  disableChaining(): this {
    this.transformation.chainingStrategy = 'NEVER';
    return this;
  }

  slotSharingGroup(group: string): this {
    checkText(group, 'A slot sharing group');
    this.transformation.slotSharingGroup = group;
    return this;
  }
}
