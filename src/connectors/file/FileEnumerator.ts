/**
 * Hands out the byte ranges of files, first come first served, and reads bytes for the readers.
 * Answers go out in the order of the requests, so that a simulated run repeats exactly.
 * Flink's StaticFileSplitEnumerator.
 */
import type { FileBytes, SplitEnumerator } from '../SplitEnumerator.ts';
import type { EnumeratorMessage, FileSplit, ReaderMessage } from './fileProtocol.ts';
import { parseReaderMessage } from './fileProtocol.ts';
import { splitBytesFor, splitFile } from './splitFiles.ts';

/** What a reader that keeps to one chunk in work and one ahead never comes near. */
const MAX_WAITING_REQUESTS = 1024;

const NO_MORE_SPLITS: EnumeratorMessage = { kind: 'no-more-splits' };

/** What to read and for how many. */
export interface FileEnumeratorOptions {
  readonly paths: readonly string[];
  readonly parallelism: number;
  readonly files: FileBytes;
  /** Chosen by the length of the files where it is absent. */
  readonly splitBytes?: number;
}

/** One file source's enumerator. */
export class FileEnumerator implements SplitEnumerator {
  private readonly options: FileEnumeratorOptions;
  private splits: FileSplit[] | null = null;
  /** Files that readers may ask for: those that were named, and those in folders. */
  private readonly readable = new Set<string>();
  /** What each subtask was given, oldest first; a reset makes it a fresh list. */
  private assigned = new Map<number, FileSplit[]>();
  private queue: Promise<void> = Promise.resolve();
  private waitingCount = 0;
  private isClosed = false;

  constructor(options: FileEnumeratorOptions) {
    this.options = options;
  }

  onMessage(subtask: number, message: unknown, reply: (message: unknown) => void): void {
    const request = parseReaderMessage(message);
    if (request === null || this.waitingCount >= MAX_WAITING_REQUESTS) {
      reply(failed('The file source got a request that it does not understand'));
      return;
    }
    this.waitingCount++;
    const mine = this.assignedTo(subtask);
    this.queue = this.queue.then(async () => {
      const answer = await this.answer(request, mine).catch(failureOf);
      this.waitingCount--;
      if (!this.isClosed) reply(answer);
    });
  }

  /** Splits go back, and requests of the old attempt get nothing more. */
  subtaskReset(subtask: number): void {
    const returned = this.assigned.get(subtask) ?? [];
    this.assigned.set(subtask, []);
    this.splits?.unshift(...returned);
  }

  close(): void {
    this.isClosed = true;
    this.splits = [];
  }

  private assignedTo(subtask: number): FileSplit[] {
    const known = this.assigned.get(subtask);
    if (known !== undefined) return known;
    const fresh: FileSplit[] = [];
    this.assigned.set(subtask, fresh);
    return fresh;
  }

  private async answer(request: ReaderMessage, mine: FileSplit[]): Promise<EnumeratorMessage> {
    if (this.isClosed) return NO_MORE_SPLITS;
    if (request.kind === 'request-split') {
      this.splits ??= await this.enumerate();
      const isOld = ![...this.assigned.values()].includes(mine);
      const split = isOld ? undefined : this.splits.shift();
      if (split === undefined) return NO_MORE_SPLITS;
      mine.push(split);
      return { kind: 'split', split };
    }
    const { path, start, end } = request;
    if (!this.readable.has(path)) return failed(`The source does not read '${path}'`);
    const bytes = await this.options.files.read(path, start, end);
    if (bytes.length !== end - start) return failed(`File ${path} changed while it was read.`);
    return { kind: 'bytes', start, bytes };
  }

  private async enumerate(): Promise<FileSplit[]> {
    const { paths, parallelism, files } = this.options;
    const sizes: { path: string; sizeBytes: number }[] = [];
    for (const named of paths) {
      for (const path of (await files.filesIn?.(named)) ?? [named]) {
        const sizeBytes = await files.sizeBytes(path);
        if (sizeBytes === null) throw new Error(missingFile(path));
        this.readable.add(path);
        sizes.push({ path, sizeBytes });
      }
    }
    const totalBytes = sizes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const splitBytes = this.options.splitBytes ?? splitBytesFor(totalBytes, parallelism);
    return sizes.flatMap(({ path, sizeBytes }) => splitFile(path, sizeBytes, splitBytes));
  }
}

function failed(message: string): EnumeratorMessage {
  return { kind: 'failed', message };
}

function failureOf(error: unknown): EnumeratorMessage {
  return failed(error instanceof Error ? error.message : String(error));
}

/** What a path means here, which is what to look at first; then Flink's sentence. */
function missingFile(path: string): string {
  return (
    `There is no file '${path}'. In the page a path names a data set that comes with the app ` +
    '(such as moby-dick.txt), or a file that you opened below the examples; on the command line ' +
    'a file relative to the program, or else a data set of the app. ' +
    `Could not enumerate file splits: File ${path} does not exist or the user running Flink ` +
    "('millrace') has insufficient permissions to access it."
  );
}
