/**
 * What a windowed stream checks when the program is built, and how Flink names and describes the
 * operator that comes of it. Flink's WindowOperatorBuilder.
 */
import { Evictor } from './Evictor.ts';
import { Trigger } from './Trigger.ts';
import { WindowAssigner } from './WindowAssigner.ts';

// any: assigners, triggers and evictors are invariant in the user's types
type AnyAssigner = WindowAssigner<any>;
type AnyTrigger = Trigger<any, any>; // any: see above
type AnyEvictor = Evictor<any, any>; // any: see above

/** Throws unless it is an assigner. */
export function checkAssigner(assigner: unknown): void {
  if (assigner instanceof WindowAssigner) return;
  throw new Error(
    'A window needs a WindowAssigner, such as TumblingEventTimeWindows.of(Duration.ofSeconds(10)).',
  );
}

/** Throws unless it is a trigger that goes with the assigner. */
export function checkTrigger(assigner: AnyAssigner, trigger: unknown): void {
  if (!(trigger instanceof Trigger)) {
    throw new Error(
      'Window triggers cannot be null. A trigger is one of the built-in ones, such as ' +
        'CountTrigger.of(3), or an object of a class that extends Trigger.',
    );
  }
  if (!assigner.isMerging || trigger.canMerge()) return;
  throw new Error(
    'A merging window assigner cannot be used with a trigger that does not support merging. ' +
      `${assigner.describe()} merges windows: let canMerge() of ${trigger.describe()} return true ` +
      'and write its onMerge().',
  );
}

/** Throws unless it is an evictor. */
export function checkEvictor(evictor: unknown): void {
  if (evictor instanceof Evictor) return;
  throw new Error('Evictor cannot be null. An evictor is, for example, CountEvictor.of(10).');
}

/** Throws unless it is a whole number of ms, 0 or more. */
export function checkAllowedLateness(latenessMs: unknown): void {
  if (Number.isSafeInteger(latenessMs) && (latenessMs as number) >= 0) return;
  throw new Error(
    'The allowed lateness cannot be negative. It is a whole number of milliseconds, 0 or more, ' +
      `not ${String(latenessMs)}.`,
  );
}

/** Flink's description of a window operator; its name is `assigner.operatorName()`. */
export function describeWindow(
  assigner: AnyAssigner,
  trigger: AnyTrigger | undefined,
  evictor: AnyEvictor | undefined,
  ...functionNames: readonly string[]
): string {
  const parts = [assigner.describe(), (trigger ?? assigner.getDefaultTrigger()).describe()];
  if (evictor !== undefined) parts.push(evictor.describe());
  return `Window(${[...parts, ...functionNames].join(', ')})`;
}
