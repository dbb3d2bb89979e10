import { describe, expect, it } from 'vitest';
import { evaluatePlain, loadModule } from '../../test/support/evaluateText.ts';
import { hostileValues } from '../../test/support/hostileValues.ts';
import { compileProgram } from './compileProgram.ts';
import { programFrames } from './programStack.ts';

/** An error with this stack behind its message. */
function withStack(message: string, ...lines: string[]): Error {
  const error = new Error(message);
  error.stack = [`Error: ${message}`, ...lines].join('\n');
  return error;
}

describe("the program's frames of a stack", () => {
  it('are its own only, innermost first', () => {
    const error = withStack(
      'no',
      '    at Check.map (millrace-program:12:30)',
      '    at e.processElement (blob:null/3f:1:2345)',
      '    at new Inner (millrace-program:4:1)',
      '    at Object.add [as merge] (millrace-program:5:6)',
      '    at Zc.keyOf [as key] (millrace-program:6:2)',
      '    at async Promise.all (index 0)',
      '    at async millrace-program:7:8',
    );
    expect(programFrames(error)).toEqual([
      { name: 'Check.map', line: 12, column: 30 },
      { name: 'new Inner', line: 4, column: 1 },
      { name: 'add', line: 5, column: 6 },
      { name: 'keyOf', line: 6, column: 2 },
      { name: null, line: 7, column: 8 },
    ]);
  });

  it('are read in the form of other engines too', () => {
    const error = withStack(
      'no',
      'map@millrace-program:2:3',
      '@millrace-program:4:5',
      'x@e.js:1:1',
    );
    expect(programFrames(error).map(({ name, line }) => [name, line])).toEqual([
      ['map', 2],
      [null, 4],
    ]);
  });

  it('are not taken from the message', () => {
    const message = 'see\n    at f (millrace-program:1:1)';
    expect(programFrames(withStack(message, '    at g (millrace-program:2:2)'))).toEqual([
      { name: 'g', line: 2, column: 2 },
    ]);
  });

  it('are those of the cause where an error of ours is around it', () => {
    const cause = withStack('inner', '    at f (millrace-program:3:4)');
    expect(programFrames(new Error('outer', { cause }))).toHaveLength(1);
    expect(programFrames(Object.assign(cause, { cause }))).toHaveLength(1);
  });

  it('are few, whatever the stack says', () => {
    const endless = withStack('no', ...Array(100_000).fill('    at f (millrace-program:1:1)'));
    expect(programFrames(endless)).toHaveLength(20);
    const long = withStack('no', `    at ${'f'.repeat(10_000)} (millrace-program:1:1)`);
    expect(programFrames(long)[0]?.name).toHaveLength(200);
    for (const odd of [' ', '(', ' [as ', 'at async ', '(data:text/javascript;base64,', '\n ']) {
      const stack = withStack('no', `${odd.repeat(200_000)} (millrace-program:1:1)`);
      expect(programFrames(stack).length).toBeLessThanOrEqual(1);
    }
  });

  it.each(hostileValues())('are a list for %s', (_, make) => {
    expect(Array.isArray(programFrames(make()))).toBe(true);
  });
});

describe('a place in the text that runs', () => {
  const text = [
    "import { StreamExecutionEnvironment } from 'millrace';",
    'interface A { a: number } type B = A; const shift = <T,>(x: T): T => x;',
    'function nested(x: A): number { if (x.a === 1) { /* é */ throw new TypeError("x"); }',
    '  for (const i of [1]) if (x.a === 2) shift((x as any).b.c); return x.a as number; }',
    'class Check<T> { private readonly n: number = 1; run(x: A): number { return nested(x); } }',
    'globalThis.check = new Check<string>();',
  ].join('\n');

  async function thrownAt(a: number) {
    const { program } = compileProgram(text);
    if (program === null) throw new Error('it does not compile');
    await evaluatePlain(text);
    // any: what the program leaves in the realm
    const { check } = globalThis as any;
    try {
      check.run({ a });
    } catch (error) {
      return programFrames(error).map(({ name, line, column }) => {
        const place = program.maps.plain.find(line, column);
        const rest = text.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1);
        return [name, rest?.slice(0, 12)];
      });
    }
    return [];
  }

  it('is one in the program, to the column', async () => {
    expect(await thrownAt(1)).toEqual([
      ['nested', 'new TypeErro'],
      ['Check.run', 'nested(x); }'],
    ]);
    expect(await thrownAt(2)).toEqual([
      ['nested', 'c); return x'],
      ['Check.run', 'nested(x); }'],
    ]);
  });

  it('is none outside of it', () => {
    const { program } = compileProgram(text);
    expect(program?.maps.plain.find(1, 5)).toBeNull();
    expect(program?.maps.plain.find(7, 1)).toBeNull();
    expect(program?.maps.plain.find(1e9, 1)).toBeNull();
    expect(program?.maps.plain.find(0, 0)).toBeNull();
    expect(program?.maps.plain.find(3, 1e9)).toMatchObject({ line: 3 });
  });

  it('of a first line counts without what is put in front of it', async () => {
    const { program } = compileProgram('null.x; //');
    const error = await loadModule(program!.plain)
      .then((module) => module({ globals: {}, hooks: {}, millrace: {} }))
      .catch((thrown: unknown) => thrown);
    const [frame] = programFrames(error);
    expect(program!.maps.plain.find(frame!.line, frame!.column)).toEqual({ line: 1, column: 6 });
  });
});
