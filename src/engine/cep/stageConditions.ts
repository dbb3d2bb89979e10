/**
 * On which events the states of a stage take, pass by, and go on: from the stage's condition, its
 * contiguity and its until(). Null: never. Flink's NFACompiler, the part about conditions.
 */
import { ANY_EVENT, and, type Condition, not } from './conditions.ts';
import type { ProgramState } from './NfaProgram.ts';
import type { Pattern } from './Pattern.ts';
import type { ConsumingStrategy } from './Quantifier.ts';

type Stage = Pattern<unknown>;

/** Events that the stage takes while its loop goes on. */
export function takeInLoop(stage: Stage): Condition<unknown> {
  return beforeUntil(stage, stage.getCondition());
}

/** Events that may lie before the stage's first event. */
export function ignoreBefore(stage: Stage): Condition<unknown> | null {
  return ignoring(stage, stage.getQuantifier().consumingStrategy);
}

/** Events that may lie between two events of a loop. */
export function ignoreInLoop(stage: Stage): Condition<unknown> | null {
  const condition = ignoring(stage, stage.getQuantifier().innerConsumingStrategy);
  return condition === null ? null : beforeUntil(stage, condition);
}

function ignoring(stage: Stage, strategy: ConsumingStrategy): Condition<unknown> | null {
  switch (strategy) {
    case 'SKIP_TILL_NEXT':
      return not(stage.getCondition());
    case 'SKIP_TILL_ANY':
      return ANY_EVENT;
    default:
      return null;
  }
}

function beforeUntil(stage: Stage, condition: Condition<unknown>): Condition<unknown> {
  const until = stage.getUntilCondition();
  return until === null ? condition : and(not(until), condition);
}

/** A greedy loop comes first: the state behind it moves only on events that the loop refuses. */
export function yieldToGreedyLoop(state: ProgramState, take: Condition<unknown>): void {
  for (const transition of state.transitions) {
    transition.condition = and(transition.condition, not(take));
  }
}
