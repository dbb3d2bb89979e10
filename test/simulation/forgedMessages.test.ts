/**
 * A program that takes its worker's port and sends what it likes. What is refused ends the job with
 * a sentence and the results so far, and is not tried again; what passes does no harm.
 */
import { describe, expect, it } from 'vitest';
import { checkFromTaskManager, JobIndex } from '../../src/cluster/protocol/index.ts';
import { createJobGraph } from '../../src/compiler/index.ts';
import type { JobEvent } from '../../src/model/index.ts';
import { graphOf } from '../support/evaluateText.ts';
import { forgeriesOf } from '../support/forgeries.ts';
import { READING } from '../support/protocolSamples.ts';
import { simulatedClient } from './support/simulate.ts';

/** It would be restarted a hundred times. */
const PROGRAM = `
import { DataGeneratorSource, RateLimiterStrategy, RestartStrategies, StreamExecutionEnvironment,
  WatermarkStrategy } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2).setRestartStrategy(RestartStrategies.fixedDelayRestart(100, 10));
const numbers = new DataGeneratorSource((i) => i, 400, RateLimiterStrategy.perSecond(200));
env.fromSource(numbers, WatermarkStrategy.noWatermarks(), 'numbers')
  .keyBy((n) => n % 7)
  .map((n) => n * 2).name('double')
  .print('out');
env.execute('forged');
`;

/** Of the job: numbers is vertex 1, double with its sink vertex 2; the first subtasks on tm-1. */
const SAMPLES = [
  { type: 'heartbeat' },
  { type: 'lap', nodeId: 2, forMs: 700 },
  { type: 'output', outputs: [{ sink: 'out', subtask: 0, records: ['1'], count: 1 }] },
  {
    type: 'metrics',
    tasks: [{ vertexId: 2, subtask: 0, reading: { ...READING, heldBackBy: null } }],
    samples: [{ edgeId: 1, sourceSubtask: 0, targetSubtask: 1, key: 'k' }],
  },
  { type: 'log', entries: [{ timeMs: 1, level: 'info', source: 'x', message: 'hi' }] },
  { type: 'external', nodeId: 1, subtask: 0, epoch: 1, message: { kind: 'request-split' } },
  {
    type: 'reportedWatermark',
    nodeId: 1,
    subtask: 0,
    epoch: 1,
    report: { group: 'g', maxDriftMs: 5, watermark: 9 },
  },
] as const;

/** Runs it, and sends messages as tm-1 once all tasks run. */
async function runWith(messages: readonly unknown[]) {
  const events: JobEvent[] = [];
  let isDue = true;
  const homes: { forge(id: string, message: unknown): void }[] = [];
  const client = simulatedClient({ onHome: (home) => homes.push(home) });
  client.subscribe((event) => {
    events.push(event);
    if (event.kind !== 'snapshot' || !isDue) return;
    const { subtasks, durationMs } = event.snapshot;
    if (durationMs < 1000 || !subtasks.every(({ state }) => state === 'RUNNING')) return;
    isDue = false;
    for (const message of messages) homes.at(-1)!.forge('tm-1', message);
  });
  const result = await client.run(PROGRAM, { seed: 1, collectOutputs: true });
  const next = await client.run(PROGRAM, { seed: 1, collectOutputs: true });
  await client.dispose();
  return { result, events, next };
}

async function indexOfJob(): Promise<JobIndex> {
  const graph = await graphOf(PROGRAM);
  return new JobIndex(graph, createJobGraph(graph), ({ subtask }) => `tm-${subtask + 1}`);
}

describe('a forged message', () => {
  it.each([
    ...SAMPLES.slice(1).map((sample) => ({
      ...sample,
      nodeId: 99,
      tasks: 1,
      outputs: 1,
      entries: 1,
    })),
    { type: 'registered', problem: null },
    { type: 'taskState', vertexId: 1, subtask: 1, epoch: 1, state: 'FINISHED' },
    { type: 'evaluated', graph: null, diagnostics: [] },
    'boo',
  ])('ends the job with its results, once: %o', async (message) => {
    const { result, events, next } = await runWith([message]);
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toMatch(/^TaskManager tm-1 is gone: it sent what no TaskManager/);
    expect(result.outputs['out']?.length).toBeGreaterThan(50);
    const statuses = events.map((event) => event.kind === 'snapshot' && event.snapshot.status);
    expect(statuses).not.toContain('RESTARTING');
    expect(next.status).toBe('FINISHED');
    expect(next.outputs['out']).toHaveLength(400);
  });

  it('that passes does no harm', async () => {
    const index = await indexOfJob();
    const passing = SAMPLES.flatMap((sample) => [...forgeriesOf(sample)]).filter(
      ({ message }) => checkFromTaskManager(message, index, 'tm-1').type !== 'refused',
    );
    expect(passing.length).toBeGreaterThan(50);
    const { result, events, next } = await runWith(passing.map(({ message }) => message));
    expect(result.error).toBeNull();
    expect(result.status).toBe('FINISHED');
    const lines = events.flatMap((event) => (event.kind === 'log' ? event.entries : []));
    expect(lines.filter(({ message, source }) => message === 'hi' && source !== 'console')).toEqual(
      [],
    );
    for (const event of events) expect(() => structuredClone(event)).not.toThrow();
    expect(next.outputs['out']).toHaveLength(400);
  });
});
