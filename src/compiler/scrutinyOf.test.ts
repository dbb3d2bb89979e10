import { describe, expect, it } from 'vitest';
import { scrutinyOf } from './scrutinyOf.ts';
import { parseProgram } from './syntaxTree.ts';

function scrutiny(text: string): string {
  const { program } = parseProgram(text);
  const { fields, arrays } = scrutinyOf(program!);
  return `${fields ? 'fields ' : ''}${arrays ? 'arrays' : ''}`.trim();
}

describe('how closely records are looked at', () => {
  it.each([
    ['s.map((x) => ({ ...x, n: x.n + 1 })).window(GlobalWindows.create()).trigger(T.create())', ''],
    ['class A { get size() { return 1; } set size(n) { this.n = n; this.all[0] = n; } }', ''],
    ['type F = Function; interface I { defineProperty: symbol } m.set(1, 2)', ''],
    ['acc.count += 1', 'arrays'],
    ['a[name] = 1', 'arrays'],
    ['[a.b] = [1]', 'arrays'],
    ['/x/.exec(text)', 'arrays'],
    ['Object.assign([], { a: 1 })', 'arrays'],
    ['({ get a() { return 1; } })', 'fields'],
    ['Object.create(null)', 'fields'],
    ['const { create } = Object', 'fields'],
    ["Object['create']({})", 'fields'],
    ['Object.freeze(x)', 'fields'],
    ['x[Symbol.for("a")]', 'fields'],
    ['function f() { return arguments; }', 'fields'],
    ['tag`text`', 'fields'],
  ])('%s: %s', (text, level) => {
    expect(scrutiny(text)).toBe(level);
  });
});

describe('members that change something when they are read', () => {
  it.each([
    [
      'class A { get n() { return this.a.toFixed(2) + Math.max(this.b, 1) + String(this.c); } }',
      '',
    ],
    ['class A { toString() { return this.parts.map((p) => p.name).join(); } get(k) { k++; } }', ''],
    ['({ valueOf: () => 5, map(e) { e.n = 1; return e; } })', ''],
    ['class A { get lazy() { return (this.cached ??= 1); } }', 'lazy'],
    ["class A { get 'me'() { return this; } get #own() { return this.n++; } }", 'me own'],
    [
      'class A { get first() { return this.all.shift(); } get x() { return this.f(); } }',
      'first x',
    ],
    ['class A { get sorted() { return sort(this.all); } }', 'sorted'],
    ['({ get n() { delete this.m; return 1; } })', 'n'],
    ['class A { valueOf() { return this.n++; } }', '*'],
    ['class A { toString = () => String(++this.n); }', '*'],
    ['({ toJSON: function () { return this.all.pop(); } })', '*'],
    ["Object.defineProperty(a, 'n', { get() { return a.m++; } })", '*'],
    ['class A { *[Symbol.iterator]() { yield 1; } }', '*'],
  ])('%s: %s', (text, names) => {
    expect(scrutinyOf(parseProgram(text).program!).changingReads?.join(' ')).toBe(names);
  });
});
