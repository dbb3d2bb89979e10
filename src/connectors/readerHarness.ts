/** Runs readers in tests, without a task: a context with a clock, and a line to an enumerator. */
import type {
  ExternalInput,
  OperatorContext,
  ReaderOutput,
  SourceReader,
} from '../engine/index.ts';
import type { FileBytes, SplitEnumerator } from './SplitEnumerator.ts';

/** As much of an operator's context as readers use; `nowMs` can be moved. */
export function readerContext(
  subtaskIndex: number,
  parallelism: number,
  external: ExternalInput | null = null,
): OperatorContext & { clock: { nowMs: number } } {
  const clock = { nowMs: 0 };
  const context = {
    clock,
    subtask: { taskName: 'Source', subtaskIndex, parallelism, maxParallelism: 128, attempt: 0 },
    processingTime: { currentProcessingTimeMs: () => clock.nowMs },
    external,
  };
  // The rest of a context is not a reader's business.
  return context as unknown as OperatorContext & { clock: { nowMs: number } };
}

/** Files of a test by their names. */
export function filesOf(files: Readonly<Record<string, Uint8Array>>): FileBytes {
  return {
    sizeBytes: async (path) => files[path]?.length ?? null,
    read: async (path, start, end) => files[path]!.slice(start, end),
  };
}

/** A subtask's line to an enumerator, as a task would lay it. */
export function lineTo(enumerator: SplitEnumerator, subtask: number): ExternalInput {
  let listener: (message: unknown) => void = () => {};
  return {
    send: (message) => enumerator.onMessage(subtask, message, (answer) => listener(answer)),
    onMessage: (next) => {
      listener = next;
    },
    reportWatermark: () => {},
    onAlignment: () => {},
  };
}

/** An output to which splits make no difference. */
export function readerOutput(collect: (value: unknown) => void): ReaderOutput {
  return { collect, createOutputForSplit: () => ({ collect }), releaseOutputForSplit: () => {} };
}

/** A reader keeps to one output: that of a split outlives the call in which it was made. */
const collectors = new WeakMap<SourceReader, { values: unknown[]; output: ReaderOutput }>();

function collectorOf(reader: SourceReader) {
  const known = collectors.get(reader);
  if (known !== undefined) return known;
  const values: unknown[] = [];
  const collector = { values, output: readerOutput((value) => values.push(value)) };
  collectors.set(reader, collector);
  return collector;
}

/** Values until the reader waits, ends, or has given `limit` of them. */
export function readSome(
  reader: SourceReader,
  limit: number,
): { values: unknown[]; isEnd: boolean } {
  const { values, output } = collectorOf(reader);
  for (let round = 0; round < 10_000 && values.length < limit; round++) {
    const status = reader.read(output, limit - values.length);
    if (status === 'END') return { values: values.splice(0), isEnd: true };
    if (status !== 'MORE') break;
  }
  return { values: values.splice(0), isEnd: false };
}

/** Lets promises that need no real input or output come to rest. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
