/**
 * `window.millrace`: how a test or an embedding page drives the real thing. Its arguments come from
 * outside and are checked; no promise of it rejects for a program's fault. Contract: DESIGN §7.3.
 */
import { type JobResult, publicFailure } from '../model/index.ts';

/** What the screen does when it is told to; the screen follows every call. */
export interface AutomationDeps {
  /** Cancels what runs and replaces the program; resolves when the new one is drawn. */
  load(programText: string): Promise<void>;
  /** Runs the program to its end. */
  run(): Promise<JobResult>;
  /** Resolves when nothing runs. */
  stop(): Promise<void>;
  status(): string;
}

/** The object that stands in the page. */
export type Automation = Readonly<AutomationDeps>;

const MAX_PROGRAM_LENGTH = 20_000_000;

/** Puts the object into a window and returns it. */
export function installAutomation(
  deps: AutomationDeps,
  target: { millrace?: Automation } = window as { millrace?: Automation },
): Automation {
  const automation: Automation = Object.freeze({
    load: async (programText: string) => deps.load(checkProgramText(programText)),
    run: async () => plainResult(await deps.run()),
    stop: async () => deps.stop(),
    status: () => deps.status(),
  });
  target.millrace = automation;
  return automation;
}

function checkProgramText(programText: unknown): string {
  if (typeof programText !== 'string') {
    throw new TypeError(`load() takes the program's text, not a ${typeof programText}`);
  }
  if (programText.length > MAX_PROGRAM_LENGTH) {
    throw new RangeError(`load() takes a program of at most ${MAX_PROGRAM_LENGTH} characters`);
  }
  return programText;
}

/** The command line's form: what only the screen shows stays inside. */
function plainResult(result: JobResult): JobResult {
  return result.error === null ? result : { ...result, error: publicFailure(result.error) };
}
