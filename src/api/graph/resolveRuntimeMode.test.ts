import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../test/support/evaluateText.ts';

const BEGIN = `import { DataGeneratorSource, StreamExecutionEnvironment, WatermarkStrategy } from
  'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const generated = (count) => env.fromSource(
  new DataGeneratorSource((i) => i, count), WatermarkStrategy.noWatermarks(), 'generated');
`;

async function modeOf(text: string): Promise<string> {
  return (await graphOf(`${BEGIN}${text}; env.execute();`)).config.runtimeMode;
}

describe('the runtime mode', () => {
  it.each([
    ['is STREAMING unless something is said', 'generated(3).print()', 'STREAMING'],
    [
      'AUTOMATIC is BATCH where every source ends',
      "env.setRuntimeMode('AUTOMATIC'); generated(3).union(env.fromSequence(1, 2)).print()",
      'BATCH',
    ],
    [
      'AUTOMATIC is STREAMING where one source does not, whenever it was said',
      "generated(Infinity).union(generated(3)).print(); env.setRuntimeMode('AUTOMATIC')",
      'STREAMING',
    ],
    [
      'does not depend on sources that nobody reads',
      "generated(Infinity); generated(3).print(); env.setRuntimeMode('AUTOMATIC')",
      'BATCH',
    ],
  ])('%s', async (_name, text, mode) => {
    expect(await modeOf(text)).toBe(mode);
  });

  it('BATCH turns checkpoints off', async () => {
    const text = `${BEGIN}env.enableCheckpointing(1000); generated(3).print();`;
    const config = async (more: string) => (await graphOf(`${text}${more}; env.execute();`)).config;
    expect((await config('')).checkpointing).toBeDefined();
    expect((await config("env.setRuntimeMode('BATCH')")).checkpointing).toBeUndefined();
  });
});
