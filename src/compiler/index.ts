/** The door of the compiler: program text → graph, functions and plan. */
export { CallSiteStack } from './CallSiteStack.ts';
export type { CallSiteEntry } from './callSites.ts';
export { type CompiledProgram, type CompileResult, compileProgram } from './compileProgram.ts';
export { createJobGraph } from './createJobGraph.ts';
export { type EvaluateOptions, type EvaluateResult, evaluateProgram } from './evaluateProgram.ts';
export { type Plan, planOf } from './planOf.ts';
export {
  type ProgramModule,
  type ProgramScope,
  SCOPED_GLOBALS,
  type ScopeGlobals,
} from './programScope.ts';
export { PROGRAM_NAME, programFrames } from './programStack.ts';
export type { SourceMap } from './SourceMap.ts';
