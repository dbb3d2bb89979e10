/** Runs a program's text in a simulated cluster from a seed, as tests want it. */
import { createSimulatedClient, type SimulatedClientOptions } from '../../../src/cluster/index.ts';
import type { ProgramModule } from '../../../src/compiler/index.ts';
import type { JobEvent, JobResult } from '../../../src/model/index.ts';

/** One turn of the real event loop. */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Imports a JavaScript text. */
export async function loadModule(js: string): Promise<ProgramModule> {
  const url = `data:text/javascript;base64,${Buffer.from(js).toString('base64')}`;
  const module = (await import(/* @vite-ignore */ url)) as { default: ProgramModule };
  return module.default;
}

/** A client over files that are given as texts. */
export function simulatedClient(
  options: Partial<SimulatedClientOptions> & { readonly files?: Record<string, string> } = {},
) {
  const encoder = new TextEncoder();
  const files = new Map(
    Object.entries(options.files ?? {}).map(([path, text]) => [path, encoder.encode(text)]),
  );
  return createSimulatedClient({
    seed: 1,
    macrotask,
    loadModule,
    fileSystem: {
      sizeBytes: async (path) => files.get(path)?.length ?? null,
      read: async (path, start, end) => files.get(path)?.slice(start, end) ?? new Uint8Array(),
    },
    ...options,
  });
}

/** Runs to the end; also gives every event. */
export async function simulate(
  program: string,
  options: Parameters<typeof simulatedClient>[0] = {},
): Promise<{ readonly result: JobResult; readonly events: readonly JobEvent[] }> {
  const client = simulatedClient(options);
  const events: JobEvent[] = [];
  client.subscribe((event) => events.push(event));
  const result = await client.run(program, { seed: options?.seed ?? 1, collectOutputs: true });
  await client.dispose();
  return { result, events };
}
