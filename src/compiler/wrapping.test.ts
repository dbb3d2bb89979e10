import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadModule } from '../../test/support/evaluateText.ts';
import { compileProgram } from './compileProgram.ts';
import { evaluateProgram } from './evaluateProgram.ts';

/** Expressions of calls, chains, `new` and templates over an object that answers or fails. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', "'a'", 'null', 'o', 'o.none', 'f()', 'o?.f()', 'new C()', 'new C'),
    form(tie, (a) => `f(${a})`),
    form(tie, (a, b) => `o.f(${a}, ...[${b}])`),
    form(tie, (a, b) => `(${a})?.f(${b}).f()`),
    form(tie, (a, b) => `(${a})?.f?.(${b})?.g.f(1)`),
    form(tie, (a, b) => `(${a}) ? f(${b}) : o.g['f'](2)`),
    form(tie, (a, b) => `new C(${a}).f(${b})`),
    form(tie, (a) => `f(await (async () => { for (const x of [1, 2]) f(x); return ${a}; })())`),
    form(tie, (a) => `await (async () => { throw_(${a}); })().catch((e) => e)`),
  ),
}));

function form(
  tie: (key: 'expression') => fc.Arbitrary<string>,
  build: (a: string, b: string) => string,
): fc.Arbitrary<string> {
  return fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => build(a, b));
}

const SETTING = `const seen = []; const f = (...a) => { seen.push(a.length); return o; };
const o = { f, none: null, toString: () => 'o' }; o.g = o; o.then = undefined;
class C { constructor(...a) { seen.push('C' + a.length); } f(...a) { return f(...a); } }
function throw_(x) { if (x === null) throw new Error('null'); return x; }
`;

/** What the text gives, and everything that it called, or its error. */
async function outcomeOf(javaScript: string, isInstrumented: boolean): Promise<unknown> {
  const said: unknown[] = [];
  const scope = { console: { log: (...words: unknown[]) => void said.push(words) } };
  const options = isInstrumented ? { scope, callSites: [] } : { scope };
  const { diagnostics } = await evaluateProgram(await loadModule(javaScript), options);
  // The engine words its message by the text of the call, which differs.
  return { said, fault: diagnostics[0]?.message.replace(/:.*is not .*/, '') };
}

it('wrapping calls changes nothing that a program can see', async () => {
  await fc.assert(
    fc.asyncProperty(expression, async (text) => {
      const body = `try { console.log(String(${text})); } finally { console.log(seen.join()); }`;
      const { program: compiled, diagnostics } = compileProgram(SETTING + body);
      expect(diagnostics).toEqual([]);
      const { plain, instrumented } = compiled!;
      expect(await outcomeOf(instrumented, true)).toEqual(await outcomeOf(plain, false));
    }),
    { numRuns: 150, seed: 7 },
  );
}, 60_000);
