/**
 * Windows of one key in ascending order of their starts, in runs of bounded length: finding one
 * costs log n, adding and removing one moves at most a run. Plain arrays, so that it may lie in
 * keyed state; no run is empty. The starts of elements may change while their order stays.
 */

/** What is kept in order. */
export interface Started {
  readonly start: number;
}

/** Runs of elements; those of one run lie before those of the next. */
export type SortedRuns<T extends Started> = T[][];

/** A longer run is cut in two. */
const LONGEST = 256;

/** A place among the runs; `at` may be -1, before the first element of the first run. */
export interface RunPlace {
  run: number;
  at: number;
}

/** The place of the last element that starts at or before a time. */
export function placeOf(runs: SortedRuns<Started>, start: number): RunPlace {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (((runs[middle] as Started[])[0] as Started).start <= start) low = middle;
    else high = middle - 1;
  }
  return { run: low, at: runs.length === 0 ? -1 : lastAtOrBefore(runs[low] as Started[], start) };
}

function lastAtOrBefore(run: readonly Started[], start: number): number {
  let low = -1;
  let high = run.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((run[middle] as Started).start <= start) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Puts an element right behind a place, and moves the place to be that of the element before. */
export function insertBehind<T extends Started>(
  runs: SortedRuns<T>,
  place: RunPlace,
  element: T,
): void {
  const run = runs[place.run];
  if (run === undefined) {
    runs.push([element]);
    return;
  }
  run.splice(place.at + 1, 0, element);
  if (run.length <= LONGEST) return;
  const middle = run.length >> 1;
  runs.splice(place.run + 1, 0, run.splice(middle));
  if (place.at < middle) return;
  place.run += 1;
  place.at -= middle;
}

/** Takes out the element at a place. */
export function removeAt<T extends Started>(runs: SortedRuns<T>, { run, at }: RunPlace): T {
  const elements = runs[run] as T[];
  const [removed] = elements.splice(at, 1);
  if (elements.length === 0) runs.splice(run, 1);
  return removed as T;
}

/** The element at a place; undefined before the first. */
export function elementAt<T extends Started>(
  runs: SortedRuns<T>,
  { run, at }: RunPlace,
): T | undefined {
  return runs[run]?.[at];
}

/** Moves a place to the element before; to -1 of the first run at the end. */
export function stepBack(runs: SortedRuns<Started>, place: RunPlace): void {
  place.at -= 1;
  if (place.at >= 0 || place.run === 0) return;
  place.run -= 1;
  place.at = (runs[place.run] as Started[]).length - 1;
}

/** The last element, in order; undefined where there is none. */
export function lastOf<T extends Started>(runs: SortedRuns<T>): T | undefined {
  const run = runs[runs.length - 1];
  return run?.[run.length - 1];
}

/**
 * Elements that overlap or touch [start, end], in order. The elements must not touch each other.
 */
export function touching<T extends Started & { readonly end: number }>(
  runs: SortedRuns<T>,
  start: number,
  end: number,
): T[] {
  const touched: T[] = [];
  const place = placeOf(runs, end);
  for (;;) {
    const element = elementAt(runs, place);
    if (element === undefined || element.end < start) break;
    touched.push(element);
    stepBack(runs, place);
  }
  return touched.reverse();
}
