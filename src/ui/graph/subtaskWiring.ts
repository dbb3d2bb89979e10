/** Which subtask sends to which, by Flink's rules for point-wise and all-to-all exchanges. */
import type { JobEdge } from '../../model/index.ts';

/** From a subtask of the source to one of the target. */
export type Wire = readonly [source: number, target: number];

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function pointwise(sources: number, targets: number): Wire[] {
  if (sources >= targets) {
    return range(0, targets).flatMap((target) => {
      const first = Math.floor((target * sources) / targets);
      const end = Math.floor(((target + 1) * sources) / targets);
      return range(first, end).map((source): Wire => [source, target]);
    });
  }
  return range(0, sources).flatMap((source) => {
    const first = Math.floor((source * targets + sources - 1) / sources);
    const end = Math.floor(((source + 1) * targets + sources - 1) / sources);
    return range(first, end).map((target): Wire => [source, target]);
  });
}

/** Every channel of an exchange. Flink: EdgeManagerBuildUtil. */
export function wiresOf(
  distribution: JobEdge['distribution'],
  sources: number,
  targets: number,
): readonly Wire[] {
  if (distribution === 'POINTWISE') return pointwise(sources, targets);
  return range(0, sources).flatMap((source) =>
    range(0, targets).map((target): Wire => [source, target]),
  );
}
