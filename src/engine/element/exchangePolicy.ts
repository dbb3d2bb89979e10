/** What records may hold on their way between subtasks: what the program's classes make of them. */
import type { ClassTable } from './ClassTable.ts';
import type { PackPolicy } from './packGraph.ts';
import type { UnpackPolicy } from './unpackGraph.ts';

/** Prototypes by their class's id; nothing is handed over as it is. */
export function exchangePolicy(classes: ClassTable): PackPolicy & UnpackPolicy {
  return {
    what: 'A record cannot be sent to another subtask',
    codeOf: (prototype) => classes.idOf(prototype),
    keep: () => undefined,
    prototypeOf: (code) => classes.prototypeOf(code),
    kept: () => {
      throw new Error('a packed record is malformed');
    },
  };
}
