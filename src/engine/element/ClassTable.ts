/**
 * The classes of a program: their instances keep their prototype on the way to another worker,
 * because both sides know the same classes by the same ids.
 */

/** Ids and prototypes. */
export interface ClassTable {
  /** The prototype with this id. */
  prototypeOf(id: number): object | undefined;
  /** The id of a prototype; undefined where the program declares no such class. */
  idOf(prototype: object): number | undefined;
}

/** No classes: instances are refused. */
export const NO_CLASSES: ClassTable = { prototypeOf: () => undefined, idOf: () => undefined };
