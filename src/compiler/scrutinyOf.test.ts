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
