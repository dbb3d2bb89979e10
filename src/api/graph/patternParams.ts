/** A pattern as the screen shows it: JSON values, one entry a stage. */
import type { Pattern } from '../../engine/index.ts';

/** A stage for display. */
interface StageParams {
  readonly name: string;
  readonly follows: string;
  /** As in a regular expression: '', '+', '{2,3}'; with ? where the stage is optional. */
  readonly quantifier: string;
}

/** From the first stage to the last. */
export function patternParams(pattern: Pattern<unknown>): Readonly<Record<string, unknown>> {
  const stages: StageParams[] = [];
  let withinMs: number | null = null;
  for (let stage: Pattern<unknown> | null = pattern; stage !== null; stage = stage.getPrevious()) {
    stages.unshift(stageParams(stage));
    const ownMs = stage.getWindowSize();
    if (ownMs !== null) withinMs = Math.min(ownMs, withinMs ?? Infinity);
  }
  return { stages, withinMs };
}

function stageParams(stage: Pattern<unknown>): StageParams {
  const quantifier = stage.getQuantifier();
  const times = stage.getTimes();
  const isLoop = quantifier.hasProperty('LOOPING');
  let text = '';
  if (times !== null && isLoop) text = times.from === 1 ? '+' : `{${times.from},}`;
  else if (times !== null) text = `{${times.from},${times.to}}`;
  if (quantifier.hasProperty('OPTIONAL')) text += '?';
  const follows = stage.getPrevious() === null ? 'BEGIN' : quantifier.consumingStrategy;
  return { name: stage.getName(), follows, quantifier: text };
}
