import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf, lineTo, readerContext, readSome, settle } from '../readerHarness.ts';
import { FileEnumerator } from './FileEnumerator.ts';
import { FileReader } from './FileReader.ts';

interface Setting {
  readonly files: Record<string, string>;
  readonly paths?: readonly string[];
  readonly parallelism: number;
  readonly splitBytes: number;
  readonly chunkBytes: number;
}

function encoded(files: Record<string, string>): Record<string, Uint8Array> {
  const entries = Object.entries(files);
  return Object.fromEntries(entries.map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

function start(setting: Setting) {
  const { parallelism, splitBytes, chunkBytes } = setting;
  const paths = setting.paths ?? Object.keys(setting.files);
  const files = filesOf(encoded(setting.files));
  const enumerator = new FileEnumerator({ paths, parallelism, files, splitBytes });
  const readers = Array.from({ length: parallelism }, (_, subtask) => {
    const reader = new FileReader(chunkBytes);
    reader.open(readerContext(subtask, parallelism, lineTo(enumerator, subtask)));
    return reader;
  });
  return { enumerator, readers };
}

async function readAll(readers: readonly FileReader[], perTurn: number): Promise<string[][]> {
  const lines: string[][] = readers.map(() => []);
  for (let running = readers.length; running > 0; ) {
    running = 0;
    for (const [index, reader] of readers.entries()) {
      const { values, isEnd } = readSome(reader, perTurn);
      lines[index]!.push(...(values as string[]));
      if (!isEnd) running++;
    }
    await settle();
  }
  return lines;
}

const line = fc.constantFrom('', 'a', 'one two', '한글 줄', '😀😀', 'x'.repeat(30));
const file = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 20 })
  .map((lines) => lines.map(([text, end]) => text + end).join(''));

describe('FileReader', () => {
  it('shares all lines of all files among any number of subtasks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        async (texts, parallelism, splitBytes, chunkBytes) => {
          const files = Object.fromEntries(texts.map((text, i) => [`${i}.txt`, text]));
          const { readers } = start({ files, parallelism, splitBytes, chunkBytes });
          const lines = (await readAll(readers, 3)).flat();
          const expected = texts.flatMap((text) => text.split(/\r?\n/).slice(0, -1));
          expect(lines.sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps the order of a file with one subtask', async () => {
    const text = Array.from({ length: 100 }, (_, i) => `line ${i}\n`).join('');
    const setting = { files: { f: text }, parallelism: 1, splitBytes: 64, chunkBytes: 10 };
    const [lines] = await readAll(start(setting).readers, 7);
    expect(lines).toEqual(text.split('\n').slice(0, -1));
  });

  it('ends at once for an empty file', async () => {
    const setting = { files: { f: '' }, parallelism: 2, splitBytes: 64, chunkBytes: 10 };
    expect(await readAll(start(setting).readers, 7)).toEqual([[], []]);
  });

  it('fails with the path where there is no such file', async () => {
    const setting = { files: {}, paths: ['no.txt'], parallelism: 1, splitBytes: 9, chunkBytes: 9 };
    await expect(readAll(start(setting).readers, 7)).rejects.toThrow('File no.txt does not exist');
  });

  it('goes on from its position, elsewhere too', async () => {
    const text = Array.from({ length: 60 }, (_, i) => `line ${i}\n`).join('');
    const setting = { files: { f: text }, parallelism: 1, splitBytes: 700, chunkBytes: 50 };
    const first = start(setting);
    const head: unknown[] = [];
    while (head.length < 25) {
      head.push(...readSome(first.readers[0]!, 25 - head.length).values);
      await settle();
    }
    const second = new FileReader(13);
    second.restore([structuredClone(first.readers[0]!.snapshot())]);
    second.open(readerContext(0, 1, lineTo(first.enumerator, 0)));
    const [tail] = await readAll([second], 7);
    expect([...head, ...tail!]).toEqual(text.split('\n').slice(0, -1));
  });
});

describe('FileEnumerator', () => {
  it('answers nonsense and foreign paths with a failure, and reads nothing', async () => {
    const { enumerator } = start({
      files: { f: 'a' },
      parallelism: 1,
      splitBytes: 9,
      chunkBytes: 9,
    });
    const answers: unknown[] = [];
    for (const message of [null, { kind: 'read', path: 'f', start: 0, end: 1e9 }, 7]) {
      enumerator.onMessage(0, message, (answer) => answers.push(answer));
    }
    enumerator.onMessage(0, { kind: 'read', path: '/etc/passwd', start: 0, end: 1 }, (answer) =>
      answers.push(answer),
    );
    await settle();
    expect(answers.map((answer) => (answer as { kind: string }).kind)).toEqual(
      Array(4).fill('failed'),
    );
  });
});

describe('a subtask that begins anew', () => {
  it('is given again what it was given, and nobody else loses or doubles a line', async () => {
    const text = Array.from({ length: 40 }, (_, i) => `${i}`).join('\n');
    const setting = { files: { f: text }, parallelism: 2, splitBytes: 10, chunkBytes: 4 };
    const { enumerator, readers } = start(setting);
    const kept: string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      readSome(readers[0]!, 2);
      kept.push(...(readSome(readers[1]!, 2).values as string[]));
      await settle();
    }
    enumerator.subtaskReset(0);
    const fresh = new FileReader(setting.chunkBytes);
    fresh.open(readerContext(0, 2, lineTo(enumerator, 0)));
    const [again, rest] = await readAll([fresh, readers[1]!], 2);
    const all = [...again!, ...kept, ...rest!];
    expect(all.sort()).toEqual(text.split('\n').sort());
  });

  it('gets nothing for what its last attempt had asked for', async () => {
    const { enumerator, readers } = start({
      files: { f: 'a' },
      parallelism: 1,
      splitBytes: 10,
      chunkBytes: 4,
    });
    readSome(readers[0]!, 1);
    enumerator.subtaskReset(0);
    const fresh = new FileReader(4);
    fresh.open(readerContext(0, 1, lineTo(enumerator, 0)));
    expect(await readAll([fresh], 1)).toEqual([['a']]);
  });
});
