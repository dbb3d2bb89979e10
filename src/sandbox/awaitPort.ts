/**
 * The entry of the sandbox's workers, classic scripts: takes what it needs from the platform before
 * any user code runs, then waits for its port and becomes what it is told to be.
 */
import type { startWorker } from '../cluster/index.ts';
import { BrowserEventLoop } from './BrowserEventLoop.ts';
import { DomPort } from './DomPort.ts';
import type { WorkerBoot } from './frameProtocol.ts';
import { loadBlobModule } from './loadBlobModule.ts';
import { sayThatThereIsNoNetwork } from './noNetwork.ts';

/** Called once, as the script begins. */
export function awaitPort(start: typeof startWorker): void {
  const eventLoop = new BrowserEventLoop();
  sayThatThereIsNoNetwork(globalThis as unknown as Record<string, unknown>);

  // Errors of callbacks that user code left behind are told, and end nothing.
  let tellUncaught = (error: unknown): void => console.error(error);
  self.addEventListener('error', (event) => {
    tellUncaught(event.error ?? event.message);
    event.preventDefault();
  });
  self.addEventListener('unhandledrejection', (event) => {
    tellUncaught(event.reason);
    event.preventDefault();
  });

  function onFirstMessage(event: MessageEvent<WorkerBoot>): void {
    if (event.data?.kind !== 'millrace-worker') return;
    self.removeEventListener('message', onFirstMessage);
    start(new DomPort(event.data.port), {
      eventLoop,
      loadModule: loadBlobModule,
      createPortFromToken: (token) => new DomPort(token as MessagePort),
      onUncaught: (listener) => {
        tellUncaught = listener;
      },
    });
  }

  self.addEventListener('message', onFirstMessage);
}
