/**
 * Which runtime mode counts: AUTOMATIC is BATCH where every source ends, else STREAMING; BATCH with
 * a source that does not end is an error. Flink's StreamGraphGenerator.
 */
import { isSourceKind, type JobConfig, type RuntimeMode } from '../../model/index.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import type { OperatorTransformation } from './Transformation.ts';

/** Throws a ProgramError at the source that does not end. */
export function resolveRuntimeMode(
  mode: RuntimeMode,
  operators: readonly OperatorTransformation[],
): JobConfig['runtimeMode'] {
  const unbounded = operators.find(
    ({ kind, params }) => isSourceKind(kind) && params.isBounded === false,
  );
  if (mode === 'BATCH' && unbounded !== undefined) throw neverEnds(unbounded);
  if (mode !== 'AUTOMATIC') return mode;
  return unbounded === undefined ? 'BATCH' : 'STREAMING';
}

function neverEnds(source: OperatorTransformation): ProgramError {
  return new ProgramError(
    'batch-unbounded',
    "Detected an UNBOUNDED source with the 'execution.runtime-mode' set to 'BATCH'. " +
      "This combination is not allowed, please set the 'execution.runtime-mode' to " +
      'STREAMING or AUTOMATIC. ' +
      `Source: ${source.name} never ends, and BATCH mode gives its results when the input has ` +
      'ended: limit the source, or leave setRuntimeMode() out.',
    source.site,
  );
}
