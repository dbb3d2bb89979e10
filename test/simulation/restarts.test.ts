/**
 * Failures and restarts of whole jobs in a simulated cluster: what each attempt prints, which
 * regions begin anew, and what deaths at any moment may cost (SEMANTICS §7.7, §7.8).
 */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/cluster/index.ts';
import type { JobEvent, JobResult, JobSnapshot, LogEntry } from '../../src/model/index.ts';
import { expectedWindowedCount, restartingCount, withRestarts } from './support/programs.ts';
import { simulate, simulatedClient } from './support/simulate.ts';

const RECORDS = 4000;
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

/** Many small buffers, so that a run takes many messages. */
const SMALL_NETWORK = { bufferSize: 16, creditsPerChannel: 2 };

interface Counted {
  readonly user: string;
  readonly count: number;
  readonly attempt: number;
}

function snapshotsOf(events: readonly JobEvent[]): JobSnapshot[] {
  return events.flatMap((event) => (event.kind === 'snapshot' ? [event.snapshot] : []));
}

function logOf(events: readonly JobEvent[]): LogEntry[] {
  return events.flatMap((event) => (event.kind === 'log' ? event.entries : []));
}

/** `RUNNING RESTARTING RUNNING`: statuses in their order, without repetitions. */
function statusesOf(events: readonly JobEvent[]): string {
  const statuses = snapshotsOf(events).map(({ status }) => status);
  return statuses.filter((status, i) => status !== statuses[i - 1]).join(' ');
}

function linesOf(records: readonly unknown[]): string[] {
  return (records as Counted[]).map(({ user, count }) => `${user}=${count}`).sort();
}

/** Of the last attempt, and of all. */
function resultsOf({ outputs }: JobResult) {
  const all = (outputs['counts'] ?? []) as Counted[];
  const last = Math.max(...all.map(({ attempt }) => attempt));
  return { all: linesOf(all), final: linesOf(all.filter(({ attempt }) => attempt === last)), last };
}

/** A worker's death, so many virtual ms after the first deployment. */
interface Death {
  readonly tm: string;
  readonly afterMs: number;
}

/** Runs the count with messages that take time, and breaks workers on the way. */
async function countWithDeaths(seed: number, deaths: readonly Death[]) {
  let breakLater = (): void => {};
  const client = simulatedClient({
    seed,
    maxDelayMs: 7,
    settings: { network: SMALL_NETWORK },
    onHome: (home, scheduler) => {
      breakLater = () => {
        for (const { tm, afterMs } of deaths) {
          scheduler.at(scheduler.nowMs() + afterMs, () => home.crash(tm, 'killed by the test'));
        }
      };
    },
  });
  const events: JobEvent[] = [];
  client.subscribe((event) => {
    events.push(event);
    if (logOf([event]).some(({ message }) => message.startsWith('Deployed'))) breakLater();
  });
  const program = restartingCount({ records: RECORDS, parallelism: 3 });
  const result = await client.run(program, { seed, collectOutputs: true });
  await client.dispose();
  return { result, events };
}

describe('a job whose workers die', () => {
  it.each(SEEDS)('gives all results, the last attempt each once, seed %i', async (seed) => {
    const random = createRandom(seed);
    const deaths = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      tm: `tm-${1 + Math.floor(random() * 3)}`,
      afterMs: 1 + Math.floor(random() * 100),
    }));
    const { result } = await countWithDeaths(seed, deaths);
    expect(result.error).toBeNull();
    const { all, final, last } = resultsOf(result);
    expect(last).toBeGreaterThan(0);
    expect(final).toEqual(expectedWindowedCount(RECORDS));
    expect(new Set(all)).toEqual(new Set(expectedWindowedCount(RECORDS)));
  });

  it('does the same for the same seed', async () => {
    const deaths = [{ tm: 'tm-2', afterMs: 60 }];
    const [one, other] = [await countWithDeaths(5, deaths), await countWithDeaths(5, deaths)];
    expect(one.result).toEqual(other.result);
    expect(resultsOf(one.result).last).toBe(1);
    expect(statusesOf(one.events)).toBe('CREATED RESTARTING RUNNING FINISHED');
  });

  it('fails with the reason when its restarts are used up', async () => {
    const deaths = [60, 600, 1200, 1800, 2400, 3000].map((afterMs) => ({ tm: 'tm-1', afterMs }));
    const program = withRestarts({
      strategy: 'fixedDelayRestart(2, 5)',
      body: `fromSource(
        new DataGeneratorSource((i) => i, Infinity, RateLimiterStrategy.perSecond(100)),
        WatermarkStrategy.noWatermarks(), 'numbers')`,
    });
    const { result } = await simulate(program, {
      onHome: (home, scheduler) => {
        for (const { tm, afterMs } of deaths) {
          scheduler.at(scheduler.nowMs() + afterMs, () => home.crash(tm, 'killed by the test'));
        }
      },
    });
    expect(result.status).toBe('FAILED');
    expect(result.error?.message).toBe(
      'TaskManager tm-1 is gone: killed by the test\n' +
        'Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(' +
        'maxNumberRestartAttempts=2, backoffTimeMS=5). It failed again after 2 restarts.',
    );
  });
});

describe('a job whose functions throw', () => {
  const FAIL_TWICE = withRestarts({
    strategy: 'fixedDelayRestart(3, 400)',
    declarations: `class Fussy extends RichMapFunction {
      seen = 0;
      map(n) {
        const attempt = this.getRuntimeContext().getAttemptNumber();
        this.seen += 1;
        if (n === 4 && attempt < 2) throw new Error('four in attempt ' + attempt);
        return attempt + ':' + n + ':' + this.seen;
      }
    }`,
    body: 'fromData(1, 4, 7).map(new Fussy())',
  });

  it('is RUNNING again after the delay, with fresh functions, and keeps its prints', async () => {
    const { result, events } = await simulate(FAIL_TWICE);
    expect(result.outputs['out']).toEqual(['0:1:1', '1:1:1', '2:1:1', '2:4:2', '2:7:3']);
    expect(statusesOf(events)).toBe('CREATED RESTARTING RUNNING RESTARTING RUNNING FINISHED');
    const waiting = snapshotsOf(events).find(({ status }) => status === 'RESTARTING');
    expect(waiting?.restart).toMatchObject({ dueInMs: 400, attempt: 1, maxAttempts: 3 });
    expect(waiting?.failure).toMatchObject({ message: 'four in attempt 0', record: 4 });
    const running = snapshotsOf(events).findLast(({ status }) => status === 'RUNNING');
    expect(running).toMatchObject({ failure: null });
    expect(running?.restart).toBeUndefined();
    const errors = logOf(events).filter(({ level }) => level === 'error');
    expect(errors.map(({ message }) => message.split('\n')[0])).toEqual([
      'Map: four in attempt 0',
      'Map: four in attempt 1',
    ]);
  });

  it('pays an attempt for an error in close() after the last record', async () => {
    const program = withRestarts({
      strategy: 'fixedDelayRestart(1, 0)',
      declarations: `class Late extends RichMapFunction {
        map(n) { return this.getRuntimeContext().getAttemptNumber() + ':' + n; }
        close() {
          if (this.getRuntimeContext().getAttemptNumber() === 0) throw new Error('cannot close');
        }
      }`,
      body: 'fromData(1, 2).map(new Late())',
    });
    const { result } = await simulate(program);
    expect(result).toMatchObject({ status: 'FINISHED', error: null });
    expect(result.outputs['out']).toEqual(['0:1', '0:2', '1:1', '1:2']);
  });

  it('restarts only what is connected with the failed task', async () => {
    const program = withRestarts({
      strategy: 'fixedDelayRestart(1, 10)',
      declarations: `class Attempt extends RichMapFunction {
        constructor(broken) { super(); this.broken = broken; }
        map(n) {
          const attempt = this.getRuntimeContext().getAttemptNumber();
          if (n === this.broken && attempt === 0) throw new Error('once');
          return n + '@' + attempt;
        }
      }
      env.fromData(1, 2).keyBy((n) => n).map(new Attempt(0)).print('other');`,
      body: 'fromData(1, 2).keyBy((n) => n).map(new Attempt(2))',
    });
    const { result } = await simulate(program);
    expect(result.outputs).toEqual({ other: ['1@0', '2@0'], out: ['1@0', '1@1', '2@1'] });
  });

  it('can be canceled while it waits', async () => {
    const client = simulatedClient();
    client.subscribe((event) => {
      if (event.kind === 'snapshot' && event.snapshot.status === 'RESTARTING') void client.stop();
    });
    const result = await client.run(FAIL_TWICE, { seed: 1, collectOutputs: true });
    expect(result).toMatchObject({ status: 'CANCELED', error: null });
    expect(result.outputs['out']).toEqual(['0:1:1']);
  });
});

describe('a task that does not end', () => {
  it('loses its worker, and the job goes on with another one', async () => {
    const program = withRestarts({
      strategy: 'fixedDelayRestart(2, 10)',
      declarations: `class Once extends RichMapFunction {
        map(n) {
          const attempt = this.getRuntimeContext().getAttemptNumber();
          if (n > 100 && attempt === 0) throw new Error('broken');
          return attempt;
        }
      }`,
      body: `fromSource(
        new DataGeneratorSource((i) => i, 300, RateLimiterStrategy.perSecond(50)),
        WatermarkStrategy.noWatermarks(), 'numbers').keyBy((n) => n % 7).map(new Once())
        .setParallelism(2)`,
    });
    const { result, events } = await simulate(program, {
      onHome: (home, scheduler) => {
        scheduler.at(scheduler.nowMs() + 1000, () => home.freeze('tm-2'));
      },
    });
    expect(result).toMatchObject({ status: 'FINISHED', error: null });
    expect(result.outputs['out']?.filter((attempt) => attempt === 1)).toHaveLength(300);
    const messages = logOf(events).map(({ message }) => message);
    expect(messages.some((message) => message.includes('registered'))).toBe(true);
    expect(messages.filter((message) => message.includes('tm-2 registered'))).toHaveLength(2);
  });
});

describe('files', () => {
  it('are read again by the attempt that restarts, and by no other', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `${'long '.repeat(200)}line ${i}`);
    const program = withRestarts({
      strategy: 'fixedDelayRestart(1, 10)',
      declarations: `class Attempt extends RichMapFunction {
        map(line) {
          const attempt = this.getRuntimeContext().getAttemptNumber();
          if (line.endsWith('line 150') && attempt === 0) throw new Error('once');
          return { line, attempt };
        }
      }
      const files = FileSource.forRecordStreamFormat(new TextLineInputFormat(), 'a.txt').build();
      env.setParallelism(3);`,
      body: `fromSource(files, WatermarkStrategy.noWatermarks(), 'lines').map(new Attempt())`,
    });
    const { result } = await simulate(program, { files: { 'a.txt': lines.join('\n') }, seed: 3 });
    expect(result.error).toBeNull();
    const printed = result.outputs['out'] as { line: string; attempt: number }[];
    expect(new Set(printed.map(({ line }) => line))).toEqual(new Set(lines));
    const again = printed.filter(({ attempt }) => attempt === 1).map(({ line }) => line);
    expect(new Set(again).size).toBe(again.length);
    expect(again).toContain(lines[150]);
    expect(again.length).toBeLessThan(lines.length);
  });
});
