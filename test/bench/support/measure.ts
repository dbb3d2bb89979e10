/**
 * Paired timings: the ceiling and the engine take turns in one process, and what counts is the
 * median of the ratios. Absolute figures are for reading only.
 */

/** One contestant: does the whole workload and returns a checksum. */
export interface Contestant {
  readonly name: string;
  run(): Promise<number> | number;
}

/** What came out, events per second. */
export interface Measured {
  readonly name: string;
  readonly eventsPerSecond: number;
  /** To the first contestant of the same round, median over the rounds. */
  readonly ratio: number;
}

declare const gc: (() => void) | undefined;

/** Runs the contestants in turn; the first is the ceiling. Throws where checksums differ. */
export async function measure(
  contestants: readonly Contestant[],
  events: number,
  rounds = 7,
): Promise<Measured[]> {
  const seconds = contestants.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    let checksum: number | null = null;
    for (const [i, contestant] of contestants.entries()) {
      if (typeof gc === 'function') gc();
      const begin = performance.now();
      const sum = await contestant.run();
      const took = (performance.now() - begin) / 1000;
      if (checksum !== null && sum !== checksum) {
        throw new Error(`${contestant.name}: checksum ${sum}, but ${checksum} by hand`);
      }
      checksum = sum;
      if (round >= 0) seconds[i]?.push(took);
    }
  }
  const ceiling = seconds[0] ?? [];
  return contestants.map(({ name }, i) => {
    const own = seconds[i] ?? [];
    const ratios = own.map((value, round) => (ceiling[round] ?? Number.NaN) / value);
    return { name, eventsPerSecond: events / median(own), ratio: median(ratios) };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** A table for people and a line of JSON for machines; false where a gate is missed. */
export function report(
  workload: string,
  measured: readonly Measured[],
  floors: Readonly<Record<string, number>>,
): boolean {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(`\n${workload}`);
  let isPassed = true;
  for (const { name, eventsPerSecond, ratio } of measured) {
    const floor = floors[name];
    const verdict =
      floor === undefined ? '' : ratio >= floor ? `≥ ${floor} ok` : `< ${floor} MISSED`;
    if (floor !== undefined && !(ratio >= floor)) isPassed = false;
    const rate = `${(eventsPerSecond / 1e6).toFixed(2)} M/s`;
    out(`  ${name.padEnd(34)} ${rate.padStart(11)}   ratio ${ratio.toFixed(2)}   ${verdict}`);
  }
  out(JSON.stringify({ workload, measured }));
  return isPassed;
}
