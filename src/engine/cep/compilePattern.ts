/**
 * From a pattern to the program of its automaton, with the checks that need the whole pattern.
 * Flink's NFACompiler.compileFactory.
 */
import type { AfterMatchSkipStrategy } from './AfterMatchSkipStrategy.ts';
import { checkPattern } from './MalformedPatternException.ts';
import type { NfaProgram } from './NfaProgram.ts';
import type { Pattern } from './Pattern.ts';
import { END_STATE, PatternCompiler } from './PatternCompiler.ts';

/** Throws MalformedPatternException with Flink's sentence where the pattern cannot be. */
// any: the user's own event type
export function compilePattern(pattern: Pattern<any>): NfaProgram {
  const skip = pattern.getAfterMatchSkipStrategy();
  checkNames(pattern, skip);
  const compiler = new PatternCompiler(pattern);
  const start = compiler.compile();
  checkWindows(pattern, compiler);
  return { states: compiler.states, start, windowMs: compiler.windowMs, skip };
}

function checkNames(pattern: Pattern<unknown>, skip: AfterMatchSkipStrategy): void {
  const names = new Set([END_STATE]);
  for (const name of stagesOf(pattern).map((stage) => stage.getName())) {
    checkPattern(!names.has(name), `Duplicate pattern name: ${name}. Names must be unique.`);
    names.add(name);
  }
  checkPattern(
    skip.patternName === null || names.has(skip.patternName),
    'The pattern name specified in AfterMatchSkipStrategy can not be found in the given Pattern. ' +
      `It was ${skip.patternName}; the stages are ${[...names].slice(1).reverse().join(', ')}.`,
  );
}

function checkWindows(last: Pattern<unknown>, { states, windowMs }: PatternCompiler): void {
  checkPattern(
    windowMs === 0 || states.every((state) => state.windowMs <= Math.max(windowMs, 0)),
    'The window length between the previous and current event cannot be larger than the window ' +
      'length between the first and last event for a Pattern.',
  );
  const isNotFollow = last.getQuantifier().consumingStrategy === 'NOT_FOLLOW';
  const hasOwnWindow = (last.getWindowSize('PREVIOUS_AND_CURRENT') ?? 0) > 0;
  checkPattern(
    !isNotFollow || hasOwnWindow || windowMs !== 0,
    'NotFollowedBy is not supported without windowTime as a last part of a Pattern! ' +
      'Add within(…): the match comes when that time is over.',
  );
}

/** From the last to the first. */
function stagesOf(pattern: Pattern<unknown>): Pattern<unknown>[] {
  const stages: Pattern<unknown>[] = [];
  for (let stage: Pattern<unknown> | null = pattern; stage !== null; stage = stage.getPrevious()) {
    stages.push(stage);
  }
  return stages;
}
