import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../cluster/index.ts';
import { OpenedFiles } from './OpenedFiles.ts';

/** A layer that has one file of one byte. */
const DATA: FileSystem = {
  sizeBytes: async (path) => (path === 'data.txt' ? 1 : null),
  read: async () => new Uint8Array([100]),
};

const textOf = async (files: FileSystem, path: string, start: number, end: number) =>
  new TextDecoder().decode(await files.read(path, start, end));

describe('files that the user opened', () => {
  it('are read by slices, under their names, before the data sets', async () => {
    const files = new OpenedFiles(DATA);
    files.open('내 파일.txt', new Blob(['hello\n']));
    files.open('data.txt', new Blob(['mine']));
    expect(await files.sizeBytes('내 파일.txt')).toBe(6);
    expect(await textOf(files, '내 파일.txt', 1, 4)).toBe('ell');
    expect(await textOf(files, 'data.txt', 0, 4)).toBe('mine');
  });

  it('are gone when they were closed, and what they hid is there again', async () => {
    const files = new OpenedFiles(DATA);
    files.open('data.txt', new Blob(['mine']));
    files.open('own.txt', new Blob(['own']));
    files.close('data.txt');
    files.close('own.txt');
    expect(await files.sizeBytes('own.txt')).toBeNull();
    expect(await textOf(files, 'data.txt', 0, 1)).toBe('d');
  });

  it('that cannot be read any more say so', async () => {
    const files = new OpenedFiles(DATA);
    const gone = { size: 3, slice: () => ({ arrayBuffer: () => Promise.reject(new Error()) }) };
    files.open('own.txt', gone as unknown as Blob);
    await expect(files.read('own.txt', 0, 3)).rejects.toThrow('own.txt cannot be read any more');
  });
});
