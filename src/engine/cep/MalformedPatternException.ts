/**
 * A pattern that cannot be, seen while it is put together or compiled; the message is Flink's
 * sentence, and then what to do. Flink's MalformedPatternException.
 */

/** Thrown by Pattern and compilePattern. */
export class MalformedPatternException extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedPatternException';
  }
}

/** Throws unless the condition holds. */
export function checkPattern(holds: boolean, message: string): void {
  if (!holds) throw new MalformedPatternException(message);
}
