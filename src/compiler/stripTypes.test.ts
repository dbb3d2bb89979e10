import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import MagicString from 'magic-string';
import { transform } from 'sucrase';
import { describe, expect, it } from 'vitest';
import { stripTypes } from './stripTypes.ts';
import { parseProgram } from './syntaxTree.ts';
import { TypeEdits } from './TypeEdits.ts';

const ROOT = join(import.meta.dirname, '../..');

function stripped(text: string): string {
  const { program, comments, diagnostics } = parseProgram(text);
  if (program === null) throw new Error(diagnostics[0]?.message);
  const edits = new MagicString(text);
  stripTypes(program, new TypeEdits(text, comments, edits));
  return edits.toString();
}

/** Another implementation of the same, to compare with. */
function referenceOf(text: string): string {
  return transform(text, { transforms: ['typescript'], disableESTransforms: true }).code;
}

/** The tree of plain JavaScript, without places and empty statements. */
function treeOf(javaScript: string): unknown {
  const { program } = parse(javaScript, { sourceType: 'module', attachComment: false });
  return JSON.parse(
    JSON.stringify(program.body, (key, value: unknown) => {
      if (IGNORED.has(key)) return undefined;
      return Array.isArray(value) ? value.filter((item) => !isLeftOut(item)) : value;
    }),
  );
}

const IGNORED = new Set(['start', 'end', 'loc', 'extra', 'range']);

function isLeftOut(node: { type?: string } | null): boolean {
  return node?.type === 'EmptyStatement';
}

const FOLDERS = ['test/conformance/programs', 'tutorials/examples'].map((f) => join(ROOT, f));
const programs = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
);

describe('whole programs', () => {
  it.each(programs)('%s is the same tree as by the reference', (_file, program) => {
    const text = program.replace(/^import[^;]*;/gm, '');
    const ours = stripped(text);
    const reference = referenceOf(text);
    const tree = treeOf(ours);
    // The reference leaves out the fields that parameter properties declare.
    const isAlike = !/constructor\(\s*(?:private|public|protected|readonly)/.test(text);
    if (isAlike) expect(tree).toEqual(treeOf(reference));
    expect(ours.split('\n')).toHaveLength(text.split('\n').length);
  });
});

describe('the text', () => {
  it.each([
    ['let x: number = 1;', 'let x = 1;'],
    ['let x!: T; f<T>(x!.y!);', 'let x; f(x.y);'],
    ['const f = (a?: T, ...b: T[]): a is T => a;', 'const f = (a, ...b) => a;'],
    ['const f = (\n  a,\n): T\n  | U => a;', 'const f = (\n  a,\n) =>\n a;'],
    ['const f = async <\n  T,\n>(a: T) => a;', 'const f = async (\n\na) => a;'],
    ['return_(<T>{ a: 1 }, () => <T>{ a: 1 });', 'return_(( { a: 1 }), () => ( { a: 1 }));'],
    ['function f(this: T, a: T) {}', 'function f(a) {}'],
    ['function f(this: T,) {}', 'function f() {}'],
    ['interface A {\n}\nlet b', ';\n\nlet b'],
    ['x = a as T\n;[1]', 'x = a \n;[1]'],
    ['x = a as T\n(b)', 'x = a ;\n(b)'],
    ['x = a + b as number * 2', 'x = (a + b ) * 2'],
    ['if (a!in b);', 'if (a in b);'],
    ['class A<T>extends B<T> implements C<T> {}', 'class A extends B  {}'],
    ['abstract class A { abstract x: T; abstract m(): T }', ' class A { ; ; }'],
    ['class A { a = 1\n private ["b"] = 2 }', 'class A { a = 1\n ; ["b"] = 2 }'],
    ['class A { a: T\n ["b"]? = 2 }', 'class A { a;\n ["b"] = 2 }'],
    ['class A { static readonly a?: T; [k: string]: T }', 'class A { static  a; ; }'],
    [
      'class A { protected override async *m?<T>(a = <T>b) {} }',
      'class A {   async *m(a =  b) {} }',
    ],
    ['export declare const a: T; declare global {}', 'export ; ;'],
    ['for (const a of b as T[]) c', 'for (const a of b ) c'],
    ['const a = { m<T>(b: T): T { return b } };', 'const a = { m(b) { return b } };'],
  ])('of %s', (text, expected) => {
    expect(stripped(text)).toBe(expected);
  });
});

describe('values', () => {
  it.each<readonly [text: string, value: unknown]>([
    [
      'enum E { A, B = A + 4, C, D = "d" } return E',
      { 0: 'A', 4: 'B', 5: 'C', A: 0, B: 4, C: 5, D: 'd' },
    ],
    [
      'const enum E { A = 1 << 3, "b-c", d = `x` } return E',
      { 8: 'A', 9: 'b-c', A: 8, 'b-c': 9, d: 'x' },
    ],
    ['enum E { A = (1), B = E.A | 2, } return E', { 1: 'A', 3: 'B', A: 1, B: 3 }],
    ['enum E { A = "a", B = A } return E', { A: 'a', B: 'a' }],
    [
      'enum E { A = -1, default, E = 5 } return E',
      { '-1': 'A', 0: 'default', 5: 'E', A: -1, default: 0, E: 5 },
    ],
    ['{ enum E { A } enum E { B = 1 } return E }', { 0: 'A', 1: 'B', A: 0, B: 1 }],
    ['enum E { A = <any>{ toString: () => "x" } } return String(E.A)', 'x'],
    // What follows is TypeScript 7's own output, run.
    ['enum E { __proto__ = 9 } return E', { 9: '__proto__' }],
    ['enum E { __proto__, B } return E', { 0: '__proto__', 1: 'B', B: 1 }],
    ['const enum E { __proto__ = 9 } return E.__proto__', 9],
    [
      'enum E { A = 1, A2 = A, __proto__ = A2, B = __proto__ } return E',
      { 1: 'B', A: 1, A2: 1, B: 1 },
    ],
    [
      'enum E { A = f(), B = <any>"s" } function f() { return "fn" as any } return E',
      { A: 'fn', fn: 'A', B: 's', s: 'B' },
    ],
    [
      'enum E { A = "a", B = "a" + 1, C = `t`, D = A, F = E.A, H = ("p") } return E',
      { A: 'a', B: 'a1', C: 't', D: 'a', F: 'a', H: 'p' },
    ],
    [
      'const k = 5; const s = "s"; enum E { A = k, B = s as any } enum F { C = E.A, D = s } ' +
        'return [E, F]',
      [
        { 5: 'A', A: 5, B: 's', s: 'B' },
        { 5: 'C', C: 5, D: 's' },
      ],
    ],
    [
      'enum E { A = -1, B, C = 0 / 0, D = 1 / 0, F, G = 1.5, H } return E',
      {
        '-1': 'A',
        0: 'B',
        NaN: 'C',
        Infinity: 'F',
        1.5: 'G',
        2.5: 'H',
        ...{ A: -1, B: 0, C: Number.NaN, D: Infinity, F: Infinity, G: 1.5, H: 2.5 },
      },
    ],
    [
      'enum E { A = 1 } enum E { B = A, C = E.A + 1 } return E',
      { 1: 'B', 2: 'C', A: 1, B: 1, C: 2 },
    ],
    ['enum E { A = "x".length, B } return E', { 1: 'A', 2: 'B', A: 1, B: 2 }],
    ['declare enum E { A } return typeof E', 'undefined'],
    [
      'enum E { constructor = 4, toString, "-1" = 7 } return [E[4], E[5], E[7]]',
      ['constructor', 'toString', '-1'],
    ],
    [
      'class A { y = 1; constructor(public x: number, private z = x) {} } return new A(2)',
      { x: 2, z: 2, y: 1 },
    ],
    [
      'class A { constructor(readonly a: number) {\n"use strict"\na++; } }\n' +
        'class B extends A { constructor(protected b: string, c: number) { super(c) } }\n' +
        'return [new B("b", 1), Object.keys(new B("b", 1))]',
      [{ a: 1, b: 'b' }, ['a', 'b']],
    ],
    [
      'class B extends Array {\n' +
        'constructor(public b: string) { const x = super() as any; x.c = b } }\n' +
        'return Object.entries(new B("b"))',
      [
        ['b', 'b'],
        ['c', 'b'],
      ],
    ],
    ['const f = (): any => { return <\nany\n>{ a: 1 } }; return f()', { a: 1 }],
    ['const f = () => { return <T>\n(a: T) => a }; return f()(3)', 3],
    ['const a = 1, b = 2; return a + b as number * 2', 6],
    ['let a = 7 as any as number\n(0, eval)("1"); return a!', 7],
    [
      'let a = { get b(): number { return 4 } }\ntype B = typeof a\n;[1].map(x => x); return a!.b!',
      4,
    ],
    [
      'abstract class A<T> { abstract a: T; m?(): void; n!: T; b?: T }\n' +
        'return Object.keys(new (A as any)())',
      ['n', 'b'],
    ],
    ['function f(a: string): string; function f(a: any) { return a }; return f("x")', 'x'],
    ['const f = async <T,>(a: T): Promise<T> => a; return typeof f', 'function'],
    ['const x = -1 as number; return [+<any>+x, - <any>-x, typeof<any>x]', [-1, -1, 'number']],
    ['let i = 0; (i as number)++; (<any>i) += 2; i!++; return i', 4],
    [
      'const a: any = { b: { c: 1 } }; return [a?.b!.c, a!?.b?.["c"]!, (a as any)?.x!?.y.z]',
      [1, 1, undefined],
    ],
  ])('of %s', (text, value) => {
    const parsed = stripped(`const f = () => {${text}\n}`);
    expect(new Function(`${parsed}; return f();`)()).toEqual(value);
  });
});
