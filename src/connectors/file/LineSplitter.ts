// Hot path: bytes are decoded a block of whole lines at a time; a line is one slice of the block.
/**
 * Cuts the lines of one split out of bytes that come in order. A line belongs to the split in which
 * it begins; lines end with \n, \r or \r\n, as Java's BufferedReader reads them. Bytes are UTF-8,
 * broken ones become U+FFFD; a byte order mark is kept as Flink's TextLineInputFormat keeps it.
 */

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where to go on: `skipCount` lines behind the one that begins at byte `start`. */
export interface LinePosition {
  readonly start: number;
  readonly skipCount: number;
}

/** The lines of the byte range [start, end) of a file. */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly end: number;
  private bytes = new Uint8Array(0);
  private byteCount = 0;
  /** No line ends in the bytes before this index: a long line is looked through once. */
  private searchedCount = 0;
  /** In the file, of `bytes[0]`. */
  private bytesStart: number;
  private isAtLineStart: boolean;
  private isEndOfFile = false;
  private isEndOfRange = false;
  private block = '';
  private blockStart: number;
  private cursor = 0;
  private emittedCount = 0;
  private skipCount: number;
  private nextReturn = -1;

  /** `position` goes on where a splitter of the same range stood. */
  constructor(start: number, end: number, position?: LinePosition) {
    this.end = end;
    this.isAtLineStart = position !== undefined || start === 0;
    // The byte before the range tells whether a line begins with it.
    this.bytesStart = position?.start ?? (start === 0 ? 0 : start - 1);
    this.blockStart = this.bytesStart;
    this.skipCount = position?.skipCount ?? 0;
    if (this.isAtLineStart && this.bytesStart >= end) this.isEndOfRange = true;
  }

  /** The first byte that it has to be given. */
  get firstByte(): number {
    return this.bytesStart + this.byteCount;
  }

  /** The next bytes of the file; `isEndOfFile` where nothing follows them. */
  push(chunk: Uint8Array, isEndOfFile: boolean): void {
    const needed = this.byteCount + chunk.length;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.byteCount * 2));
      grown.set(this.bytes.subarray(0, this.byteCount));
      this.bytes = grown;
    }
    this.bytes.set(chunk, this.byteCount);
    this.byteCount = needed;
    this.isEndOfFile = isEndOfFile;
  }

  /** The next line, or null: `isDone` tells whether more bytes would help. */
  next(): string | null {
    while (this.cursor < this.block.length || this.decodeBlock()) {
      const line = this.cutLine();
      this.emittedCount++;
      if (this.skipCount === 0) return line;
      this.skipCount--;
    }
    return null;
  }

  /** True when all lines of the range were given out. */
  get isDone(): boolean {
    return this.isEndOfRange && this.cursor >= this.block.length;
  }

  /** A splitter made with it gives the lines that this one has not given yet. */
  position(): LinePosition | null {
    if (!this.isAtLineStart) return null;
    return { start: this.blockStart, skipCount: this.emittedCount + this.skipCount };
  }

  private cutLine(): string {
    const { block, cursor } = this;
    const feed = block.indexOf('\n', cursor);
    if (this.nextReturn !== -1 && this.nextReturn < cursor) {
      this.nextReturn = block.indexOf('\r', cursor);
    }
    const isReturnFirst = this.nextReturn !== -1 && (feed === -1 || this.nextReturn < feed);
    const lineEnd = isReturnFirst ? this.nextReturn : feed === -1 ? block.length : feed;
    const isPair = isReturnFirst && feed === lineEnd + 1;
    this.cursor = lineEnd + (isPair ? 2 : 1);
    return block.slice(cursor, lineEnd);
  }

  /** Makes a block of the whole lines at hand; false where there is none. */
  private decodeBlock(): boolean {
    if (!this.isAtLineStart && !this.findFirstLine()) return false;
    if (this.isEndOfRange) return false;
    const cut = this.wholeLinesEnd();
    if (cut === 0) return false;
    this.block = this.decoder.decode(this.bytes.subarray(0, cut));
    this.blockStart = this.bytesStart;
    this.cursor = 0;
    this.emittedCount = 0;
    this.nextReturn = this.block.indexOf('\r');
    this.dropBytes(cut);
    if (this.bytesStart >= this.end || this.isAllRead()) this.isEndOfRange = true;
    return true;
  }

  private isAllRead(): boolean {
    return this.isEndOfFile && this.byteCount === 0;
  }

  /** Skips the line that began before the range. */
  private findFirstLine(): boolean {
    const lineStart = this.terminatorEnd(0);
    if (lineStart !== -1) {
      this.dropBytes(lineStart);
      this.isAtLineStart = true;
      this.blockStart = this.bytesStart;
      if (this.bytesStart >= this.end || this.isAllRead()) this.isEndOfRange = true;
      return true;
    }
    if (this.isEndOfFile) this.isEndOfRange = true;
    else this.dropBytes(this.endsWithReturn() ? this.byteCount - 1 : this.byteCount);
    // The line that began before the range goes on behind it.
    if (this.bytesStart >= this.end) this.isEndOfRange = true;
    return false;
  }

  /** Index behind the last whole line at hand that begins in the range; 0 where there is none. */
  private wholeLinesEnd(): number {
    const lastStart = this.end - this.bytesStart - 1;
    if (lastStart < this.byteCount) {
      const lineEnd = this.terminatorEnd(Math.max(this.searchedCount, lastStart));
      if (lineEnd !== -1) return lineEnd;
    }
    if (this.isEndOfFile) return this.byteCount;
    let last = this.byteCount - 1;
    if (this.endsWithReturn()) last--;
    const end = last + 1;
    for (; last >= this.searchedCount; last--) {
      const byte = this.bytes[last];
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return last + 1;
    }
    this.searchedCount = Math.max(this.searchedCount, end);
    return 0;
  }

  /** Index behind the first line end at or after `from`; -1 while it is not all at hand. */
  private terminatorEnd(from: number): number {
    for (let i = from; i < this.byteCount; i++) {
      const byte = this.bytes[i];
      if (byte === LINE_FEED) return i + 1;
      if (byte !== CARRIAGE_RETURN) continue;
      if (i + 1 < this.byteCount) return this.bytes[i + 1] === LINE_FEED ? i + 2 : i + 1;
      return this.isEndOfFile ? i + 1 : -1;
    }
    return -1;
  }

  private endsWithReturn(): boolean {
    return this.byteCount > 0 && this.bytes[this.byteCount - 1] === CARRIAGE_RETURN;
  }

  private dropBytes(count: number): void {
    this.bytes.copyWithin(0, count, this.byteCount);
    this.byteCount -= count;
    this.bytesStart += count;
    this.searchedCount = Math.max(0, this.searchedCount - count);
  }
}
