/**
 * How operator state finds its subtasks again: lists are cut into contiguous slices in the order of
 * the old subtasks, union lists go whole to everybody, of broadcast states everybody takes a copy.
 * Lists stay where they are while the parallelism is the same.
 * Flink's RoundRobinOperatorStateRepartitioner.
 */

/** How a named state is shared out. Flink's OperatorStateHandle.Mode. */
export type OperatorStateMode = 'SPLIT_DISTRIBUTE' | 'UNION' | 'BROADCAST';

/** One named operator state as plain data; a broadcast state's items are its entries. */
export interface NamedOperatorState {
  readonly name: string;
  readonly mode: OperatorStateMode;
  readonly items: readonly unknown[];
}

/** All operator state of one subtask, in the order in which it was registered. */
export type OperatorStateSnapshot = readonly NamedOperatorState[];

/** One share per new subtask out of one part per old subtask, in order. */
export function repartitionOperatorState(
  parts: readonly OperatorStateSnapshot[],
  parallelism: number,
): OperatorStateSnapshot[] {
  const shares = Array.from({ length: parallelism }, (): NamedOperatorState[] => []);
  let start = 0;
  for (const { name, mode } of namedStates(parts)) {
    const lists = parts.map((part) => itemsOf(part, name, mode));
    const slices =
      mode === 'SPLIT_DISTRIBUTE'
        ? splitItems(lists, parallelism, start)
        : shares.map((_share, i) => (mode === 'UNION' ? allItems(lists) : copyFor(lists, i)));
    shares.forEach((share, i) => {
      share.push({ name, mode, items: slices[i] ?? [] });
    });
    if (mode === 'SPLIT_DISTRIBUTE') start = nextStart(allItems(lists).length, parallelism, start);
  }
  return shares;
}

/** Every state that any part has, each once. */
function namedStates(parts: readonly OperatorStateSnapshot[]): NamedOperatorState[] {
  const states = new Map<string, NamedOperatorState>();
  for (const state of parts.flat()) {
    const id = `${state.mode} ${state.name}`;
    if (!states.has(id)) states.set(id, state);
  }
  return [...states.values()];
}

/** Null where the part has no such state. */
function itemsOf(
  part: OperatorStateSnapshot,
  name: string,
  mode: OperatorStateMode,
): readonly unknown[] | null {
  return part.find((state) => state.name === name && state.mode === mode)?.items ?? null;
}

function allItems(lists: readonly (readonly unknown[] | null)[]): unknown[] {
  return lists.flatMap((items) => items ?? []);
}

/** The copy of old subtask `subtask mod oldParallelism`, of those that have one. */
function copyFor(lists: readonly (readonly unknown[] | null)[], subtask: number) {
  const copies = lists.filter((items) => items !== null);
  return copies[subtask % copies.length] ?? [];
}

/** Slices by subtask; the first `total mod parallelism` from `start` on get one item more. */
function splitItems(
  lists: readonly (readonly unknown[] | null)[],
  parallelism: number,
  start: number,
): (readonly unknown[])[] {
  if (lists.length === parallelism) return lists.map((items) => items ?? []);
  const items = allItems(lists);
  const slices: (readonly unknown[])[] = [];
  let from = 0;
  for (let i = 0; i < parallelism; i++) {
    const size = Math.floor(items.length / parallelism) + (i < items.length % parallelism ? 1 : 0);
    slices[(start + i) % parallelism] = items.slice(from, from + size);
    from += size;
  }
  return slices;
}

/** The next state begins at the first subtask that got no extra item. */
function nextStart(total: number, parallelism: number, start: number): number {
  return (start + (total % parallelism)) % parallelism;
}
