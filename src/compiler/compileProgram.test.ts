import { describe, expect, it } from 'vitest';
import { compileProgram } from './compileProgram.ts';

function compiled(text: string) {
  const result = compileProgram(text);
  if (result.program === null) throw new Error(JSON.stringify(result.diagnostics));
  return result.program;
}

function firstProblem(text: string) {
  const { diagnostics } = compileProgram(text);
  const { code, position, message } = diagnostics[0]!;
  return { code, line: position?.line, column: position?.column, message };
}

describe('call sites', () => {
  it('stand at the method name and hold the whole call', () => {
    const text = 'const a = f(1);\na\n  .b(2)\n  .c();';
    const sites = compiled(text).callSites;
    const shown = sites.map(({ position, range }) => [
      position.line,
      position.column,
      text.slice(range.start, range.end),
    ]);
    expect(shown).toEqual([
      [1, 11, 'f(1)'],
      [4, 4, 'a\n  .b(2)\n  .c()'],
      [3, 4, 'a\n  .b(2)'],
    ]);
  });

  it('count columns in UTF-16 code units', () => {
    expect(compiled("const s = '😀'; f();").callSites[0]!.position).toEqual({
      line: 1,
      column: 17,
    });
  });

  it.each([
    ['optional chains as a whole', 'a?.b().c(1)?.d();', 1],
    ['arguments inside optional chains', 'a?.b(f()).c;', 1],
    ['no super and no tags', 'class A extends B { constructor() { super(f()); } } t`x`;', 1],
    ['new as well', 'new A(new B());', 2],
    ['but not the inner new of a new', 'new new A()();', 1],
    ['type arguments', 'f<number>(g<A<B>>());', 2],
    ['nothing in types', 'let a: ReturnType<typeof f>; declare function g(): void;', 0],
  ])('wrap %s', (_name, text, count) => {
    expect(compiled(text).callSites).toHaveLength(count);
  });
});

describe('the texts', () => {
  it('keep their lines', () => {
    const text =
      "import {\n  OutputTag,\n  type B,\n} from 'millrace';\nnew OutputTag();\nthrow 1;";
    const lines = compiled(text).instrumented.split('\n');
    expect(lines[4]).toContain('new OutputTag()');
    expect(lines[5]).toContain('throw');
  });

  it('have a guard in each loop and no call wrapping in the plain one', () => {
    const { plain } = compiled('for (const a of b) f(a);\nwhile (true) { g() }\ndo ; while (h());');
    expect(plain.match(/__lap\(\)/g)).toHaveLength(3);
    expect(plain).not.toContain('__at(');
  });

  it.each([
    'for (;;) for (const x of y()) z(x)',
    'if (a) b(); else c()',
    'const f = async <T,>(x: T) => await g(x);',
    'enum Level { Low = f(), High }',
    'export default class { m() { return h(); } }',
    'export default f();\nexport const x = g();\nexport { x as y };',
    'export default function () { return f(); }',
    'export type T = string; export interface I { a: number }',
    'abstract class A { constructor(private readonly b: number) {} abstract c(): void; }',
    'let x = <number>f(); let y = f()!.z; let w = f() as unknown as string satisfies string;',
    'label: for (const i of f()) { continue label; }',
    'const { a = f(), ...rest } = g(); f(g`h`);',
    'for await (const x of f()) g(x);',
    'void main(); async function main() { await f(); }',
    'const a = b\n;[f()].forEach((x) => g(x))',
    'class A { [k: string]: unknown; m?(): void; x!: number; declare y: string; override z = 1 }',
    'function f(a: string): void; function f(a: number): void; function f(a: any) { g(a) }',
    'class C { a(x: string): void; a(x: number): void; a(x: any) { this.b!(x) } b?: Function }',
    'function isS(x: unknown): x is string { return !!x } function a(x: any): asserts x {}',
    `type L = [first: string, rest?: number]; type T = \`a\${string}\`; let t: unique symbol;`,
    'type P<T> = T extends A<infer U extends object> ? U : never; const c = <const T,>(x: T) => x;',
    'let a!: number; a!++; a! += 1; (a as number) = f(); const k = g()!.h!();',
    'const o = { async *gen<T>(this: Foo, x?: T) { yield* f() }, get a(): number { return g() } };',
    'declare module "x" { export const y: number } declare global { interface A {} }',
    'const enum E { A = 1, B = A << 1, C = f(E.A) } let e: E = E.B;',
    'abstract class B<T = {}> implements I<T> { abstract x: T; private constructor() {} }',
    'const x = y satisfies Z; for (const q of <any[]>r()) s(q as const);',
    'if (a < b && c > (d)) e<f>(g); const h = i < j, k2 = l > m;',
    'switch (f()) { case g(): h(); break; default: throw new E(i()) }',
    'const fn = function* <T>(x: T): Generator<T> { const y = yield x; while (y) yield* fn(x) };',
    'a ??= f(); b ||= g()?.[h()]; c = d?.e?.(i())!.j; delete k()?.l;',
    'var v = async () => { for await (const z of w()) await z(); }; new (class { y = f() })();',
    'export default (f()) as any',
    'export /* a */ default\n(class {})',
    'export default <any>[f()];',
    'export enum E { A = f() } export abstract class B { private constructor(public a: T) {} }',
    "export type * from 'x'; export declare const a: T; export default interface I {}",
    'throw <any>f() as Error',
    'for (const a of b) f(a as T)',
    'while (a) <any>f()\nawait f<T>()!',
    "import type T1 from 'x'; export type { T1 }; export {}; import { type T2 } from 'y';",
    'try { f() } catch { g() } finally { h() } do { i() } while (j()); with_: { break with_; }',
    `let r = /[/(]/.test(f('\`')) ? \`\${\`\${g()}\`}\` : tag<string>\`x\${h()}\`;`,
    'class K { static x = f(); #y = g(); static { h(); } get z() { return this.#y } }',
  ])('are JavaScript: %s', (text) => {
    const { instrumented, plain } = compiled(text);
    for (const js of [instrumented, plain]) {
      const body = js.replace('export default', 'return');
      expect(() => new Function(body)).not.toThrow();
    }
  });
});

describe('imports', () => {
  it('may be renamed, or taken as one object, or be used only as types', () => {
    const text = [
      "import * as all from 'millrace';",
      "import { Duration as D, type Collector, Nothing } from 'millrace';",
      "import type { Foo } from 'elsewhere';",
      "import { Bar } from 'elsewhere';",
      'let x: Nothing, y: Bar<Foo>; D.ofDays(1); all.Duration;',
    ].join('\n');
    const { plain } = compiled(text);
    expect(plain).toContain('const { "Duration": D } = __scope.millrace;');
    expect(plain).toContain('const all = __scope.millrace;');
    expect(plain).not.toContain('Nothing');
  });
});

describe('diagnostics of the text', () => {
  it('takes a program of very many statements, and refuses one that is nested too deeply', () => {
    expect(compileProgram(';'.repeat(150_000)).diagnostics).toEqual([]);
    const { program, diagnostics } = compileProgram(`void (${'1 + '.repeat(60_000)}1);`);
    expect(program).toBeNull();
    expect(diagnostics[0]).toMatchObject({ severity: 'error', code: 'too-deep' });
    const place = { code: 'too-deep', line: 2 };
    expect(firstProblem(`f();\nconst x = a${'.b()'.repeat(1500)};`)).toMatchObject(place);
    expect(firstProblem(`f();\nconst x = ${'1 + '.repeat(3000)}1;`)).toMatchObject(place);
    expect(firstProblem(`f();\n${'('.repeat(60_000)}`)).toMatchObject(place);
    expect(compileProgram(`const x = a${'.b()'.repeat(1200)};`).diagnostics).toEqual([]);
  });

  it.each([
    ['syntax-error', 'const = 3;', 1, 7, 'Syntax error'],
    ['syntax-error', 'f(\n', 2, 1, 'Syntax error'],
    ['syntax-error', 'let a = 1; let a = 2;', 1, 16, 'already been declared'],
    ['import-unknown-module', "import fs from 'fs';\nfs.x;", 1, 16, "nothing but 'millrace'"],
    ['import-unknown-module', "import 'lodash';", 1, 8, "nothing but 'millrace'"],
    ['import-unknown-module', "export * from 'x';", 1, 15, "nothing but 'millrace'"],
    [
      'import-unknown-name',
      "import { OutputTags } from 'millrace'; OutputTags;",
      1,
      10,
      'OutputTag?',
    ],
    ['import-default', "import m from 'millrace'; m;", 1, 8, 'no default export'],
    ['import-dynamic', "await import('millrace');", 1, 7, 'nothing but'],
    ['decorator', '@a class B {}', 1, 1, 'Decorators'],
    ['accessor', 'class A { accessor a = 1 }', 1, 11, 'getter and a setter'],
    ['using', '{ using a = null; }', 1, 3, 'close what it names'],
    ['using', 'async () => {\n for await (await using a of []) {} }', 2, 13, 'close what it names'],
    ['namespace', 'namespace N { export const a = 1; }', 1, 1, 'Namespaces'],
    ['export-assignment', 'export = 3;', 1, 1, 'leave it out'],
  ])('%s: %s', (code, text, line, column, message) => {
    expect(firstProblem(text)).toEqual({
      code,
      line,
      column,
      message: expect.stringContaining(message),
    });
  });
});
