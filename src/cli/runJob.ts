/**
 * Runs a program in either mode, and ends it on Ctrl-C whatever user code does: workers are ended
 * by the cluster, a simulated run lives on a thread of its own that is ended from here.
 */
import type { JobClient, JobResult } from '../model/index.ts';
import type { Mode } from './parseArguments.ts';
import { resultText } from './resultText.ts';
import { SimulationClient } from './SimulationClient.ts';
import { echoConsole, writeOut } from './standardStreams.ts';
import { createWorkersClient } from './workersClient.ts';

const EXIT_CODES = { FINISHED: 0, FAILED: 1, CANCELED: 130 } as const;

/** A program with how to run it. */
export interface RunJobOptions {
  readonly program: string;
  readonly mode: Mode;
  readonly seed: number;
  /** Where paths of file sources are looked for, in order. */
  readonly folders: readonly string[];
}

/** Prints the result and returns the exit code. */
export async function runJob(options: RunJobOptions): Promise<number> {
  const { program, mode, seed, folders } = options;
  const client: Pick<JobClient, 'run' | 'stop' | 'subscribe'> =
    mode === 'workers' ? createWorkersClient(folders) : new SimulationClient(folders);
  client.subscribe(echoConsole);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void client.stop());
  }
  const result: JobResult = await client.run(program, { seed, collectOutputs: true });
  for (const piece of resultText(result)) writeOut(piece);
  return EXIT_CODES[result.status];
}
