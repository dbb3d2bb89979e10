import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import type { ExecutionState } from '../../model/index.ts';
import { BlockingResults } from './BlockingResults.ts';
import { ExecutionGraph } from './ExecutionGraph.ts';

/** `1:0 2:0`: subtasks that have ended; the others are as they were made. */
function jobOf(notation: string, finished: string) {
  const jobGraph = jobGraphOf(graphOf(notation));
  const graph = new ExecutionGraph(jobGraph, () => 'tm-1');
  for (const key of finished.split(' ').filter(Boolean)) goTo(graph, key, 'FINISHED');
  const results = new BlockingResults(jobGraph);
  const begin = () =>
    graph
      .all()
      .filter((one) => one.state === 'CREATED' && results.mayBegin(one, graph))
      .map(({ vertexId, subtask }) => `${vertexId}:${subtask}`)
      .join(' ');
  const restarted = (key: string) => [...results.restartedWith(key, graph)].sort().join(' ');
  return { graph, results, begin, restarted };
}

function goTo(graph: ExecutionGraph, key: string, last: ExecutionState): void {
  const execution = graph.byKey(key);
  if (execution === undefined) throw new Error(`no ${key}`);
  for (const state of ['SCHEDULED', 'DEPLOYING', 'INITIALIZING', 'RUNNING', last] as const) {
    graph.transition(execution, state);
  }
}

describe('results that block', () => {
  it('let a subtask begin when all that it reads is there', () => {
    expect(jobOf('a*2 =HASH> b*2', '').begin()).toBe('1:0 1:1');
    expect(jobOf('a*2 =HASH> b*2', '1:0').begin()).toBe('1:1');
    expect(jobOf('a*2 =HASH> b*2', '1:0 1:1').begin()).toBe('2:0 2:1');
    expect(jobOf('a*2 =RESCALE> b*4', '1:1').begin()).toBe('1:0 2:2 2:3');
  });

  it('are wanted until all have read them', () => {
    const wanted = (finished: string) => {
      const { graph, results } = jobOf('a*2 =HASH> b*2 =HASH> c', finished);
      return results.isWanted(graph.byKey('1:0')!, graph);
    };
    expect(wanted('')).toBe(false);
    expect(wanted('1:0')).toBe(true);
    expect(wanted('1:0 1:1 2:0')).toBe(true);
    expect(wanted('1:0 1:1 2:0 2:1')).toBe(false);
  });

  it('go, once, when all who read them have ended, and come anew should they be needed', () => {
    const { graph, results, restarted } = jobOf('a*2 =HASH> b =HASH> c', '1:0 1:1');
    const released = () => results.release(graph).map(({ subtask }) => subtask);
    expect(released()).toEqual([]);
    goTo(graph, '2:0', 'FINISHED');
    expect(released()).toEqual([0, 1]);
    expect(released()).toEqual([]);
    goTo(graph, '3:0', 'RUNNING');
    expect(restarted('3:0')).toBe('3:0');
    expect(restarted('2:0')).toBe('1:0 1:1 2:0 3:0');
  });

  it('go with who wrote them: what reads them begins anew, down to the end', () => {
    const { restarted } = jobOf('a*2 =HASH> b =HASH> c; d', '1:0 1:1 2:0');
    expect(restarted('1:1')).toBe('1:1 2:0 3:0');
    expect(restarted('3:0')).toBe('3:0');
    expect(restarted('4:0')).toBe('4:0');
  });

  it('of a lost worker come anew where a restart needs them', () => {
    const { graph, results, restarted, begin } = jobOf('a*2 =HASH> b =HASH> c', '1:0 1:1 2:0');
    goTo(graph, '3:0', 'RUNNING');
    results.lose([graph.byKey('1:1')!]);
    expect(restarted('3:0')).toBe('3:0');
    expect(restarted('2:0')).toBe('1:1 2:0 3:0');
    results.lose([graph.byKey('2:0')!]);
    expect(restarted('3:0')).toBe('1:1 2:0 3:0');
    const again = [graph.byKey('1:1')!, graph.byKey('2:0')!];
    results.discard(again);
    results.renew(again);
    for (const one of again) graph.nextAttempt(one);
    expect(begin()).toBe('1:1');
  });
});
