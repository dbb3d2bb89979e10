/**
 * Files that the user opened in the page, for sources, over the app's data sets: one that was
 * opened hides a data set of its name. They stay on the user's disk and are read by slices when a
 * job asks; nothing is copied, kept over a reload, or sent anywhere.
 */
import type { FileSystem } from '../cluster/index.ts';

/** A file system whose first layer changes while the app runs. */
export class OpenedFiles implements FileSystem {
  private readonly below: FileSystem;
  private readonly files = new Map<string, Blob>();

  constructor(below: FileSystem) {
    this.below = below;
  }

  /** From now on `name` is this file. */
  open(name: string, file: Blob): void {
    this.files.set(name, file);
  }

  /** From now on `name` is what it was before. */
  close(name: string): void {
    this.files.delete(name);
  }

  async sizeBytes(path: string): Promise<number | null> {
    return this.files.get(path)?.size ?? this.below.sizeBytes(path);
  }

  async read(path: string, start: number, end: number): Promise<Uint8Array> {
    const file = this.files.get(path);
    if (file === undefined) return this.below.read(path, start, end);
    try {
      return new Uint8Array(await file.slice(start, end).arrayBuffer());
    } catch {
      throw new Error(
        `The file ${path} cannot be read any more: it has changed, or is gone, since it was ` +
          'opened. Open it again.',
      );
    }
  }
}
