/**
 * Which subtasks of two vertices are wired to each other. Pointwise as Flink does it (SEMANTICS
 * §2.1): each target reads a run of neighbouring sources, or each source feeds a run of targets.
 * Flink's VertexInputInfoComputationUtils.
 */
import type { DistributionPattern } from '../../../model/index.ts';

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}

/** The source subtasks that a target subtask reads, ascending. */
export function sourcesOf(
  distribution: DistributionPattern,
  sources: number,
  targets: number,
  target: number,
): number[] {
  if (distribution === 'ALL_TO_ALL') return range(0, sources);
  if (sources >= targets) {
    const start = Math.floor((target * sources) / targets);
    return range(start, Math.floor(((target + 1) * sources) / targets));
  }
  return range(0, sources).filter((source) =>
    targetsOf(distribution, sources, targets, source).includes(target),
  );
}

/**
 * The target subtasks that a source subtask feeds, as its channels 0, 1, 2 …: pointwise, target t
 * reads subpartition t mod (number of that source's targets), so that they need not be ascending.
 */
export function targetsOf(
  distribution: DistributionPattern,
  sources: number,
  targets: number,
  source: number,
): number[] {
  if (distribution === 'ALL_TO_ALL') return range(0, targets);
  if (sources < targets) {
    const start = Math.ceil((source * targets) / sources);
    const fed = range(start, Math.ceil(((source + 1) * targets) / sources));
    return fed.sort((a, b) => (a % fed.length) - (b % fed.length));
  }
  return range(0, targets).filter((target) =>
    sourcesOf(distribution, sources, targets, target).includes(source),
  );
}
