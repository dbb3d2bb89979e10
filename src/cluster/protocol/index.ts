/** The door of the protocol: all messages of a cluster, and the checks of what a worker sends. */
export { checkFromWorker, RateLimit } from './checkFromWorker.ts';
export type * from './messages.ts';
export { PROTOCOL_VERSION, subtaskKey } from './messages.ts';
