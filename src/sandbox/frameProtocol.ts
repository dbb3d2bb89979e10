/**
 * What the app and the document of the sandboxed iframe say to each other. The document runs no
 * user code, but it lives beside it: what it says is checked like everything that leaves the
 * sandbox.
 */

import type { WorkerRole } from '../cluster/index.ts';

/** The first message to the iframe's window; its port is the control port. */
export interface FrameBoot {
  readonly kind: 'millrace-boot';
  /** The classic script of workers that draw graphs; the frame can fetch nothing itself. */
  readonly evaluatorText: string;
}

/** The second: what only a job needs, so that the first graph does not wait for it. */
export interface FrameSupply {
  readonly kind: 'millrace-supply';
  /** The classic script of workers that can be anything. */
  readonly taskManagerText: string;
}

/** To the document, by the control port. */
export type FrameCommand =
  | {
      readonly kind: 'start';
      readonly id: string;
      readonly role: WorkerRole;
      readonly port: MessagePort;
    }
  | { readonly kind: 'kill'; readonly id: string }
  | { readonly kind: 'ping' };

/** From the document, by the control port. */
export type FrameReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'worker-error'; readonly id: string; readonly message: string };

/** The one message that a worker of the sandbox gets from its document. */
export interface WorkerBoot {
  readonly kind: 'millrace-worker';
  readonly port: MessagePort;
}

const MAX_MESSAGE_LENGTH = 500;
const MAX_ID_LENGTH = 100;

/** A report of the document, or null for anything that is none. */
export function parseFrameReport(value: unknown): FrameReport | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, id, message } = value as Record<string, unknown>;
  if (kind === 'ready' || kind === 'pong') return { kind };
  if (kind !== 'worker-error' || typeof id !== 'string' || typeof message !== 'string') return null;
  if (id.length > MAX_ID_LENGTH) return null;
  return { kind, id, message: message.slice(0, MAX_MESSAGE_LENGTH) };
}
