/**
 * A stream with a pattern on it, before it is said what becomes of the matches. Each step gives a
 * new one. Without a key all events meet in one place: parallelism 1. Flink's PatternStream and
 * PatternStreamBuilder.
 */
import {
  type AnyKeySelector,
  CepOperator,
  cloneFunction,
  compilePattern,
  type OutputTag,
  type Pattern,
  type PatternProcessFunction,
  PatternSelectAdapter,
  type PatternSelectFunction,
  type PatternTimeoutFunction,
  PatternTimeoutSelectAdapter,
} from '../../engine/index.ts';
import { patternParams } from '../graph/patternParams.ts';
import type { Transformation } from '../graph/Transformation.ts';
import { checkFunction, checkFunctionObject } from '../settings/argumentChecks.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { type DataStream, SingleOutputStreamOperator } from './DataStream.ts';

/** Everything that was said about the pattern so far. */
export interface PatternSpec {
  readonly stream: DataStream;
  readonly pattern: Pattern<unknown>;
  readonly isProcessingTime: boolean;
  readonly lateTagId?: string;
}

type MatchFunction = PatternProcessFunction<unknown, unknown>;

/** Matches to be; nothing is added to the graph until `select` or `process`. */
export class PatternStream {
  private readonly spec: PatternSpec;

  constructor(spec: PatternSpec) {
    this.spec = spec;
  }

  inProcessingTime(): PatternStream {
    return new PatternStream({ ...this.spec, isProcessingTime: true });
  }

  inEventTime(): PatternStream {
    return new PatternStream({ ...this.spec, isProcessingTime: false });
  }

  sideOutputLateData(tag: OutputTag<unknown>): PatternStream {
    checkTag(tag, 'sideOutputLateData()');
    return new PatternStream({ ...this.spec, lateTagId: tag.id });
  }

  process(fn: MatchFunction): SingleOutputStreamOperator {
    checkFunctionObject(fn, 'process', 'processMatch');
    return this.matched(fn);
  }

  /** With one function, or with a tag and a function for timed-out parts before it. */
  select(
    first: PatternSelectFunction | OutputTag<unknown>,
    onTimeout?: PatternTimeoutFunction,
    fn?: PatternSelectFunction,
  ): SingleOutputStreamOperator {
    if (onTimeout === undefined && fn === undefined) {
      checkFunction(first, 'select', 'select');
      return this.matched(new PatternSelectAdapter(first as PatternSelectFunction));
    }
    const tag = first as OutputTag<unknown>;
    checkTag(tag, 'select() with a function for timeouts');
    checkFunction(onTimeout, 'select', 'timeout');
    checkFunction(fn, 'select', 'select');
    return this.matched(new PatternTimeoutSelectAdapter(tag, onTimeout!, fn!));
  }

  private matched(fn: MatchFunction): SingleOutputStreamOperator {
    const { stream, pattern, isProcessingTime, lateTagId } = this.spec;
    const pipeline = stream['pipeline'];
    const keySelector = stream['keySelector']();
    const isKeyed = keySelector !== undefined;
    const { skip } = compilePattern(pattern);
    const transformation = pipeline.add({
      kind: 'cep',
      name: isKeyed ? 'CepOperator' : 'GlobalCepOperator',
      params: { ...patternParams(pattern), skip: skip.kind, isProcessingTime },
      createOperator: () =>
        new CepOperator({
          pattern,
          keySelector: keySelector ?? inOnePlace,
          isProcessingTime,
          function: cloneFunction(fn),
          lateTagId,
        }),
      inputs: [isKeyed ? stream['transformation'] : inOne(stream)],
      isKeyed: true,
      isMaxParallelismFixed: !isKeyed,
    });
    return new SingleOutputStreamOperator(pipeline, transformation);
  }
}

const inOnePlace: NonNullable<AnyKeySelector> = () => 0;

/** All records to one subtask. */
function inOne(stream: DataStream): Transformation {
  return {
    type: 'partition',
    input: stream['transformation'],
    shipStrategy: 'HASH',
    functions: { keySelector: inOnePlace },
    site: stream['pipeline'].site(),
  };
}

function checkTag(tag: OutputTag<unknown>, operation: string): void {
  if (typeof tag?.id === 'string') return;
  throw new ProgramError('argument', `${operation} needs an OutputTag: new OutputTag('id').`);
}
