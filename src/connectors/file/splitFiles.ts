/** How files are cut into splits: a few for each subtask, none so small that its price shows. */
import type { FileSplit } from './fileProtocol.ts';

const SPLITS_PER_SUBTASK = 4;
const MIN_SPLIT_BYTES = 64 * 1024;
const MAX_SPLIT_BYTES = 16 * 1024 * 1024;

/** How long splits should be for files of this length together. */
export function splitBytesFor(totalBytes: number, parallelism: number): number {
  const wanted = Math.ceil(totalBytes / (parallelism * SPLITS_PER_SUBTASK));
  return Math.min(MAX_SPLIT_BYTES, Math.max(MIN_SPLIT_BYTES, wanted));
}

/** Cuts one file; an empty one has no split. */
export function splitFile(path: string, sizeBytes: number, splitBytes: number): FileSplit[] {
  const splits: FileSplit[] = [];
  for (let start = 0; start < sizeBytes; start += splitBytes) {
    splits.push({ path, start, end: Math.min(start + splitBytes, sizeBytes), sizeBytes });
  }
  return splits;
}
