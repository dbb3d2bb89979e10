/** The door of the API: what compilers and evaluators of programs need of it. */

export { createApi } from './environment/createApi.ts';
export {
  type CallSites,
  type ExecutedProgram,
  type KnownCallSite,
  NO_CALL_SITES,
  ProgramRecorder,
} from './graph/ProgramRecorder.ts';
export { apiNames } from './settings/apiNames.ts';
export { failNotYet, NOT_YET_EXPORTS, NOT_YET_METHODS } from './settings/notYet.ts';
export { ProgramError } from './settings/ProgramError.ts';
export type { Boundedness, SourceDescription } from './stream/sources.ts';
