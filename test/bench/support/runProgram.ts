/**
 * Runs a program's text on the real engine in this thread, compiler to result, as contestants of a
 * benchmark: a simulated cluster, whose tasks are those of every home. The program reads its events
 * from `globalThis.bench.events` and adds up `globalThis.bench.checksum`.
 */
import { loadDataModule } from '../../../src/cli/loadDataModule.ts';
import { createSimulatedClient } from '../../../src/cluster/index.ts';

/** What a program under test shares with its benchmark. */
export interface Bench {
  readonly events: readonly unknown[];
  /** Whatever else the program needs. */
  readonly extra?: unknown;
  checksum: number;
}

/** Runs to the end and returns the checksum; throws where the job did not finish. */
export async function runProgram(program: string, bench: Bench): Promise<number> {
  (globalThis as unknown as { bench: Bench }).bench = bench;
  bench.checksum = 0;
  const client = createSimulatedClient({
    seed: 1,
    macrotask: () => new Promise((resolve) => setImmediate(resolve)),
    loadModule: loadDataModule,
    fileSystem: {
      sizeBytes: () => Promise.resolve(null),
      read: () => Promise.resolve(new Uint8Array()),
    },
  });
  const result = await client.run(program, { seed: 1, collectOutputs: true });
  if (result.status !== 'FINISHED') throw new Error(`${result.status}: ${result.error?.message}`);
  return bench.checksum;
}
