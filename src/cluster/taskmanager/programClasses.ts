/** The classes that a program declares, as the codec wants them: the same ids in every worker. */
import {
  type ClassTable,
  GlobalWindow,
  type ProgramFunctions,
  TaggedUnion,
  TimeWindow,
} from '../../engine/index.ts';

/** Classes of the API whose objects are in records, and may be. */
const API_CLASSES = [TimeWindow, GlobalWindow, TaggedUnion];

/** Ids in the order of declaration, behind those of the API. */
export function createClassTable(classes: ProgramFunctions['classes']): ClassTable {
  const prototypes: object[] = [];
  const ids = new Map<object, number>();
  for (const { prototype } of [...API_CLASSES, ...(classes?.values() ?? [])]) {
    if (typeof prototype !== 'object' || prototype === null) continue;
    ids.set(prototype, prototypes.length);
    prototypes.push(prototype);
  }
  return { prototypeOf: (id) => prototypes[id], idOf: (prototype) => ids.get(prototype) };
}
