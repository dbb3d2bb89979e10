/** A record, or a part of it, that cannot be given on as it is. */

const HOLDS =
  'Records may hold primitives, arrays, objects, dates, maps, sets, errors, regular expressions, ' +
  'binary data and instances of classes that the program declares at its top level.';

/** Says which field is to blame, of what kind it is and, where there is one, the way out. */
export class RecordError extends Error {
  override readonly name = 'RecordError';

  constructor(path: string, reason: string, what = 'A record cannot be sent to another subtask') {
    const field = path === '' ? 'it' : `its field ${path}`;
    super(`${what}: ${field} is ${reason}. ${HOLDS}`);
  }
}

/** `order.items[3]`, from the steps that lead there; long ones are cut. */
export function pathOf(steps: readonly (string | number)[]): string {
  const shown = steps.length > MOST_STEPS ? steps.slice(0, MOST_STEPS) : steps;
  let path = '';
  for (const step of shown) {
    if (typeof step === 'number') path += `[${step}]`;
    else path += path === '' || step.startsWith('[') ? step : `.${step}`;
  }
  return shown === steps ? path : `${path}…`;
}

const MOST_STEPS = 12;
