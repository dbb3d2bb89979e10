/** The door of the API: what compilers and evaluators of programs need of it. */
export { apiNames } from './apiNames.ts';
export { createApi } from './createApi.ts';
export { failNotYet, NOT_YET_EXPORTS, NOT_YET_METHODS } from './notYet.ts';
export { ProgramError } from './ProgramError.ts';
export {
  type CallSites,
  type ExecutedProgram,
  type KnownCallSite,
  NO_CALL_SITES,
  ProgramRecorder,
} from './ProgramRecorder.ts';
export type { Boundedness, SourceDescription } from './sources.ts';
