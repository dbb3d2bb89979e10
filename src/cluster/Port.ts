/**
 * How the parts of a cluster talk: one end of a two-way channel that keeps order. Messages are
 * structured-cloneable. DOM and Node MessagePorts fit through a thin adapter; the simulation has
 * its own.
 */

/** One end of a channel. */
export interface Port {
  /** `transfer` lists ArrayBuffers (and ports, by `TransferablePort.token`) that move. */
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  /** Sets the one listener; messages that came before it are kept for it. */
  onMessage(listener: (message: unknown) => void): void;
  close(): void;
}

/** A port that has not been used yet and can be sent in a message. */
export interface TransferablePort {
  /** Goes into the message and, where the platform wants it, into the transfer list. */
  readonly token: unknown;
}
