/**
 * A program's mistake that the API sees while the program builds its graph. Whoever evaluates the
 * program turns it into a Diagnostic; the message is Flink's sentence, if there is one, and the
 * way out.
 */

/** Thrown at the call that is wrong; `site` where another place than that call is to blame. */
export class ProgramError extends Error {
  /** Stable name of the rule, kebab-case. */
  readonly code: string;
  /** Number of the call site; the innermost call under way where it is left out. */
  site: number | undefined;

  constructor(code: string, message: string, site?: number) {
    super(message);
    this.name = 'ProgramError';
    this.code = code;
    this.site = site;
  }
}
