/**
 * Uids: the program's own, else a hash of the operator's place in the graph, so that a name or a
 * number elsewhere in the program does not change it. Flink's StreamGraphHasher.
 */
import type { StreamEdge } from '../../model/index.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { contentHash } from './contentHash.ts';
import type { OperatorTransformation } from './Transformation.ts';

/** Gives each operator its uid; throws where the program gives one twice. */
export function assignUids(
  operators: readonly OperatorTransformation[],
  edges: readonly StreamEdge[],
  ids: ReadonlyMap<OperatorTransformation, number>,
): ReadonlyMap<OperatorTransformation, string> {
  checkUserUids(operators);
  const uids = new Map<OperatorTransformation, string>();
  const uidById = new Map<number, string>();
  const places = new Map<string, number>();
  const inputsOf = new Map<number, StreamEdge[]>();
  for (const edge of edges) inputsOf.set(edge.target, [...(inputsOf.get(edge.target) ?? []), edge]);
  for (const operator of operators) {
    const id = ids.get(operator)!;
    const inEdges = inputsOf.get(id) ?? [];
    const inputs = inEdges.map(
      ({ source, input, outputTag }) => `${uidById.get(source)}/${input}/${outputTag ?? ''}`,
    );
    const place = JSON.stringify([operator.kind, inputs]);
    const count = places.get(place) ?? 0;
    places.set(place, count + 1);
    const uid = operator.uid ?? contentHash(`${place}#${count}`);
    uids.set(operator, uid);
    uidById.set(id, uid);
  }
  return uids;
}

function checkUserUids(operators: readonly OperatorTransformation[]): void {
  const seen = new Map<string, OperatorTransformation>();
  for (const operator of operators) {
    if (operator.uid === undefined) continue;
    const other = seen.get(operator.uid);
    if (other !== undefined) throw duplicateUid(operator.uid, other, operator);
    seen.set(operator.uid, operator);
  }
}

function duplicateUid(
  uid: string,
  first: OperatorTransformation,
  second: OperatorTransformation,
): ProgramError {
  return new ProgramError(
    'duplicate-uid',
    `Hash collision on user-specified ID "${uid}". Most likely cause is a non-unique ID. ` +
      'Please check that all IDs specified via `uid(String)` are unique. ' +
      `Both ${first.name} and ${second.name} have it: give one of them another.`,
    second.uidSite ?? second.site,
  );
}
