/**
 * Files for sources on the command line: relative to the program, or else a data set of the app.
 * Reads at once: a simulated run must not depend on how long a disk takes.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileSystem } from '../cluster/index.ts';

interface OpenFile {
  readonly descriptor: number;
  readonly sizeBytes: number;
}

/** Keeps what it opened until it is closed. */
export class NodeFileSystem implements FileSystem {
  private readonly folders: readonly string[];
  private readonly files = new Map<string, OpenFile>();

  /** `folders` in the order in which a path is looked for. */
  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  async sizeBytes(path: string): Promise<number | null> {
    return this.open(path)?.sizeBytes ?? null;
  }

  /** As Flink's NonSplittingRecursiveEnumerator: hidden files and folders are left out. */
  async filesIn(path: string): Promise<readonly string[] | null> {
    const place = this.places(path).find((each) => existsSync(each));
    return place !== undefined && isFolder(place) ? filesBelow(place, path, new Set()) : null;
  }

  async read(path: string, start: number, end: number): Promise<Uint8Array> {
    const file = this.open(path);
    if (file === null) throw new Error(`File ${path} is gone.`);
    const bytes = new Uint8Array(Math.max(0, Math.min(end, file.sizeBytes) - start));
    let count = 0;
    while (count < bytes.length) {
      const length = bytes.length - count;
      const read = readSync(file.descriptor, bytes, count, length, start + count);
      if (read === 0) break;
      count += read;
    }
    return bytes.subarray(0, count);
  }

  close(): void {
    for (const { descriptor } of this.files.values()) closeSync(descriptor);
    this.files.clear();
  }

  private open(path: string): OpenFile | null {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    for (const place of this.places(path)) {
      const file = openFile(place);
      if (file === null) continue;
      this.files.set(path, file);
      return file;
    }
    return null;
  }

  /** Where a path may lead. Only a program's own folder may be left by it. */
  private places(path: string): string[] {
    return this.folders.map((folder, index) =>
      index === 0 ? resolve(folder, path) : join(folder, join('/', path)),
    );
  }
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Paths as a source names them, in the order of their names; a link back up is not followed. */
function filesBelow(place: string, path: string, above: ReadonlySet<string>): string[] {
  const real = realpathSync(place);
  if (above.has(real)) return [];
  const within = new Set([...above, real]);
  const names = readdirSync(place).filter((name) => !/^[._]/.test(name));
  return names.toSorted().flatMap((name) => {
    const inner = join(place, name);
    if (isFolder(inner)) return filesBelow(inner, join(path, name), within);
    return statSync(inner, { throwIfNoEntry: false })?.isFile() ? [join(path, name)] : [];
  });
}

/** Null where there is no such file; a file that may not be read is none. */
function openFile(path: string): OpenFile | null {
  try {
    const stat = statSync(path);
    return stat.isFile() ? { descriptor: openSync(path, 'r'), sizeBytes: stat.size } : null;
  } catch {
    return null;
  }
}
