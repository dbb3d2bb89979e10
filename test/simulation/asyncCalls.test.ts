import { describe, expect, it } from 'vitest';
import { simulate, simulatedClient } from './support/simulate.ts';

const IMPORTS = `
import { AsyncDataStream, DataGeneratorSource, ListStateDescriptor, RateLimiterStrategy,
  RichMapFunction, StreamExecutionEnvironment, WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
`;

/** Answers after a time that the record's number decides; tells the most calls at a time. */
const LATE = `
const late = {
  underWay: 0,
  most: 0,
  asyncInvoke(n, future) {
    this.most = Math.max(this.most, ++this.underWay);
    setTimeout(() => {
      this.underWay--;
      future.complete([{ n, most: this.most }]);
    }, (n * 7919) % 50);
  },
};
`;

async function outputsOf(program: string, seed = 1): Promise<Record<string, unknown[]>> {
  const { result } = await simulate(IMPORTS + program, { seed });
  expect(result.error).toBeNull();
  return result.outputs as Record<string, unknown[]>;
}

describe('asynchronous calls in a running job', () => {
  it('are never more at a time than the capacity, whatever one input makes', async () => {
    const { out } = await outputsOf(`${LATE}
      const many = env.fromSequence(0, 9).flatMap((n, out) => {
        for (let i = 0; i < 20; i++) out.collect(n * 20 + i);
      });
      AsyncDataStream.orderedWait(many, late, 60_000, 7).print('out');
      env.execute('capacity');`);
    const records = out as { n: number; most: number }[];
    expect(records.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(Math.max(...records.map(({ most }) => most))).toBe(7);
  });

  it('are all waited for at the end, one operator after the other, in any home order', async () => {
    for (const seed of [1, 2, 3]) {
      const { out } = await outputsOf(
        `${LATE}
        env.setParallelism(3);
        const first = AsyncDataStream.unorderedWait(env.fromSequence(1, 100), late, 60_000, 5);
        const second = first.rebalance().map((r) => r.n);
        AsyncDataStream.unorderedWait(second, late, 60_000).map((r) => r.n).print('out');
        env.execute('two in a row');`,
        seed,
      );
      const numbers = (out as number[]).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    }
  });

  it('that nobody answers do not keep a job from being stopped', async () => {
    const client = simulatedClient();
    client.subscribe((event) => {
      if (event.kind === 'snapshot' && event.snapshot.status === 'RUNNING') void client.stop();
    });
    const program = `${IMPORTS}
      AsyncDataStream.orderedWait(env.fromSequence(1, 9), { asyncInvoke() {} }, 0, 3).print('out');
      env.execute('never');`;
    const { status } = await client.run(program, { seed: 1, collectOutputs: true });
    await client.dispose();
    expect(status).toBe('CANCELED');
  }, 20_000);

  it('give the same bytes for the same seed', async () => {
    const program = `
      env.setParallelism(3);
      const client = {
        asyncInvoke: (n, future) => setTimeout(() => future.complete([n]), Math.random() * 50),
      };
      AsyncDataStream.unorderedWait(env.fromSequence(1, 99), client, 1000, 5)
        .rebalance().map((n) => n).print('out');
      env.execute('seeded');`;
    const first = JSON.stringify(await outputsOf(program, 5));
    expect(JSON.stringify(await outputsOf(program, 5))).toBe(first);
    expect(JSON.stringify(await outputsOf(program, 6))).not.toBe(first);
  });

  it('fail the job when their time is up', async () => {
    const { result } = await simulate(`${IMPORTS}
      AsyncDataStream.orderedWait(env.fromSequence(1, 3), { asyncInvoke() {} }, 250)
        .name('lookup').print('out');
      env.execute('timeout');`);
    expect(result.status).toBe('FAILED');
    expect(result.error).toMatchObject({ operator: 'lookup', record: 1 });
    expect(result.error?.message).toContain('Async function call has timed out.');
  });
});

describe('a checkpointed function in a running job', () => {
  it('is initialised before it opens, with nothing restored', async () => {
    const { out } = await outputsOf(`
      class Count extends RichMapFunction {
        initializeState(context) {
          this.lines = ['restored ' + context.isRestored()];
          const descriptor = new ListStateDescriptor('counts');
          this.counts = context.getOperatorStateStore().getListState(descriptor);
          this.index = this.getRuntimeContext().getIndexOfThisSubtask();
        }
        snapshotState() {}
        open() { this.lines.push('opened ' + this.index); }
        map(n) {
          this.counts.add(n);
          return [...this.lines, [...this.counts.get()].join('+')].join(', ');
        }
      }
      env.fromSequence(1, 3).map(new Count()).print('out');
      env.execute('checkpointed');`);
    expect(out).toEqual([
      'restored false, opened 0, 1',
      'restored false, opened 0, 1+2',
      'restored false, opened 0, 1+2+3',
    ]);
  });
});

describe('a record that is collected after its call has ended', () => {
  it('fails the job in the name of the operator', async () => {
    const { result } = await simulate(`${IMPORTS}
      const slow = RateLimiterStrategy.perSecond(5);
      env.fromSource(
        new DataGeneratorSource((i) => i, 3, slow), WatermarkStrategy.noWatermarks(), 'numbers',
      ).flatMap((n, out) => {
        setTimeout(() => { try { out.collect(n); } catch { /* told by the job */ } }, 5);
      }).name('late').print('out');
      env.execute('late');`);
    expect(result.status).toBe('FAILED');
    expect(result.error).toMatchObject({ operator: 'late', record: 0 });
    expect(result.error?.message).toContain('after the call that it was given to had ended');
  });
});
