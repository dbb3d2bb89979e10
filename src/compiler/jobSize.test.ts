import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../test/support/evaluateText.ts';

const BEGIN = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
`;

async function problemOf(body: string) {
  const { graph, diagnostics } = await evaluateText(`${BEGIN}${body}\nenv.execute();`);
  if (graph !== null) return null;
  const { code, message, position } = diagnostics[0]!;
  return { code, message, line: position?.line };
}

const chain = (count: number, step = '.map((x) => x + 1)'): string =>
  `let s = env.fromData(1); for (let i = 0; i < ${count}; i++) s = s${step}; s.print();`;

describe('the size of a job', () => {
  it('has no limit that a job of its usual size comes near', async () => {
    expect(await problemOf(chain(990))).toBeNull();
    expect(
      await problemOf(`env.setParallelism(128); ${chain(3, '.keyBy((x) => x).sum(0)')}`),
    ).toBeNull();
    expect(await problemOf(chain(3000, '.map((x) => x).startNewChain()'))).toBeNull();
  });

  it.each([1000, 3000, 10_000])('refuses a chain of %i with its place and a way out', async (n) => {
    const problem = await problemOf(chain(n));
    expect(problem).toMatchObject({ code: 'chain-too-long', line: 3 });
    expect(problem?.message).toContain('More than 1000 operators would be chained');
    expect(problem?.message).toContain('.startNewChain()');
  });

  it('refuses more channels and subtasks than fit, before anything is built', async () => {
    const channels = await problemOf(
      `env.setParallelism(1000);\n${chain(2, '.keyBy((x) => x).sum(0)')}`,
    );
    expect(channels).toMatchObject({ code: 'job-too-large', line: 4 });
    expect(channels?.message).toContain('channels between its subtasks, and 70000 fit');
    const subtasks = await problemOf('env.setParallelism(20000); env.fromSequence(1, 2).print();');
    expect(subtasks).toMatchObject({ code: 'job-too-large', line: 3 });
    expect(subtasks?.message).toContain('The job has 20000 subtasks, and 5000 fit');
  });
});
