/** Arguments of the wrong kind: the sentence shows what is wrong with them, whatever they are. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulation/support/simulate.ts';

async function messageOf(call: string): Promise<string | undefined> {
  const { result } = await simulate(`
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromData(1).map((x) => x)${call}.print();
env.execute();`);
  expect(result.status).toBe('FAILED');
  expect(result.error).toMatchObject({ line: 4 });
  return result.error?.message;
}

describe('an argument of the wrong kind', () => {
  it.each([
    [".setParallelism('2' as any)", "It was the text '2': give a whole number"],
    [".setParallelism(Symbol('x') as any)", 'It was a symbol: give a whole number'],
    ['.setParallelism(2n as any)', 'It was a bigint: give a whole number'],
    ['.setParallelism(Object.create(null))', 'It was an object: give a whole number'],
    ['.setParallelism(undefined as any)', 'It was undefined: give a whole number'],
    ['.setParallelism(1.5)', 'It was 1.5: give a whole number'],
    ['.name({} as any)', 'must be a string, not an Object.'],
  ])('%s', async (call, words) => {
    expect(await messageOf(call)).toContain(words);
  });
});
