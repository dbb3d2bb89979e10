/** A MessagePort of Node's worker threads as the cluster's Port. */
import type { MessagePort, TransferListItem } from 'node:worker_threads';
import type { Port } from '../cluster/index.ts';

/** Wraps one end; messages wait in it until somebody listens. */
export class NodePort implements Port {
  private readonly port: MessagePort;

  constructor(port: MessagePort) {
    this.port = port;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    this.port.postMessage(message, transfer as TransferListItem[]);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.port.removeAllListeners('message');
    this.port.on('message', listener);
  }

  close(): void {
    this.port.close();
  }
}
