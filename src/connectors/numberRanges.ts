/**
 * How a sequence of whole numbers is shared by parallel subtasks: as equal as can be, the first
 * ones get one more, ranges stay contiguous; with fewer numbers than subtasks the last get none.
 * Flink's NumberSequenceSource.splitNumberRange and NumberSequenceIterator.split.
 */

/** Both ends belong to it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** The non-empty ranges, split i for subtask i. Both ends are safe integers or lie next to them. */
export function splitNumberRange(from: number, to: number, splitCount: number): NumberRange[] {
  if (splitCount < 1) throw new Error('The number of partitions must be at least 1.');
  if (from > to) throw new Error("'from' must be <= 'to'");
  // BigInt: the length of a range of safe integers need not be one.
  const total = BigInt(to) - BigInt(from) + 1n;
  const share = total / BigInt(splitCount);
  const largerCount = Number(total % BigInt(splitCount));
  const ranges: NumberRange[] = [];
  let start = BigInt(from);
  for (let i = 0; i < splitCount; i++) {
    const end = start + share + (i < largerCount ? 1n : 0n);
    if (end > start) ranges.push({ from: Number(start), to: Number(end - 1n) });
    start = end;
  }
  return ranges;
}
