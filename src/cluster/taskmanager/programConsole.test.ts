import { describe, expect, it } from 'vitest';
import { hostileValues } from '../../../test/support/hostileValues.ts';
import type { EventLoop } from '../EventLoop.ts';
import { ProgramLog } from './ProgramLog.ts';
import { createProgramConsole } from './programConsole.ts';

const LOOP: EventLoop = {
  nowMs: () => 0,
  soon: () => {},
  after: () => ({ cancel: () => {} }),
  random: () => 0,
};

/** What a program that says this is heard to say. */
function heard(say: (console: Console) => void, isMuted = false): string[] {
  const lines: string[] = [];
  const log = new ProgramLog(LOOP, 1000, (entries) => {
    for (const { message } of entries) lines.push(message);
  });
  log.isMuted = isMuted;
  say(createProgramConsole(log) as Console);
  log.flush();
  return lines;
}

describe("a program's console", () => {
  it.each<[string, unknown[], string]>([
    ['texts and values', ['a', 1, { b: [2] }, undefined, null], 'a 1 {"b":[2]} undefined null'],
    ['placeholders', ['%s is %d%%, %o', 'x', '3', { y: 1 }, 'rest'], 'x is 3%, {"y":1} rest'],
    ['placeholders without words', ['%s'], '%s'],
    ['styles', ['%cbig', 'font-size: 2em'], 'big'],
    ['maps and sets', [new Map([[1, 2]]), new Set(['s'])], '[[1,2]] ["s"]'],
    ['what JSON refuses', [1n, { n: 2n }, Number.NaN, Symbol('s')], '1n {"n":2n} NaN Symbol(s)'],
  ])('shows %s', (_, words, line) => {
    expect(heard((console) => console.log(...words))).toEqual([line]);
  });

  it('shows what cannot be looked at', () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    expect(heard((console) => console.log(cyclic, Object.create(null)))).toEqual([
      '{"self":"[circle]"} {}',
    ]);
  });

  const quick = hostileValues().filter(([name]) => name !== 'a hundred thousand fields');

  it.each(quick)('shows %s by whatever method', (_, make) => {
    const value = make();
    for (const method of ['log', 'error', 'dir', 'table', 'count', 'countReset'] as const) {
      for (const line of heard((console) => console[method](value as never))) {
        expect(line.length).toBeLessThan(12_000);
      }
    }
    for (const mark of ['%s', '%d', '%i', '%f', '%o', '%c']) {
      expect(heard((console) => console.log(mark, value))).toHaveLength(1);
    }
  });

  it("shows an error with the program's own calls", () => {
    const error = new Error('no');
    error.stack =
      'Error: no\n    at f (millrace-program:3:2)\n    at g (engine.js:1:2)\n' +
      '    at async millrace-program:7:1';
    expect(heard((console) => console.log(error))).toEqual([
      'Error: no\n    at f (line 3)\n    at line 7',
    ]);
  });

  it('indents groups and counts', () => {
    const lines = heard((console) => {
      console.group('outer');
      console.log('in\nside');
      console.groupEnd();
      console.count('n');
      console.count('n');
      console.time('ignored');
    });
    expect(lines).toEqual(['outer', '  in\n  side', 'n: 1', 'n: 2']);
  });

  it('says nothing while its log is muted', () => {
    expect(heard((console) => console.log('again'), true)).toEqual([]);
  });
});
