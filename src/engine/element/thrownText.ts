/** What a program has thrown, as the end of a sentence of ours; never throws itself. */

/** The message; the error's kind in front of it where it says something. */
export function thrownText(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `${String(thrown)} was thrown`;
    return thrown.name === 'Error' ? thrown.message : `${thrown.name}: ${thrown.message}`;
  } catch {
    return 'something that cannot be read was thrown';
  }
}
