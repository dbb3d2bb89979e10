/**
 * Runs a program in either mode, and ends it on Ctrl-C whatever user code does: workers are ended
 * by the cluster, a simulated run lives on a thread of its own that is ended from here.
 */
import type { JobClient, JobResult } from '../model/index.ts';
import { resultText } from './resultText.ts';
import { echoConsole, writeOut } from './standardStreams.ts';

const CANCELED: JobResult = { status: 'CANCELED', outputs: {}, error: null };
const EXIT_CODES = { FINISHED: 0, FAILED: 1, CANCELED: 130 } as const;

/** What runs the job, in either mode. */
export type Runner = Pick<JobClient, 'run' | 'stop' | 'subscribe'>;

/** Whoever calls it last is told of Ctrl-C. */
export function onInterrupt(listener: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, listener);
  }
}

/** Before there is a job, Ctrl-C ends the command at once. */
export function endEarly(): void {
  for (const piece of resultText(CANCELED)) writeOut(piece);
  process.exit(EXIT_CODES.CANCELED);
}

/** Prints the result and returns the exit code. */
export async function runJob(client: Runner, program: string, seed: number): Promise<number> {
  client.subscribe(echoConsole);
  onInterrupt(() => void client.stop());
  const result: JobResult = await client.run(program, { seed, collectOutputs: true });
  for (const piece of resultText(result)) writeOut(piece);
  return EXIT_CODES[result.status];
}
