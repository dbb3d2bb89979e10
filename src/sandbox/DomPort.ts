/** A browser's MessagePort as the cluster's Port. Messages wait in it until somebody listens. */
import type { Port } from '../cluster/index.ts';

/** Wraps one end; close it here, not there. */
export class DomPort implements Port {
  private readonly port: MessagePort;

  constructor(port: MessagePort) {
    this.port = port;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    this.port.postMessage(message, transfer as Transferable[]);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.port.onmessage = ({ data }) => listener(data);
  }

  close(): void {
    this.port.onmessage = null;
    this.port.close();
  }
}
