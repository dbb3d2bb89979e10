/** The door of the protocol: all messages of a cluster, and the checks of what a worker sends. */
export {
  checkFromEvaluator,
  checkFromTaskManager,
  type ProgramPlaces,
  type Refused,
} from './checkFromWorker.ts';
export { shortName } from './fields.ts';
export { JobIndex } from './JobIndex.ts';
export {
  MAX_EDGES,
  MAX_JSON_DEPTH,
  MAX_NODES,
  MAX_SUBTASKS,
  MAX_TEXT,
  SHOWN_RECORD_LENGTH,
} from './limits.ts';
export { isBoundedJson } from './measure.ts';
export type * from './messages.ts';
export { PROTOCOL_VERSION, subtaskKey } from './messages.ts';
export { RateLimit } from './RateLimit.ts';
export type * from './workerMessages.ts';
