/** Patterns in programs: what stands in the graph, and what is refused where. */
import { describe, expect, it } from 'vitest';
import { firstDiagnostic, graphOf, planOfText } from '../../../test/support/evaluateText.ts';

const HEAD = `import { CEP, OutputTag, Pattern, StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const s = env.fromSequence(1, 9);
const pattern = Pattern.begin('a').where((n) => n > 1).oneOrMore()
  .followedBy('b').optional().within(50);
`;

const program = (text: string) => `${HEAD}${text}\nenv.execute();`;

describe('CEP.pattern in a program', () => {
  it('is one operator behind a hash edge on a keyed stream', async () => {
    const keyed = 'CEP.pattern(s.keyBy((n) => n % 3), pattern).select((m) => m.a.length).print();';
    const plan = await planOfText(program(keyed));
    expect(plan.vertices[1]).toMatchObject({
      operators: ['CepOperator', 'Sink: Print to Std. Out'],
      parallelism: 2,
    });
    expect(plan.edges[0]?.shipStrategy).toBe('HASH');
  });

  it('runs in one place on a stream without a key', async () => {
    const plan = await planOfText(
      program('CEP.pattern(s, pattern).select((m) => m.a.length).print();'),
    );
    expect(plan.vertices[1]).toMatchObject({
      operators: ['GlobalCepOperator'],
      parallelism: 1,
      maxParallelism: 1,
    });
  });

  it('shows its stages', async () => {
    const graph = await graphOf(
      program('CEP.pattern(s, pattern).inProcessingTime().select((m) => m.a.length).print();'),
    );
    expect(graph.nodes.find(({ kind }) => kind === 'cep')?.params).toEqual({
      stages: [
        { name: 'a', follows: 'BEGIN', quantifier: '+' },
        { name: 'b', follows: 'SKIP_TILL_NEXT', quantifier: '?' },
      ],
      withinMs: 50,
      skip: 'NO_SKIP',
      isProcessingTime: true,
    });
  });

  it.each([
    ['CEP.pattern(1, pattern);', 'CEP.pattern() needs a stream'],
    ['CEP.pattern(s, 1);', 'CEP.pattern() needs a Pattern'],
    ['CEP.pattern(s, pattern).select(1);', 'select needs a function'],
    ["CEP.pattern(s, pattern).select('t', () => 1, () => 1);", 'needs an OutputTag'],
    [
      "CEP.pattern(s, pattern).select(new OutputTag('t'), 1, () => 1);",
      'an object with a method timeout()',
    ],
    ['CEP.pattern(s, pattern).process(() => 1);', 'an object with a method processMatch()'],
    ['CEP.pattern(s, pattern).sideOutputLateData();', 'needs an OutputTag'],
    [
      "CEP.pattern(s, Pattern.begin('a').notNext('a')).select((m) => m);",
      'Duplicate pattern name: a. Names must be unique.',
    ],
  ])('refuses %s', async (text, sentence) => {
    const diagnostic = await firstDiagnostic(program(text));
    expect(diagnostic?.message).toContain(sentence);
    expect(diagnostic?.position?.line).toBe(7);
  });
});
