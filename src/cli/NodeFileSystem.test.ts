import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeFileSystem } from './NodeFileSystem.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-'));
  for (const name of ['program', 'data']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'program', 'near.txt'), 'abcdef');
  writeFileSync(join(folder, 'data', 'near.txt'), 'other');
  writeFileSync(join(folder, 'data', 'book.txt'), 'book');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('NodeFileSystem', () => {
  const files = () => new NodeFileSystem([join(folder, 'program'), join(folder, 'data')]);

  it('looks beside the program first, then among the data sets', async () => {
    const system = files();
    expect(await system.sizeBytes('near.txt')).toBe(6);
    expect(await system.sizeBytes('book.txt')).toBe(4);
    expect(await system.sizeBytes('none.txt')).toBeNull();
    system.close();
  });

  it('finds the files of a folder as Flink does: all below it but hidden ones', async () => {
    const inside = join(folder, 'program', 'in');
    for (const name of ['', 'deep', '_old', '.git']) mkdirSync(join(inside, name));
    for (const name of ['b.txt', 'a.txt', '_SUCCESS', '.crc', 'deep/c.txt', '_old/d.txt']) {
      writeFileSync(join(inside, name), name);
    }
    symlinkSync(inside, join(inside, 'deep', 'loop'));
    const system = files();
    expect(await system.filesIn('in')).toEqual(['in/a.txt', 'in/b.txt', 'in/deep/c.txt']);
    expect(await system.sizeBytes('in/deep/c.txt')).toBe(10);
    expect(await system.filesIn('near.txt')).toBeNull();
    expect(await system.filesIn('none')).toBeNull();
    system.close();
  });

  it('reads ranges, and never behind the end', async () => {
    const system = files();
    const read = async (start: number, end: number) =>
      new TextDecoder().decode(await system.read('near.txt', start, end));
    expect(await read(1, 3)).toBe('bc');
    expect(await read(4, 99)).toBe('ef');
    system.close();
  });

  it('lets paths lead out of the program folder, not out of the data folder', async () => {
    const onlyData = new NodeFileSystem([join(folder, 'program', 'deep'), join(folder, 'data')]);
    expect(await onlyData.sizeBytes('../../secret.txt')).toBe(6);
    const none = new NodeFileSystem([join(folder, 'nowhere', 'deeper'), join(folder, 'data')]);
    expect(await none.sizeBytes('../secret.txt')).toBeNull();
    onlyData.close();
  });
});
