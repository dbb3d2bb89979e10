/**
 * A user function of its own for each subtask and attempt, as Flink gets one by serialising: fields
 * are copied deep, with their prototypes; functions are shared, so what a closure caught is shared.
 */
import { type PrivateClass, traitsOf } from '../../element/recordKinds.ts';
import { copyGraph } from '../../state/copyValue.ts';

/** A plain function as it is; an object with all its fields copied. */
export function cloneFunction<F>(fn: F): F {
  if (typeof fn !== 'object' || fn === null) return fn;
  const { privateClass } = traitsOf(Object.getPrototypeOf(fn) as object | null);
  return privateClass === null ? copyFields(fn) : rebuild(fn, privateClass);
}

/** Parts that cannot be copied (a WeakMap, an iterator) are shared by all subtasks of a worker. */
function copyFields<F>(fn: F): F {
  return copyGraph(fn, (part) => !hasPrivateFields(part)) as F;
}

function hasPrivateFields(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return traitsOf(Object.getPrototypeOf(part) as object | null).privateClass !== null;
}

/** #private fields cannot be seen from outside: such an object is made anew by its constructor. */
function rebuild<F extends object>(fn: F, privateClass: PrivateClass): F {
  const Constructor = fn.constructor as PrivateClass;
  if (Constructor.length > 0) {
    throw new Error(
      `A subtask needs its own ${Constructor.name}, and the #private fields of ` +
        `${privateClass.name} cannot be copied. Write 'private' in place of '#', ` +
        'or let its constructor do without arguments.',
    );
  }
  const copy = new Constructor() as F;
  return Object.assign(copy, copyFields({ ...fn }));
}
