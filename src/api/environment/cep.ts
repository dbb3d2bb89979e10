/** Patterns on streams. Flink's CEP. */
import { Pattern } from '../../engine/index.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { DataStream } from '../stream/DataStream.ts';
import { PatternStream } from '../stream/PatternStream.ts';

/** The way to a PatternStream. */
export const CEP = Object.freeze({
  pattern(stream: DataStream, pattern: Pattern<unknown>): PatternStream {
    if (!(stream instanceof DataStream)) {
      throw new ProgramError('argument', 'CEP.pattern() needs a stream as its first argument.');
    }
    if (!(pattern instanceof Pattern)) {
      throw new ProgramError(
        'argument',
        "CEP.pattern() needs a Pattern as its second argument, such as Pattern.begin('start').",
      );
    }
    return new PatternStream({ stream, pattern, isProcessingTime: false });
  },
});
