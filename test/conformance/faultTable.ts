/**
 * Programs with one fault each, through a whole simulated cluster: they must fail with a clear
 * message that names the operator and the line.
 */
import { describe, expect, it } from 'vitest';
import { apiNames } from '../../src/api/index.ts';
import { simulate } from '../simulation/support/simulate.ts';

const NAMES = apiNames().filter((name) => name !== 'StreamExecutionEnvironment');

/** What the snippets go on from; `boom` is what throws. */
const BEGIN = `
import { StreamExecutionEnvironment, ${NAMES.join(', ')} } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const boom = () => { throw new Error('boom!'); };
const times = WatermarkStrategy.forMonotonousTimestamps().withTimestampAssigner((n) => n * 1000);
const numbers = env.fromData(1, 2, 3);
const timed = numbers.assignTimestampsAndWatermarks(times);
const others = env.fromData(1, 2, 3).assignTimestampsAndWatermarks(times);
const keyed = timed.keyBy((n) => n % 2);
const keyedOthers = others.keyBy((n) => n % 2);
const tumbling = TumblingEventTimeWindows.of(2000);
const windowed = keyed.window(tumbling);
const all = timed.windowAll(tumbling);
const keep = (key, ctx, elements, out) => { for (const e of elements) out.collect(e); };
const rules = new MapStateDescriptor('rules');
const rulesStream = env.fromData(7).broadcast(rules);
class Sum {
  createAccumulator() { return 0; } add(v, a) { return a + v; }
  getResult(a) { return a; } merge(a, b) { return a + b; }
}
class Each extends ProcessFunction { processElement(n, ctx, out) { out.collect(n); } }
class PerKey extends KeyedProcessFunction { processElement(n, ctx, out) { out.collect(n); } }
class Rich extends RichMapFunction { map(n) { return n; } }
class Lazy { asyncInvoke(n, future) { future.complete([n]); } }
class Both extends CoProcessFunction { processElement1() {} processElement2() {} }
class Ruled extends BroadcastProcessFunction { processElement() {} processBroadcastElement() {} }
class Paired extends ProcessJoinFunction { processElement() {} }
class EveryTime extends Trigger {
  onElement() { return 'FIRE'; } onEventTime() { return 'CONTINUE'; }
  onProcessingTime() { return 'CONTINUE'; } clear() {}
}
const like = (object, methods) => Object.assign(object, methods);
`;

/** One program and what must be said of it. */
export interface Fault {
  /** Declarations before the line that is to blame. */
  readonly before?: string;
  /** The line that is to blame; a stream. */
  readonly line: string;
  /** What follows on the lines behind it. */
  readonly after?: string;
  /** What stands on the lines round it. */
  readonly wrap?: readonly [string, string];
  /** What the message says, `boom!` where left out. */
  readonly says?: string;
  readonly operator?: string;
  readonly record?: unknown;
}

async function expectFault(fault: Fault): Promise<void> {
  const { before = '', line, after = '', wrap, says = 'boom!', operator, record } = fault;
  const opening = wrap === undefined ? '' : `const result = ${wrap[0]}\n`;
  const head = `${BEGIN}${before}\n${opening}`;
  const built = wrap === undefined ? `const result = ${line}\n${after}` : `${line}\n${wrap[1]}`;
  const program = `${head}${built};\nresult.print();\nenv.execute();`;
  const { result } = await simulate(program);
  expect(result).toMatchObject({ status: 'FAILED', error: { line: head.split('\n').length } });
  expect(result.error?.message).toContain(says);
  if (operator !== undefined) expect(result.error?.operator).toBe(operator);
  if (record !== undefined) expect(result.error?.record).toEqual(record);
}

/** One test a row. */
export function table(title: string, rows: Readonly<Record<string, Fault>>): void {
  describe(title, () => {
    it.each(Object.entries(rows))('%s', (_name, fault) => expectFault(fault));
  });
}
