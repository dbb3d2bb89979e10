/**
 * Keyed jobs with objects in state that are put out to chained functions: with the copies that keep
 * operators apart, against the same job with object reuse, which makes none.
 */
import { measure, report } from './support/measure.ts';
import { runProgram } from './support/runProgram.ts';

const RECORDS = 1_000_000;

const program = (settings: string) => `
import {
  DataGeneratorSource, KeyedProcessFunction, StreamExecutionEnvironment, ValueStateDescriptor,
  WatermarkStrategy,
} from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
${settings}
class Totals extends KeyedProcessFunction {
  open() {
    this.total = this.getRuntimeContext().getState(new ValueStateDescriptor('total'));
  }
  processElement(order, _context, out) {
    const before = this.total.value() ?? { id: order.id, count: 0, sum: 0 };
    this.total.update({ id: before.id, count: before.count + 1, sum: before.sum + order.price });
    out.collect(this.total.value());
  }
}
env
  .fromSource(
    new DataGeneratorSource((i) => ({ id: i % 1000, price: i % 7 }), ${RECORDS}),
    WatermarkStrategy.noWatermarks(),
    'orders')
  .keyBy((order) => order.id)
  .process(new Totals())
  .map((total) => { total.mean = total.sum / total.count; return total; })
  .filter((total) => total.count > 0)
  .map((total) => {
    globalThis.bench.checksum = (globalThis.bench.checksum + total.count) | 0;
    return total;
  });
env.execute('keyed state');
`;

const run = (settings: string) => () => runProgram(program(settings), { events: [], checksum: 0 });

const measured = await measure(
  [
    { name: 'object reuse', run: run('env.getConfig().enableObjectReuse();') },
    { name: 'with copies', run: run('') },
  ],
  RECORDS,
  5,
);
if (!report('keyed state of objects', measured, { 'with copies': 0.7 })) process.exitCode = 1;
