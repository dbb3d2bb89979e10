import { describe, expect, it } from 'vitest';
import {
  evaluatePlain,
  evaluateText,
  firstDiagnostic,
  graphOf,
  loadModule,
} from '../../test/support/evaluateText.ts';
import { CallSiteStack } from './CallSiteStack.ts';
import { compileProgram } from './compileProgram.ts';
import { evaluateProgram } from './evaluateProgram.ts';

const IMPORT = "import * as m from 'millrace'; const env = m.StreamExecutionEnvironment";
/** Text before each program: one line, so that lines count from the second. */
const BEGIN = `${IMPORT}.getExecutionEnvironment(); const s = env.fromData(1, 2, 3);\n`;

/** Line and column in the program without its first line. */
async function problem(text: string) {
  const found = await firstDiagnostic(BEGIN + text);
  const { line = 0, column = 0 } = found?.position ?? {};
  return [found?.severity, found?.code, line - 1, column, found?.message];
}

describe('faults of a program', () => {
  it.each([
    ['no-execute', 's.print();', 1, 3, 'never calls execute()'],
    ['execute-twice', 's.print(); env.execute();\nenv.execute();', 2, 5, 'second time'],
    [
      'nothing-to-run',
      'env.execute();',
      1,
      5,
      'No operators defined in streaming topology. Cannot execute.',
    ],
    [
      'forward-unequal-parallelism',
      's.map((x) => x).setParallelism(2)\n  .forward().map((x) => x).print();\nenv.execute();',
      2,
      4,
      'Forward partitioning does not allow change of parallelism. Upstream operation: ' +
        'Map-2 parallelism: 2, downstream operation: Map-3 parallelism: 1 You must use another ' +
        'partitioning strategy, such as broadcast, rebalance, shuffle or global.',
    ],
    [
      'needs-key-by',
      's\n  .window(m.TumblingEventTimeWindows.of(1000)).sum(0).print(); env.execute();',
      2,
      4,
      'keyBy',
    ],
    ['needs-key-by', 's.sum(0); env.execute();', 1, 3, 'sum() works on a keyed stream'],
    [
      'duplicate-uid',
      "s.map((x) => x).uid('a')\n  .map((x) => x).uid('a').print(); env.execute();",
      2,
      18,
      'Hash collision on user-specified ID "a". Most likely cause is a non-unique ID. ' +
        'Please check that all IDs specified via `uid(String)` are unique.',
    ],
    ['evaluation-error', "\n throw new Error('my words');", 2, 2, 'my words'],
    ['evaluation-error', '\nnull.x;', 2, 1, 'TypeError'],
    ['evaluation-error', 'f(); function f() { g(); } function g() { null.x; }', 1, 21, 'TypeError'],
    ['evaluation-error', 'main();\nasync function main() { await 0; throw 7; }', 2, 34, '7'],
    [
      'evaluation-error',
      'try { f() } catch {}\ns.nothing();\nfunction f() { throw 1 }',
      2,
      3,
      'nothing',
    ],
    [
      'parallelism',
      's.map((x) => x).setParallelism(0); env.execute();',
      1,
      17,
      'The parallelism of an operator must be at least 1, or ' +
        'ExecutionConfig.PARALLELISM_DEFAULT (use system default).',
    ],
    [
      'parallelism',
      'env.setParallelism(0.5);',
      1,
      5,
      'Parallelism must be at least one, or ExecutionConfig.PARALLELISM_DEFAULT',
    ],
    [
      'parallelism',
      'env.fromCollection([1]).setParallelism(2);',
      1,
      25,
      'The parallelism of non parallel operator must be 1.',
    ],
    [
      'max-parallelism',
      'env.setMaxParallelism(40000);',
      1,
      5,
      'maxParallelism is out of bounds 0 < maxParallelism <= 32768. Found: 40000',
    ],
    [
      'max-parallelism',
      's.map((x) => x).setParallelism(4).setMaxParallelism(2).print(); env.execute();',
      1,
      3,
      "Vertex Map's parallelism (4) is higher than the max parallelism (2). " +
        'Please lower the parallelism or increase the max parallelism.',
    ],
    [
      'partitioning-of-keyed-stream',
      's.keyBy((x) => x).rebalance();',
      1,
      19,
      'Cannot override partitioning for KeyedStream.',
    ],
    ['argument', 'env.fromData();', 1, 5, 'fromElements needs at least one element as argument'],
    ['argument', 'env.fromCollection([]);', 1, 5, 'Collection must not be empty'],
    ['argument', 'env.fromSequence(2, 1);', 1, 5, "'from' must be <= 'to'"],
    ['argument', 's.map(3);', 1, 3, 'map needs a function'],
    ['argument', 's.map(class A {});', 1, 3, 'new A()'],
    ['not-supported-yet', 's.sinkTo(s);', 1, 3, 'DataStream.sinkTo is not supported yet'],
    ['argument', 'm.CEP.pattern(s, 1);', 1, 7, 'CEP.pattern() needs a Pattern'],
    [
      'batch-unbounded',
      'const endless = new m.DataGeneratorSource((i) => i, Infinity);\n' +
        "env.fromSource(endless, m.WatermarkStrategy.noWatermarks(), 'g').print();\n" +
        "env.setRuntimeMode('BATCH'); env.execute();",
      2,
      5,
      "Detected an UNBOUNDED source with the 'execution.runtime-mode' set to 'BATCH'. ",
    ],
    ['argument', "env.setRuntimeMode('batch');", 1, 5, "'STREAMING', 'BATCH' or 'AUTOMATIC'"],
  ])('%s: %s', async (code, text, line, column, message) => {
    const expected = ['error', code, line, column, expect.stringContaining(message)];
    expect(await problem(text)).toEqual(expected);
  });

  it('are kept where the program catches what execute() throws', async () => {
    expect(await problem('try { env.execute() } catch {}')).toEqual([
      'error',
      'nothing-to-run',
      1,
      11,
      expect.any(String),
    ]);
  });

  it.each([
    ['unused-result', 's.map((x) => x); s.print(); env.execute();', 1, 3, 'goes nowhere'],
    ['unused-source', 's.print();\nenv.fromSequence(1, 2); env.execute();', 2, 5, 'no reader'],
  ])('warn of %s and run', async (code, text, line, column, message) => {
    const expected = ['warning', code, line, column, expect.stringContaining(message)];
    expect(await problem(text)).toEqual(expected);
    expect((await evaluateText(BEGIN + text)).graph).not.toBeNull();
  });
});

describe('the graph', () => {
  it('numbers nodes in the order of their making and leaves unread sources out', async () => {
    const { nodes } = await graphOf(
      `${BEGIN} env.fromData(0); s.print(); s.map((x) => x).print('b'); env.execute();`,
    );
    expect(nodes.map(({ id, name }) => [id, name])).toEqual([
      [1, 'Source: Collection Source'],
      [2, 'Sink: Print to Std. Out'],
      [3, 'Map'],
      [4, 'Sink: Print to Std. Out'],
    ]);
  });

  it('knows the call of each node, and which calls made several', async () => {
    const loop = "for (const id of ['a', 'b'])\n s.map((x) => x).print(id);";
    const text = `${BEGIN}${loop}\nenv.execute();`;
    const { nodes } = await graphOf(text);
    const shown = nodes.map(({ callSite }) => [callSite?.position.line, callSite?.isDynamic]);
    expect(shown).toEqual([
      [1, false],
      [3, true],
      [3, true],
      [3, true],
      [3, true],
    ]);
    const { start, end } = nodes[1]!.callSite!.range;
    expect(text.slice(start, end)).toBe('s.map((x) => x)');
  });

  it('keeps uids when names and unrelated operators change', async () => {
    const first = await graphOf(`${BEGIN} s.map((x) => x).print(); env.execute();`);
    const second = await graphOf(
      `${BEGIN} env.fromSequence(1, 2).print('n'); s.map((x) => -x).name('neg').print();
      env.execute();`,
    );
    expect(second.nodes.map(({ uid }) => uid)).toEqual(
      expect.arrayContaining(first.nodes.map(({ uid }) => uid)),
    );
    expect(new Set(second.nodes.map(({ uid }) => uid)).size).toBe(second.nodes.length);
  });

  it('gives the classes of the top level', async () => {
    const text = `${BEGIN} class A {} const B = class {}; s.print(); env.execute();`;
    const { graph, ...rest } = await evaluatePlain(text);
    expect(graph).not.toBeNull();
    const { classes } = (rest as { functions: { classes: ReadonlyMap<string, unknown> } })
      .functions;
    expect([...classes.keys()]).toEqual(['A', 'B']);
  });
});

describe('the scope', () => {
  it('can give the program other globals, and sees each lap of a loop', async () => {
    let laps = 0;
    const scope = { Date: { now: () => 5 }, Math: { random: () => 0.5 } };
    const text = `${BEGIN} for (let i = 0; i < 3; i++);
      s.map((x) => x).name(Date.now() + ' ' + Math.random()).print(); env.execute();`;
    const { graph } = await evaluateText(text, { scope, onLap: () => void laps++ });
    expect(graph?.nodes[1]?.name).toBe('5 0.5');
    expect(laps).toBe(3);
  });

  it('knows where a program is that does not end', async () => {
    const stack = new CallSiteStack();
    const seen: (number | undefined)[] = [];
    const text = 'for (const a of [1]) f();\nfunction f() { for (const b of [1]); }';
    const { program } = compileProgram(text);
    const { callSites, instrumented } = program!;
    const onLap = () => void seen.push(stack.where());
    await evaluateProgram(await loadModule(instrumented), { callSites, stack, onLap });
    expect(seen.map((site) => callSites[site!]?.position)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 22 },
    ]);
  });

  it('lets the program use the names of globals for its own', async () => {
    const text = `${BEGIN} var performance = 1; const console = 2; s.print(); env.execute();`;
    expect((await evaluateText(text)).graph).not.toBeNull();
  });

  it('is fresh for each evaluation', async () => {
    const text = `${BEGIN} s.print(); env.execute();`;
    const [first, second] = await Promise.all([evaluateText(text), evaluateText(text)]);
    expect(first.graph?.hash).toBe(second.graph?.hash);
  });
});
