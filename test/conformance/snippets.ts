/** Snippets of programs that must fail, through a whole simulated cluster. */
import { expect } from 'vitest';
import { apiNames } from '../../src/api/index.ts';
import { simulate } from '../simulation/support/simulate.ts';

const NAMES = apiNames().filter((name) => name !== 'StreamExecutionEnvironment');

/** The stream that most snippets go on from. */
const BEGIN = `
import { StreamExecutionEnvironment, ${NAMES.join(', ')} } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const numbers = () => env.fromData(1, 2, 3);
const keyed = () => numbers().keyBy((n) => n % 2);
const timed = () => numbers().assignTimestampsAndWatermarks(
  WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((n) => n * 1000));
const windowed = () => timed().keyBy((n) => n % 2).window(TumblingEventTimeWindows.of(1000));
const sessions = () => timed().keyBy((n) => n % 2).window(EventTimeSessionWindows.withGap(10));
const joined = () => timed().keyBy(() => 1).window(EventTimeSessionWindows.withGap(5000));
const all = () => timed().windowAll(TumblingEventTimeWindows.of(1000));
const perKey = (body, open = () => {}) => keyed().process(new (class extends KeyedProcessFunction {
  open() { open(this.getRuntimeContext()); }
  processElement(value, ctx, out) { body(ctx, out, this.getRuntimeContext(), value); }
})()).print();
const perRecord = (body) => numbers().process(new (class extends ProcessFunction {
  processElement(value, ctx, out) { body(ctx, out, this.getRuntimeContext()); }
})()).print();
const expiring = () => {
  const list = new ListStateDescriptor('expiring');
  list.enableTimeToLive(StateTtlConfig.newBuilder(1000).build());
  return list;
};
const perStart = (body) => numbers().map(new (class extends RichMapFunction {
  initializeState(ctx) {
    body(ctx.getOperatorStateStore().getListState(new ListStateDescriptor('own')));
  }
  snapshotState() {}
  map(value) { return value; }
})()).print();
class RichReduce extends RichFunction { reduce(a, b) { return a + b; } }
class RichAggregate extends RichFunction {
  createAccumulator() { return 0; } add(v, a) { return a + v; }
  getResult(a) { return a; } merge(a, b) { return a + b; }
}
const keep = (key, ctx, elements, out) => { for (const e of elements) out.collect(e); };
const keepAll = (ctx, elements, out) => { for (const e of elements) out.collect(e); };
`;

/** What is said of the snippet, which must fail. */
export async function messageOf(snippet: string): Promise<string> {
  const { result } = await simulate(`${BEGIN}\n${snippet};\nenv.execute();`);
  expect(result.status).toBe('FAILED');
  return result.error?.message ?? '';
}
