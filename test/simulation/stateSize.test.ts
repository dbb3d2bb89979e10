/** Keyed state is measured while a job runs, and a job that keeps too much ends with a message. */
import { expect, it } from 'vitest';
import type { JobSnapshot } from '../../src/model/index.ts';
import { simulate } from './support/simulate.ts';

/** Keeps a list under each of many keys, without end; every key sets a timer. */
const HOARDER = `
import { StreamExecutionEnvironment, DataGeneratorSource, RateLimiterStrategy, WatermarkStrategy,
  KeyedProcessFunction, ListStateDescriptor } from 'millrace';
class Hoard extends KeyedProcessFunction {
  open() { this.kept = this.getRuntimeContext().getListState(new ListStateDescriptor('kept')); }
  processElement(n, ctx) {
    this.kept.add({ n, text: 'x'.repeat(100) });
    ctx.timerService().registerEventTimeTimer(Infinity);
  }
}
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const numbers = new DataGeneratorSource((i) => i, COUNT, RateLimiterStrategy.perSecond(1000));
env.fromSource(numbers, WatermarkStrategy.noWatermarks(), 'numbers')
  .keyBy((n) => n % 100).process(new Hoard()).name('hoard').print();
env.execute();`;

function stateIn(snapshot: JobSnapshot) {
  return snapshot.operators.flatMap(({ state }) => (state === null ? [] : [state]));
}

it('shows entries, bytes and timers of each subtask', async () => {
  const { result, events } = await simulate(HOARDER.replace('COUNT', '3000'));
  expect(result.status).toBe('FINISHED');
  const sizes = events.flatMap((event) =>
    event.kind === 'snapshot' ? [stateIn(event.snapshot)] : [],
  );
  const last = sizes.at(-2) ?? [];
  expect(last).toHaveLength(2);
  expect(last.reduce((sum, { entries }) => sum + entries, 0)).toBe(100);
  expect(last.reduce((sum, { timers }) => sum + timers, 0)).toBe(100);
  const bytes = sizes.map((states) => states.reduce((sum, one) => sum + one.bytes, 0));
  expect(Math.max(...bytes)).toBeGreaterThan(2500 * 150);
  expect(Math.max(...bytes)).toBeLessThan(3000 * 250);
});

it('ends a job that keeps more than fits, and names what keeps most', async () => {
  const { result } = await simulate(HOARDER.replace('COUNT', 'Infinity'), {
    settings: { stateBudgetBytes: 1_000_000 },
  });
  expect(result.status).toBe('FAILED');
  expect(result.error).toMatchObject({ operator: 'hoard', code: 'state-too-large', line: 15 });
  expect(result.error?.message).toContain('0.0010 GB is the most that fits here');
});

it('does not restart for it', async () => {
  const program = HOARDER.replace('COUNT', 'Infinity').replace(
    'env.setParallelism(2);',
    `env.setParallelism(2); env.enableCheckpointing(1000);`,
  );
  const { result, events } = await simulate(program, { settings: { stateBudgetBytes: 500_000 } });
  expect(result.status).toBe('FAILED');
  const isRestarted = events.some(
    (event) => event.kind === 'snapshot' && event.snapshot.status === 'RESTARTING',
  );
  expect(isRestarted).toBe(false);
});
