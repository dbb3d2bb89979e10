import { expect, it } from 'vitest';
import { FetchFileSystem } from './FetchFileSystem.ts';

const BOOK = 'moby-dick.txt';
const data = () => new FetchFileSystem(new URL('/data/', location.href).href);
/** The server makes this file anew at each request, and knows no ranges. */
const made = () => new FetchFileSystem(new URL('/', location.href).href);
const MADE = 'sandbox-worker.js';

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const whole = async (path: string) =>
  new Uint8Array(await (await fetch(new URL(path, location.origin))).arrayBuffer());

it('knows the size of a file without fetching it', async () => {
  const book = await whole(`/data/${BOOK}`);
  expect(await data().sizeBytes(BOOK)).toBe(book.byteLength);
  expect(book.byteLength).toBeGreaterThan(1_000_000);
});

it('reads a range where the host honours ranges', async () => {
  const book = await whole(`/data/${BOOK}`);
  const bytes = await data().read(BOOK, 1_000, 1_100);
  expect(textOf(bytes)).toBe(textOf(book.subarray(1_000, 1_100)));
});

it('reads no more than there is', async () => {
  const book = await whole(`/data/${BOOK}`);
  const bytes = await data().read(BOOK, book.byteLength - 10, book.byteLength + 10);
  expect(bytes).toEqual(book.slice(-10));
});

it('reads a range of a file that the host gives only as a whole', async () => {
  const response = await fetch(`/${MADE}`, { headers: { range: 'bytes=0-0' } });
  expect(response.status).toBe(200);
  const script = new Uint8Array(await response.arrayBuffer());
  const files = made();
  expect(await files.sizeBytes(MADE)).toBe(script.byteLength);
  expect(await files.read(MADE, 5, 25)).toEqual(script.slice(5, 25));
});

it('has no file where there is none, or where its name leads out', async () => {
  const files = data();
  expect(await files.sizeBytes('없는 파일.txt')).toBeNull();
  expect(await files.sizeBytes(`../data/${BOOK}`)).toBeNull();
  await expect(files.read('gone.txt', 0, 1)).rejects.toThrow('gone.txt');
});
