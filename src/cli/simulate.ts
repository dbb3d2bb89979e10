/**
 * The thread of a simulated run: a whole cluster under virtual time, from a seed. It tells when the
 * program's own text is being evaluated, because that may never return.
 */
import { createSimulatedClient, type Port } from '../cluster/index.ts';
import type { ProgramModule } from '../compiler/index.ts';
import type { JobClient } from '../model/index.ts';
import { loadDataModule } from './loadDataModule.ts';
import { NodeFileSystem } from './NodeFileSystem.ts';
import { OUTPUT_BUDGET_CHARS } from './outputBudget.ts';
import type { FromSimulation, ToSimulation } from './simulationProtocol.ts';

/** Does what it is told over the port. */
export function simulate(port: Port): void {
  const nextMacrotask = globalThis.setImmediate;
  const send = (message: FromSimulation) => port.postMessage(message);
  let client: JobClient | null = null;

  async function run(command: Extract<ToSimulation, { kind: 'run' }>): Promise<void> {
    const { program, seed, folders } = command;
    client = createSimulatedClient({
      seed,
      macrotask: () => new Promise((resolve) => nextMacrotask(resolve)),
      loadModule: async (js) => announced(await loadDataModule(js), send),
      fileSystem: new NodeFileSystem(folders),
      settings: { outputBudgetChars: OUTPUT_BUDGET_CHARS },
    });
    client.subscribe((event) => {
      if (event.kind === 'log' || event.kind === 'warnings') send({ kind: 'event', event });
    });
    send({ kind: 'result', result: await client.run(program, { seed, collectOutputs: true }) });
  }

  port.onMessage((message) => {
    const command = message as ToSimulation;
    if (command.kind === 'run') void run(command);
    else void client?.stop();
  });
}

function announced(module: ProgramModule, send: (message: FromSimulation) => void): ProgramModule {
  return async (scope) => {
    send({ kind: 'evaluating' });
    try {
      await module(scope);
    } finally {
      send({ kind: 'evaluated' });
    }
  };
}
