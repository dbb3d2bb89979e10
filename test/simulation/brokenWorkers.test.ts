import { describe, expect, it } from 'vitest';
import type { SimulatedHome, SimulatedScheduler } from '../../src/cluster/index.ts';
import type { JobEvent, JobSnapshot } from '../../src/model/index.ts';
import { ENDLESS } from './support/programs.ts';
import { simulatedClient } from './support/simulate.ts';

/** Runs the endless job and does something once every task has run for a while. */
async function runAndBreak(
  breakIt: (home: SimulatedHome, client: ReturnType<typeof simulatedClient>) => void,
) {
  const homes: SimulatedHome[] = [];
  const schedulers: SimulatedScheduler[] = [];
  const client = simulatedClient({
    onHome: (home, scheduler) => {
      homes.push(home);
      schedulers.push(scheduler);
    },
  });
  const snapshots: (JobSnapshot & { atMs: number })[] = [];
  let brokenAtMs = 0;
  client.subscribe((event: JobEvent) => {
    if (event.kind !== 'snapshot') return;
    const nowMs = (schedulers[0] as SimulatedScheduler).nowMs();
    const { snapshot } = event;
    snapshots.push({ ...snapshot, atMs: nowMs - brokenAtMs });
    const isRunning = snapshot.subtasks.every(({ state }) => state === 'RUNNING');
    if (brokenAtMs > 0 || !isRunning || snapshot.durationMs < 2000) return;
    brokenAtMs = nowMs;
    breakIt(homes.at(-1) as SimulatedHome, client);
  });
  const result = await client.run(ENDLESS, { seed: 1, collectOutputs: true });
  const endedAfterMs = (schedulers[0] as SimulatedScheduler).nowMs() - brokenAtMs;
  return { result, snapshots: snapshots.filter(() => brokenAtMs > 0), endedAfterMs };
}

describe('a worker that is gone', () => {
  it('fails the job with the reason', async () => {
    const { result } = await runAndBreak((home) => home.crash('tm-2', 'out of memory'));
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toMatch(/^TaskManager tm-2 is gone: out of memory\n/);
    expect(result.outputs['out']?.length).toBeGreaterThan(100);
  });
});

describe('a worker that does not answer', () => {
  it('is shown as such after 3 s, the job stays RUNNING, and fails after 50 s', async () => {
    const { result, snapshots, endedAfterMs } = await runAndBreak((home) => home.freeze('tm-1'));
    const first = snapshots.find(({ taskManagers }) => taskManagers[0]?.state === 'NOT_ANSWERING');
    expect(first?.atMs).toBeGreaterThanOrEqual(2000);
    expect(first?.atMs).toBeLessThanOrEqual(3500);
    expect(first?.status).toBe('RUNNING');
    expect(first?.taskManagers[0]?.stuckIn?.operator).toContain('double');
    expect(first?.taskManagers[1]?.state).toBe('RUNNING');
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toContain('timed out');
    expect(endedAfterMs).toBeGreaterThanOrEqual(49_000);
    expect(endedAfterMs).toBeLessThanOrEqual(51_500);
  });

  it('cannot keep a job from being canceled within a second', async () => {
    const { result, endedAfterMs } = await runAndBreak((home, client) => {
      home.freeze('tm-1');
      void client.stop();
    });
    expect(result.status).toBe('CANCELED');
    expect(endedAfterMs).toBeLessThanOrEqual(1000);
  });
});

describe('stop', () => {
  it('ends a job at once and keeps what was printed', async () => {
    const { result, endedAfterMs } = await runAndBreak((_home, client) => void client.stop());
    expect(result).toMatchObject({ status: 'CANCELED', error: null });
    expect(result.outputs['out']?.length).toBeGreaterThan(100);
    expect(endedAfterMs).toBeLessThanOrEqual(100);
  });

  it('does nothing where nothing runs', async () => {
    await expect(simulatedClient().stop()).resolves.toBeUndefined();
  });

  it('ends a program that is still being evaluated', async () => {
    const client = simulatedClient();
    const run = client.run('await new Promise(() => {});', { seed: 1, collectOutputs: true });
    await Promise.resolve();
    await client.stop();
    expect((await run).status).toBe('CANCELED');
  });
});
