/** W1, keyed running word count, on the real engine against the loop by hand. Gate: 0.3. */
import { measure, report } from './support/measure.ts';
import { runProgram } from './support/runProgram.ts';
import { w1ByHand, w1Lines } from './support/w1.ts';

const WORDS = 3_000_000;
const lines = w1Lines(WORDS / 10);

const program = (parallelism: number) => `
import {
  DataGeneratorSource, StreamExecutionEnvironment, WatermarkStrategy,
} from 'millrace';
const { events } = globalThis.bench;
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(${parallelism});
env
  .fromSource(
    new DataGeneratorSource((i) => events[i], events.length),
    WatermarkStrategy.noWatermarks(),
    'lines')
  .flatMap((line, out) => {
    for (const word of line.split(' ')) out.collect({ word, count: 1 });
  })
  .keyBy((w) => w.word)
  .reduce((a, b) => ({ word: a.word, count: a.count + b.count }))
  .map((w) => { globalThis.bench.checksum = (globalThis.bench.checksum + w.count) | 0; return w; });
env.execute('W1');
`;

const measured = await measure(
  [
    { name: 'by hand', run: () => w1ByHand(lines) },
    { name: 'engine, parallelism 1', run: () => onEngine(1) },
    { name: 'engine, parallelism 2, one thread', run: () => onEngine(2) },
  ],
  WORDS,
);
if (!report('W1 word count (words)', measured, { 'engine, parallelism 1': 0.3 })) {
  process.exitCode = 1;
}

function onEngine(parallelism: number): Promise<number> {
  return runProgram(program(parallelism), { events: lines, checksum: 0 });
}
