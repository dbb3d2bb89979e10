/**
 * Runs a program in either mode, and ends it on Ctrl-C whatever user code does: workers are ended
 * by the cluster, a simulated run lives on a thread of its own that is ended from here.
 */
import type { JobClient, JobResult } from '../model/index.ts';
import { onInterrupt } from './interrupt.ts';
import { resultText } from './resultText.ts';
import { echoConsole, WarningsAtTheEnd, writeOut } from './standardStreams.ts';

/** By how the job ended. */
export const EXIT_CODES = { FINISHED: 0, FAILED: 1, CANCELED: 130 } as const;

/** What runs the job, in either mode. */
export type Runner = Pick<JobClient, 'run' | 'stop' | 'subscribe'>;

/** Prints the result and returns the exit code. */
export async function runJob(client: Runner, program: string, seed: number): Promise<number> {
  const warnings = new WarningsAtTheEnd();
  client.subscribe(echoConsole);
  client.subscribe(warnings.listen);
  onInterrupt(() => void client.stop());
  const result: JobResult = await client.run(program, { seed, collectOutputs: true });
  for (const piece of resultText(result)) writeOut(piece);
  warnings.tell();
  return EXIT_CODES[result.status];
}
