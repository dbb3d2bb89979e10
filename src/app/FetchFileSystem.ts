/**
 * The data sets that come with the app, for sources: read by ranges where the host honours them, or
 * else fetched once into a Blob and read from there. Nothing outside the data folder can be named.
 */
import type { FileSystem } from '../cluster/index.ts';

const MAX_PATH_LENGTH = 200;

/** How one file is read. */
type OpenFile =
  | { readonly kind: 'ranges'; readonly url: string; readonly sizeBytes: number }
  | { readonly kind: 'blob'; readonly blob: Blob };

/** Files below a folder of the app. */
export class FetchFileSystem implements FileSystem {
  private readonly dataUrl: string;
  private readonly files = new Map<string, Promise<OpenFile | null>>();

  /** `dataUrl` ends with a slash. */
  constructor(dataUrl: string) {
    this.dataUrl = dataUrl;
  }

  async sizeBytes(path: string): Promise<number | null> {
    const file = await this.open(path);
    if (file === null) return null;
    return file.kind === 'blob' ? file.blob.size : file.sizeBytes;
  }

  async read(path: string, start: number, end: number): Promise<Uint8Array> {
    const file = await this.open(path);
    if (file === null) throw new Error(`File ${path} is gone.`);
    if (file.kind === 'blob') {
      return new Uint8Array(await file.blob.slice(start, end).arrayBuffer());
    }
    const response = await fetchRange(file.url, start, Math.min(end, file.sizeBytes));
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A host may answer a range with the whole.
    return response.status === 206 ? bytes : bytes.subarray(start, end);
  }

  private open(path: string): Promise<OpenFile | null> {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const opened = isDataPath(path) ? openFile(this.dataUrl + encodePath(path)) : noFile();
    this.files.set(path, opened);
    opened.catch(() => this.files.delete(path));
    return opened;
  }
}

/** True for names that stay below the data folder. */
export function isDataPath(path: string): boolean {
  if (path.length > MAX_PATH_LENGTH) return false;
  return /^[\p{L}\p{N}_-][\p{L}\p{N} ._-]*(\/[\p{L}\p{N}_-][\p{L}\p{N} ._-]*)*$/u.test(path);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

async function noFile(): Promise<null> {
  return null;
}

async function openFile(url: string): Promise<OpenFile | null> {
  const response = await fetchRange(url, 0, 1);
  if (response.status === 404) return null;
  if (response.status === 206) {
    const total = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
    if (total !== undefined) return { kind: 'ranges', url, sizeBytes: Number(total) };
    return openFileWhole(await fetch(url));
  }
  // 416: an empty file has no first byte.
  if (response.status === 416) return openFileWhole(await fetch(url));
  return openFileWhole(response);
}

async function openFileWhole(response: Response): Promise<OpenFile | null> {
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The data set could not be fetched (${response.status})`);
  // Hosts of single-page apps answer with their page where there is no file.
  if (response.headers.get('content-type')?.startsWith('text/html') === true) return null;
  return { kind: 'blob', blob: await response.blob() };
}

function fetchRange(url: string, start: number, end: number): Promise<Response> {
  return fetch(url, { headers: { range: `bytes=${start}-${end - 1}` }, redirect: 'error' });
}
