/** Long records as a screen has them: their beginnings, and all of one where it is asked for. */
import { expect, it } from 'vitest';
import type { JobEvent, OutputRecord } from '../../src/model/index.ts';
import { simulatedClient } from './support/simulate.ts';

const program = (count: number | 'Infinity', each: string) => `
import { DataGeneratorSource, RateLimiterStrategy, StreamExecutionEnvironment, WatermarkStrategy }
  from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const rate = RateLimiterStrategy.perSecond(20);
const source = new DataGeneratorSource((i) => i, ${count}, rate);
env.fromSource(source, WatermarkStrategy.noWatermarks(), 's')
  .map((i) => (${each}))
  .print();
env.execute();
`;

function listening() {
  const client = simulatedClient();
  const shown: OutputRecord[] = [];
  let total = 0;
  const onShown: { call: () => void } = { call: () => {} };
  client.subscribe((event: JobEvent) => {
    if (event.kind !== 'output') return;
    shown.push(...event.outputs[0]!.records);
    total = event.outputs[0]!.totalCount;
    onShown.call();
  });
  return { client, shown, onShown, total: () => total };
}

const SETTINGS = { seed: 1, collectOutputs: false };
const EACH = "({ i, text: 'z'.repeat(10_000), last: [i] })";
const textOf = (i: number) => JSON.stringify({ i, text: 'z'.repeat(10_000), last: [i] });

it('are cut, and whole while the job runs and when it has ended', async () => {
  const { client, shown, onShown, total } = listening();
  let found: Promise<unknown> | null = null;
  onShown.call = () => {
    const record = shown[3];
    if (record === undefined || found !== null) return;
    found = client.fullRecord(record.cut!.id);
  };
  const result = await client.run(program(60, EACH), SETTINGS);
  expect(result.status).toBe('FINISHED');
  expect([shown.length, total()]).toEqual([60, 60]);
  shown.forEach(({ value, cut }, i) => {
    expect(value).toBe(`${textOf(i).slice(0, 4000)}…`);
    expect(cut?.length).toBe(textOf(i).length);
  });
  expect(await found!).toEqual({ kind: 'text', text: textOf(3) });
  const kept = await client.fullRecord(shown[59]!.cut!.id);
  expect(kept).toEqual({ kind: 'text', text: textOf(59) });
  await client.dispose();
});

it('say that they have made room for others', async () => {
  const { client, shown, onShown } = listening();
  let found: Promise<unknown> | null = null;
  onShown.call = () => {
    if (shown.length < 12 || found !== null) return;
    found = client.fullRecord(shown[0]!.cut!.id).finally(() => client.stop());
  };
  const result = await client.run(program('Infinity', "'w'.repeat(4_000_000) + i"), SETTINGS);
  expect(result).toMatchObject({ status: 'CANCELED', outputs: { out: [] } });
  expect(await found!).toEqual({ kind: 'gone', reason: 'dropped' });
  const last = await client.fullRecord(shown.at(-1)!.cut!.id);
  expect(last).toMatchObject({ kind: 'text' });
  expect(await client.fullRecord(12345)).toEqual({ kind: 'gone', reason: 'dropped' });
  await client.dispose();
});

it('leave records that are short alone', async () => {
  const { client, shown } = listening();
  await client.run(program(3, '({ i, nan: NaN })'), SETTINGS);
  expect(shown).toEqual([0, 1, 2].map((i) => ({ subtask: 0, value: { i, nan: '\u0000NaN' } })));
  await client.dispose();
});
