/**
 * Reads lines of the splits that the enumerator gives it: one split in work, one chunk of bytes in
 * work and one ahead. Its position is the splits it was given and has not finished.
 * Flink's FileSourceReader with a line format.
 */
import type {
  ExternalInput,
  OperatorContext,
  ReaderOutput,
  ReadStatus,
  SourceReader,
  SplitOutput,
} from '../../engine/index.ts';
import { MIN_TIMESTAMP } from '../../engine/index.ts';
import type { EnumeratorMessage, FileSplit, ReaderMessage } from './fileProtocol.ts';
import type { LinePosition } from './LineSplitter.ts';
import { LineSplitter } from './LineSplitter.ts';

const CHUNK_BYTES = 128 * 1024;
/** The last line of a split goes on behind its end, mostly not far. */
const TAIL_BYTES = 4 * 1024;
const CHUNKS_AT_HAND = 2;

/** A split with the place in it. */
interface SplitState {
  readonly split: FileSplit;
  readonly position: LinePosition | null;
}

interface FileReaderSnapshot {
  readonly splits: readonly SplitState[];
}

function splitIdOf({ path, start, end }: FileSplit): string {
  return `${path}:${start}-${end}`;
}

/** `ASKED`: a split is on its way. */
type Phase = 'IDLE' | 'ASKED' | 'READING' | 'END';

/** One subtask's reader. */
export class FileReader implements SourceReader {
  private readonly chunkBytes: number;
  private external: ExternalInput | null = null;
  private phase: Phase = 'IDLE';
  private assigned: SplitState[] = [];
  private restored: readonly FileReaderSnapshot[] | null = null;
  private split: FileSplit | null = null;
  private splitter: LineSplitter | null = null;
  /** Of the split in work, from its first record slice on. */
  private splitOutput: SplitOutput | null = null;
  private chunks: Uint8Array[] = [];
  private requestedCount = 0;
  private nextRead = 0;
  private failure: string | null = null;

  constructor(chunkBytes = CHUNK_BYTES) {
    this.chunkBytes = chunkBytes;
  }

  open(context: OperatorContext): void {
    const { external, subtask } = context;
    if (external === null) throw new Error('Files cannot be read here');
    this.external = external;
    external.onMessage((message) => this.onMessage(message as EnumeratorMessage));
    if (this.restored === null) return;
    // After a change of parallelism the splits that are left go round.
    const parts = this.restored;
    const isSame = parts.length === subtask.parallelism;
    this.assigned = isSame
      ? [...parts[subtask.subtaskIndex]!.splits]
      : parts
          .flatMap((part) => part.splits)
          .filter((_, index) => index % subtask.parallelism === subtask.subtaskIndex);
    this.restored = null;
  }

  read(output: ReaderOutput, limit: number): ReadStatus {
    if (this.failure !== null) throw new Error(this.failure);
    if (this.phase === 'IDLE') this.startNextSplit();
    if (this.phase === 'READING') return this.readLines(output, limit);
    return this.phase === 'END' ? 'END' : 'WAITING';
  }

  snapshot(): unknown {
    const { split, splitter } = this;
    if (split === null || splitter === null) return { splits: [...this.assigned] };
    return { splits: [{ split, position: splitter.position() }, ...this.assigned] };
  }

  restore(parts: readonly unknown[]): void {
    this.restored = parts as readonly FileReaderSnapshot[];
  }

  close(): void {
    this.phase = 'END';
    this.split = null;
    this.splitter = null;
  }

  private readLines(output: ReaderOutput, limit: number): ReadStatus {
    const splitter = this.splitter!;
    this.splitOutput ??= output.createOutputForSplit(splitIdOf(this.split!));
    const { splitOutput } = this;
    for (let count = 0; count < limit; count++) {
      const line = this.nextLine(splitter);
      if (line === null) {
        if (!splitter.isDone) return 'WAITING';
        output.releaseOutputForSplit(splitIdOf(this.split!));
        this.splitOutput = null;
        this.phase = 'IDLE';
        this.split = null;
        this.splitter = null;
        return 'MORE';
      }
      splitOutput.collect(line, MIN_TIMESTAMP);
    }
    return 'MORE';
  }

  /** Feeds the splitter with what has come; null where that is not enough. */
  private nextLine(splitter: LineSplitter): string | null {
    for (;;) {
      const line = splitter.next();
      if (line !== null || splitter.isDone) return line;
      const chunk = this.chunks.shift();
      if (chunk === undefined) {
        if (this.requestedCount === 0) this.askForBytes();
        return null;
      }
      const isEndOfFile = splitter.firstByte + chunk.length >= this.split!.sizeBytes;
      splitter.push(chunk, isEndOfFile);
      this.askAhead();
    }
  }

  private startNextSplit(): void {
    const next = this.assigned.shift();
    if (next === undefined) {
      this.phase = 'ASKED';
      this.send({ kind: 'request-split' });
      return;
    }
    const { split, position } = next;
    this.phase = 'READING';
    this.split = split;
    this.splitter = new LineSplitter(split.start, split.end, position ?? undefined);
    this.chunks = [];
    this.nextRead = this.splitter.firstByte;
    this.askAhead();
  }

  /** Keeps some chunks of the split itself on their way. */
  private askAhead(): void {
    while (
      this.nextRead < this.split!.end &&
      this.requestedCount + this.chunks.length < CHUNKS_AT_HAND
    ) {
      this.askForBytes();
    }
  }

  /** The next bytes of the split, or of what lies behind it. */
  private askForBytes(): void {
    const { path, end, sizeBytes } = this.split!;
    const limit = this.nextRead < end ? end : sizeBytes;
    const isTail = this.nextRead === end;
    const length = isTail ? Math.min(TAIL_BYTES, this.chunkBytes) : this.chunkBytes;
    const readEnd = Math.min(this.nextRead + length, limit);
    this.send({ kind: 'read', path, start: this.nextRead, end: readEnd });
    this.nextRead = readEnd;
    this.requestedCount++;
  }

  private onMessage(message: EnumeratorMessage): void {
    switch (message.kind) {
      case 'split':
        this.assigned.push({ split: message.split, position: null });
        this.phase = 'IDLE';
        break;
      case 'no-more-splits':
        this.phase = 'END';
        break;
      case 'bytes':
        this.requestedCount--;
        this.chunks.push(message.bytes);
        break;
      case 'failed':
        this.failure = message.message;
        break;
    }
  }

  private send(message: ReaderMessage): void {
    this.external!.send(message);
  }
}
