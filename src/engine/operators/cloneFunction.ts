/**
 * A user function of its own for each subtask and attempt, as Flink gets one by serialising: fields
 * are copied deep, with their prototypes; functions are shared, so what a closure caught is shared.
 */
import { copyGraph } from '../state/copyValue.ts';

/** A plain function as it is; an object with all its fields copied. */
export function cloneFunction<F>(fn: F): F {
  if (typeof fn !== 'object' || fn === null) return fn;
  const privateClass = classWithPrivateFields(fn);
  return privateClass === null ? (copyGraph(fn, new Map()) as F) : rebuild(fn, privateClass);
}

/** #private fields cannot be seen from outside: such an object is made anew by its constructor. */
function rebuild<F extends object>(fn: F, privateClass: UserClass): F {
  const Constructor = fn.constructor as UserClass;
  if (Constructor.length > 0) {
    throw new Error(
      `A subtask needs its own ${Constructor.name}, and the #private fields of ` +
        `${privateClass.name} cannot be copied. Write 'private' in place of '#', ` +
        'or let its constructor do without arguments.',
    );
  }
  const copy = new Constructor() as F;
  return Object.assign(copy, copyGraph({ ...fn }, new Map()));
}

type UserClass = (new () => object) & { readonly name: string; readonly length: number };

function classWithPrivateFields(fn: object): UserClass | null {
  let prototype = Object.getPrototypeOf(fn) as object | null;
  while (prototype !== null && prototype !== Object.prototype) {
    const userClass = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown;
    if (typeof userClass === 'function' && declaresPrivateField(userClass)) {
      return userClass as UserClass;
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return null;
}

/** By the class's own text: `this.#name` must be written somewhere to be of use. */
function declaresPrivateField(userClass: object): boolean {
  return /[.\s;{]#[\p{L}_$]/u.test(Function.prototype.toString.call(userClass));
}
