/**
 * What a program has said, as the log has it: frames of errors become lines that lead to the
 * program's text.
 */
import type { LogEntry, StackFrame } from '../../model/index.ts';
import type { LogMessage } from '../protocol/index.ts';
import { framesIn, frameText, type Locate } from './jobFailure.ts';

/** A line with the calls that led to it, in the program's own text. */
export function programWords(
  entry: LogMessage['entries'][number],
  map: Locate,
): { readonly entry: LogEntry; readonly calls: readonly StackFrame[] } {
  const { timeMs, level, source, frames = [] } = entry;
  const calls = framesIn(map, frames);
  const message = [entry.message, ...calls.map(frameText)].join('\n');
  return { entry: { timeMs, level, source, message }, calls };
}
