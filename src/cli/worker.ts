/**
 * The entry of every worker thread of the command line: a worker of the cluster, or the thread in
 * which a whole simulated cluster runs, so that Ctrl-C can end it whatever user code does.
 */
import type { MessagePort } from 'node:worker_threads';
import { workerData } from 'node:worker_threads';
import { startWorker } from '../cluster/index.ts';
import { loadDataModule } from './loadDataModule.ts';
import { NodeEventLoop } from './NodeEventLoop.ts';
import type { WorkerThreadData } from './NodeHome.ts';
import { NodePort } from './NodePort.ts';

const { role, port } = workerData as WorkerThreadData & { readonly port: MessagePort };

// Errors of callbacks that user code left behind are told, and end nothing.
let tellUncaught = (error: unknown): void => {
  process.stderr.write(`Nobody caught: ${String(error)}\n`);
};
process.on('uncaughtException', (error) => tellUncaught(error));

// A function that ended the thread would take its neighbours and all messages with it.
process.exit = (): never => {
  throw new Error('process.exit() is not for programs: to end a job as failed, throw an error');
};

if (role === 'simulation') {
  const { simulate } = await import('./simulate.ts');
  simulate(new NodePort(port));
} else {
  startWorker(new NodePort(port), {
    eventLoop: new NodeEventLoop(),
    loadModule: loadDataModule,
    createPortFromToken: (token) => new NodePort(token as MessagePort),
    onUncaught: (listener) => {
      tellUncaught = listener;
    },
  });
}
