import { describe, expect, it } from 'vitest';
import { recordUseOf, recordUseOfMember } from './recordUse.ts';

const useOf = (text: string) => recordUseOf(new Function(`return (${text})`)());

describe('what a function may do with its record', () => {
  it.each([
    '(e) => e.kind === "view"',
    'e => e.n * 2 + e.m',
    '(e) => ({ id: e.id, at: e.at })',
    '(e) => ({ ...e, n: 1 })',
    '(e) => { if (e.n > 1 && e.m <= 2) { return e.n; } return e.list[0].n; }',
    'function (e) { return e?.n ?? 0; }',
    '() => 1',
    '(e) => e',
    '(e) => { return e; }',
    '(e, at) => e.at >= at',
    '($e) => $e.n != 3',
    '(e) => e.n >> 1 >= e.m << 2',
    '(e) => { if (e.n >= 1) { return e.n; } for (;;) { return 1; } }',
  ])('reads: %s', (text) => {
    expect(useOf(text)).toBe('reads');
  });

  it.each([
    '(e) => names.get(e.id)',
    '(e) => e.word.toLowerCase()',
    '(e) => { count++; return e.n; }',
    '(e) => { last = e.n; return 1; }',
    '(e) => { this.n += e.n; }',
    '({ n, m }) => n + m',
    '([a, b]) => [b, a]',
    '(e) => new Date(e.at)',
    '(e) => `a $' + '{e.n} $' + '{f(e.n)}`',
    '(e) => { const n = e.n; return n.m; }',
    '(e, out) => { out.collect(e.n); }',
    '(e, out) => { if (e.n > 1) out.collect(e); }',
    '(e) => { total.n = total.n + e.n; return e; }',
    '(e) => Math.max(...e)',
  ])('reads fields: %s', (text) => {
    expect(useOf(text)).toBe('readsFields');
  });

  it.each([
    '(e) => { e.n = 1; return 2; }',
    '(e) => { e.n = 1; return e; }',
    '(e) => { e.push(1); return e; }',
    '(e) => { e?.push(1); return e; }',
    '(e) => { e["push"](1); return e; }',
    '(e) => { e.push?.(1); return e; }',
    '(e) => { e.spread(...e); return 1; }',
    '(e, out) => { out.collect(e); e.n++; }',
    '(e) => { kept.collect(e); }',
    '(e, out) => { out.collect([e]); }',
    '(e) => { return e, kept; }',
    '(e) => { e.n += 1; return 2; }',
    '(e) => { e.n++; return 2; }',
    '(e) => { ++e.n; return 2; }',
    '(e) => { e["n"] = 1; return 2; }',
    '(e) => { e[key(1)] = 1; return 2; }',
    '(e) => { e.n ??= 1; return 2; }',
    '(e) => { e.n /* x */ = 1; return 2; }',
    '(e) => { (e.n) = 1; return 2; }',
    '(e) => { (e).n = 1; return 2; }',
    '(e) => { [e.n, e.m] = [e.m, e.n]; return 2; }',
    '(e) => { ({ n: e.n } = other); return 2; }',
    '(e) => { for (e.n of [1, 2]) {} return 2; }',
    '(e) => { for (e.n in other) {} return 2; }',
    '(e) => { delete e.n; return 2; }',
    '(e) => { kept.push(e); return 2; }',
    '(e) => { const f = e; return f.n; }',
    '(e) => () => e.n',
    '(e) => { const later = function () { return e.n; }; return later; }',
    'async (e) => e.n',
    'function (e) { arguments[0].n = 1; return 2; }',
    'function () { arguments[0].n = 1; return 2; }',
    '(e) => { eval("e.n = 1"); return 2; }',
    '(...all) => all[0]',
    '(e = {}) => e.n',
    '(e) => { const { n } = e; e.n = 1000; return n; }',
    '(e) => ({ e })',
    '(e) => ({ ...e.f(e) })',
    '(e) => { a[e.n] = e.m; return 2; }',
    '(e) => { \\u0065.n = 1; return 2; }',
    '(e) => tag`$' + '{e}`',
    '(e) => { e.n\n = 1; return 2; }',
    'function* (e) { yield e.n; }',
    '(e) => (e.n >>= 1)',
    '(e) => (e.n <<= 1)',
    '(e) => (e.n >>>= 1)',
    '(e, i = e.n++) => i',
    '(e, kept = list) => kept.collect(e)',
    '(e, out) => { out = kept; out.collect(e); }',
    '(e) => (e.push)(1)',
    '(e) => ((e.push) )?.(1)',
    '(e) => ({ later() { return e; } })',
    '(e) => ({ get later() { return e.n; } })',
  ])('anything: %s', (text) => {
    expect(useOf(text)).toBe('any');
  });

  it('is unknown of what has no text', () => {
    expect(recordUseOf(Math.abs.bind(null))).toBe('any');
    expect(recordUseOf(undefined)).toBe('any');
  });

  it('is that of the method of a function object', () => {
    class Doubles {
      map(e: { n: number }): number {
        return e.n * 2;
      }
    }
    expect(recordUseOfMember(new Doubles(), 'map')).toBe('reads');
    expect(recordUseOfMember(new Doubles(), 'filter')).toBe('any');
  });
});
