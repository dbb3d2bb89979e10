/** The classes that a program declares, as the codec wants them: the same ids in every worker. */
import type { ClassTable, ProgramFunctions } from '../../engine/index.ts';

/** Ids in the order of declaration. */
export function createClassTable(classes: ProgramFunctions['classes']): ClassTable {
  const prototypes: object[] = [];
  const ids = new Map<object, number>();
  for (const { prototype } of classes?.values() ?? []) {
    if (typeof prototype !== 'object' || prototype === null) continue;
    ids.set(prototype, prototypes.length);
    prototypes.push(prototype);
  }
  return { prototypeOf: (id) => prototypes[id], idOf: (prototype) => ids.get(prototype) };
}
