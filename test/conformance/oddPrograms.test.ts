/** Odd but legal TypeScript: each program runs, or gets a clear error with its place. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulation/support/simulate.ts';

const BEGIN = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
`;

describe('runs', () => {
  it.each<[name: string, text: string, out: unknown[]]>([
    [
      'casts, generics, satisfies',
      `${BEGIN}const same = <T,>(x: T): T => x;
      const rows = [{ a: 1 }] satisfies { a: number }[];
      env.fromData(...rows).map((r) => <number>(<unknown>r.a)).map(same<number>).print();
      env.execute();`,
      [1],
    ],
    [
      'enums',
      `${BEGIN}enum Color { Red, Green = 'g', Blue = 1 << 3 } const enum Small { A = 1, B }
      env.fromData(Color.Red, Color.Green, Color.Blue, Small.B).print(); env.execute();`,
      [0, 'g', 8, 2],
    ],
    [
      'class fields of every kind',
      `import { RichMapFunction, StreamExecutionEnvironment } from 'millrace';
      abstract class Base extends RichMapFunction<number, string> {
        static count = 0; readonly #secret = 7; protected tag = 'b'; late!: string; declare no: 1;
        static { Base.count += 1; }
        constructor(private readonly by: number, public label?: string) { super(); }
        #by(n: number) { return n * this.by; }
        map(n: number) { return [this.tag, this.#by(n), this.#secret, Base.count].join(); }
      }
      class Derived extends Base { override tag = 'd'; }
      const env = StreamExecutionEnvironment.getExecutionEnvironment();
      env.fromData(1, 2).map(new Derived(10, 'x')).print(); env.execute();`,
      ['d,10,7,1', 'd,20,7,1'],
    ],
    [
      'optional calls',
      `${BEGIN}const maybe: any = { f: (x: number) => ({ g: () => x }) }; const none: any = null;
      env.fromData(1)?.map?.((n) => none?.x?.y?.(n) ?? maybe?.f?.(n)?.g?.())!.print?.();
      env?.execute?.();`,
      [1],
    ],
    [
      'helpers that are async, top-level await, for await',
      `${BEGIN}async function build(n: number) { await null; env.fromData(n).print(); }
      await Promise.all([build(1), build(2)]);
      for await (const n of (async function* () { yield 3; })()) await build(n);
      await env.execute();`,
      [1, 2, 3],
    ],
    [
      'an async function at once',
      `${BEGIN}(async () => { env.fromData(1).print(); await env.execute(); })();`,
      [1],
    ],
    [
      'names of globals for other things',
      `${BEGIN}class Map { size = 42; } const Math = { max: () => 9 }; const console = 1;
      class Date { static now() { return 5; } } function setTimeout() { return 1; }
      env.fromData(1).map(() => [new Map().size, Date.now(), Math.max(), setTimeout()]).print();
      env.execute();`,
      [[42, 5, 9, 1]],
    ],
    [
      'comments in odd places',
      `/* a */ import /* b */ { /* c */ StreamExecutionEnvironment /* d */ , } /* e */ from /* f */
      'millrace' /* g */ ; // h
      const env /* i */ = StreamExecutionEnvironment /* j */ . /* k */ getExecutionEnvironment ();
      env.fromData(/* one */ 1 /* , 2 */, 2 // two
      ).map(/* => */ (n /* n */) => /* body */ n /* ; */ ) /* l */ . /* m */ print( /* out */ ) ;
      /* tail */ env.execute() // no semicolon
      /** end */`,
      [1, 2],
    ],
    [
      'lines that end as on Windows',
      `${BEGIN}env.fromData(1)\n.print();\nenv.execute();`.replaceAll('\n', '\r\n'),
      [1],
    ],
    ['a byte order mark', `\uFEFF${BEGIN}env.fromData(1).print(); env.execute();`, [1]],
    [
      'a first line for the shell',
      `#!/usr/bin/env node\n${BEGIN}env.fromData(1).print(); env.execute();`,
      [1],
    ],
    [
      'emoji',
      `${BEGIN}const 변수 = '👩‍👧'; env.fromData(변수).name('😀').print(); env.execute('🚀');`,
      ['👩‍👧'],
    ],
    [
      'a very long line',
      `${BEGIN}env.fromData(${'1,'.repeat(20_000)}2).filter((n) => n > 1).print(); env.execute();`,
      [2],
    ],
    [
      'imports that only types need',
      `import type { DataStream } from 'millrace'; import { Foo } from './types';
      import { type Collector, StreamExecutionEnvironment, OutputTag } from 'millrace';
      const env = StreamExecutionEnvironment.getExecutionEnvironment(); let foo: Foo;
      const s: DataStream<number> = env.fromData(1); s.print(); env.execute();`,
      [1],
    ],
    [
      'the module as one object',
      `import * as m from 'millrace'; const { Duration: { ofSeconds } } = m;
      const env = m.StreamExecutionEnvironment.getExecutionEnvironment();
      env.fromData(ofSeconds(2)).print(); env.execute();`,
      [2000],
    ],
    [
      'exports',
      `${BEGIN}export interface A { n: number } export enum C { X = 3 } export const k = 1, j = 2;
      export function f() { return k; } export class D { x = 4 } export default class E { y = 5 }
      export { f as g }; export {}; export type { A as AA };
      env.fromData(k, f(), C.X, new D().x, new E().y, j).print(); env.execute();`,
      [1, 1, 3, 4, 5, 2],
    ],
    [
      'loops and functions that build',
      `${BEGIN}let s: any = env.fromData(1);
      for (const name of ['a', 'b']) s = s.map((n: number) => n * 2).name(name);
      [1, 2].map((k) => s.map((n: number) => n + k)).forEach((x) => x.print());
      do s.print(); while (false); env.execute();`,
      [5, 6, 4],
    ],
    [
      'no semicolons',
      `${BEGIN}const s = env.fromData(1)\ns.print()\n;[1].forEach(() => {})\nenv.execute()`,
      [1],
    ],
    [
      'an error of types only',
      `${BEGIN}const x: string = 5; env.fromData<number>('a').print(); env.execute();`,
      ['a'],
    ],
  ])('%s', async (_name, text, out) => {
    const { result } = await simulate(text);
    expect(result.error).toBeNull();
    const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(sorted(result.outputs['out'] ?? [])).toEqual(sorted(out));
  });
});

describe('says what is wrong and where', () => {
  it.each<[text: string, message: string, line: number, column: number]>([
    ['@log class A {}', 'Decorators are not supported', 3, 1],
    ['const e = <div>hi</div>;', 'Syntax error', 3, 20],
    ['with (Math) { }', "'with' in strict mode", 3, 1],
    ["require('millrace');", "require is not defined. Write: import { … } from 'millrace'", 3, 1],
    ["const fs = await import('fs');", 'import() is not supported', 3, 18],
    ["export * from 'millrace';", 'leave out this export', 3, 1],
    ['const __at = 1;', 'The name __at is used by', 3, 7],
    ["env.fromData('👩‍👧').nope();", 'nope is not a function', 3, 23],
    ['function f() { throw new TypeError("boom"); }\nf();', 'TypeError: boom', 3, 16],
    ['env.fromData(missing);', 'ReferenceError: missing is not defined', 3, 5],
    ["await Promise.reject(new Error('awaited'));", 'awaited', 3, 1],
    ['env.fromData(1).print(); env.execute();\nenv.execute();', 'a second time', 4, 5],
  ])('%s', async (text, message, line, column) => {
    const { result } = await simulate(`${BEGIN}${text}`);
    expect(result).toMatchObject({ status: 'FAILED', outputs: {}, error: { line, column } });
    expect(result.error?.message).toContain(message);
    expect(result.error?.message).not.toContain('__at(');
  });
});
