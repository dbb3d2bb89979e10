import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import type { RestartStrategyConfig } from '../../model/index.ts';
import { ExecutionGraph } from './ExecutionGraph.ts';
import { announcementOf, Failover, type Restart } from './Failover.ts';

function failoverOf(notation: string, restartStrategy: RestartStrategyConfig): Failover {
  const graph = jobGraphOf(graphOf(notation));
  return new Failover({ ...graph, config: { ...graph.config, restartStrategy } }, null, () => 0.5);
}

function executionsOf(notation: string): ExecutionGraph {
  return new ExecutionGraph(jobGraphOf(graphOf(notation)), () => 'tm-1');
}

const TWICE: RestartStrategyConfig = { kind: 'fixed-delay', attempts: 2, delayMs: 50 };

function restartOf(failover: Failover, nowMs: number): Restart {
  const decision = failover.decide(nowMs);
  if (!decision.restart) throw new Error('it gave up');
  return decision;
}

describe('failover', () => {
  it('takes what is connected for one region and the rest for others', () => {
    const failover = failoverOf('a*2 =HASH> b; c*2', TWICE);
    const [a0, a1, b] = [0, 1, 2].map((i) => ({ vertexId: i < 2 ? 1 : 2, subtask: i % 2 }));
    const c1 = { vertexId: 3, subtask: 1 };
    expect(failover.regionsOf([a0!, a1!, b!])).toHaveLength(1);
    expect(failover.regionsOf([a0!, c1])).toHaveLength(2);
    const [region] = failover.regionsOf([c1]);
    const members = failover.membersOf(region as number, executionsOf('a*2 =HASH> b; c*2'));
    expect(members).toMatchObject([c1]);
    expect(() => failover.regionsOf([{ vertexId: 9, subtask: 0 }])).toThrow('no region');
  });

  it('waits region by region, and tells of the restart that comes last', () => {
    const failover = failoverOf('a; b', TWICE);
    const graph = executionsOf('a; b');
    const isPending = (vertexId: number) =>
      failover.hitBy([graph.find({ vertexId, subtask: 0 })!], graph, false).length === 0;
    const first = failover.awaitRestart(0, restartOf(failover, 1000), 1000, []);
    failover.awaitRestart(1, restartOf(failover, 1030), 1030, [
      graph.find({ vertexId: 2, subtask: 0 })!,
    ]);
    expect(failover.snapshot(1040)).toEqual({ dueInMs: 40, attempt: 2, maxAttempts: 2 });
    expect(failover.dueRegions()).toEqual([]);
    first.isDue = true;
    expect(failover.dueRegions()).toEqual([0]);
    failover.restarted(0, []);
    expect(failover.isWaiting()).toBe(true);
    expect(isPending(1)).toBe(false);
    expect(isPending(2)).toBe(true);
    expect(failover.snapshot(9999)?.dueInMs).toBe(0);
    failover.restarted(1, []);
    expect(failover.snapshot(9999)).toBeNull();
  });

  it('begins to wait anew when a region fails again before its restart', () => {
    const failover = failoverOf('a', TWICE);
    const first = failover.awaitRestart(0, restartOf(failover, 0), 0, []);
    failover.awaitRestart(0, restartOf(failover, 20), 20, []);
    first.isDue = true;
    expect(failover.dueRegions()).toEqual([]);
  });

  it('keeps the message, and adds why there is no further restart', () => {
    const reason = 'Recovery is suppressed by X';
    expect(failoverOf('a', { kind: 'none' }).finalMessage('bad', reason)).toBe(
      'bad\nRecovery is suppressed by X: without checkpoints and without a restart strategy the ' +
        'first failure ends the job.',
    );
    const failover = failoverOf('a', TWICE);
    failover.restarted(0, []);
    expect(failover.finalMessage('bad', reason)).toBe(
      'bad\nRecovery is suppressed by X. It failed again after 1 restart.',
    );
  });

  it('announces a restart with its number', () => {
    const restart = { restart: true, delayMs: 50, attempt: 1, maxAttempts: 2 } as const;
    expect(announcementOf(restart, 3)).toBe('3 tasks will be restarted in 50 ms: restart 1 of 2');
    expect(announcementOf({ ...restart, maxAttempts: null }, 3)).toMatch(/restart 1$/);
    expect(announcementOf(restart, 0)).toBe('A worker will be replaced in 50 ms: restart 1 of 2');
  });
});
