import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import type { EventLoop } from '../EventLoop.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { ExecutionGraph } from './ExecutionGraph.ts';
import { FullRecords } from './FullRecords.ts';
import { livenessOf } from './heartbeats.ts';
import { JobOutputs } from './JobOutputs.ts';
import { planSlots } from './scheduler.ts';

describe('slots', () => {
  it('hold one subtask of each vertex of their group, one TaskManager each up to 8', () => {
    const plan = planSlots(jobGraphOf(graphOf('a*2 =HASH> b*3')), 8);
    expect(plan.taskManagerCount).toBe(3);
    expect(plan.slots.map(({ subtasks }) => subtasks.length)).toEqual([2, 2, 1]);
    expect(plan.locations.get('1:1')).toBe(1);
    expect(plan.locations.get('2:2')).toBe(2);
  });

  it('add up over groups, and are spread over 8 TaskManagers where there are more', () => {
    const graph = jobGraphOf(graphOf('a*5 =HASH> b*6'));
    const plan = planSlots({ ...graph, slotSharingGroups: [[1], [2]] }, 8);
    expect(plan.slots).toHaveLength(11);
    expect(plan.taskManagerCount).toBe(8);
    expect(plan.slots.map(({ taskManager }) => taskManager)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2,
    ]);
    expect(plan.locations.size).toBe(11);
  });

  it('serve one vertex after the other in BATCH mode', () => {
    const graph = jobGraphOf(graphOf('a*2 =HASH> b*3'));
    const config = { ...graph.config, runtimeMode: 'BATCH' } as const;
    const plan = planSlots({ ...graph, config, slotSharingGroups: [[1], [2]] }, 8);
    expect(plan.slots.map(({ subtasks }) => subtasks.length)).toEqual([2, 2, 1]);
  });
});

describe('the execution graph', () => {
  const graph = new ExecutionGraph(jobGraphOf(graphOf('a*2 =HASH> b')), () => 'tm-1');

  it('goes along the table only', () => {
    const [first] = graph.all();
    if (!first) throw new Error('no execution');
    expect(graph.transition(first, 'FINISHED')).toBe(false);
    expect(first.state).toBe('CREATED');
    for (const state of [
      'SCHEDULED',
      'DEPLOYING',
      'INITIALIZING',
      'RUNNING',
      'FINISHED',
    ] as const) {
      expect(graph.transition(first, state)).toBe(true);
    }
    expect(graph.transition(first, 'FAILED')).toBe(false);
  });

  it('has a next attempt of what is over, and only of that', () => {
    const own = new ExecutionGraph(jobGraphOf(graphOf('a*2')), () => 'tm-1');
    const [first, second] = own.all();
    if (!first || !second) throw new Error('no executions');
    expect(() => own.nextAttempt(first)).toThrow('not over');
    own.transition(first, 'FAILED');
    first.epoch = 1;
    const next = own.nextAttempt(first);
    expect(next).toMatchObject({ subtask: 0, attempt: 1, epoch: 0, state: 'CREATED' });
    expect(own.all()).toEqual([next, second]);
    expect(first).toMatchObject({ attempt: 0, epoch: 1, state: 'FAILED' });
  });

  it('knows when all is over', () => {
    expect(graph.areAllTerminal()).toBe(false);
    for (const execution of graph.all()) graph.transition(execution, 'CANCELED');
    expect(graph.areAllTerminal()).toBe(true);
    expect(graph.areAll('CANCELED')).toBe(false);
  });
});

describe('silence', () => {
  it.each([
    [0, 'ANSWERING'],
    [2999, 'ANSWERING'],
    [3000, 'NOT_ANSWERING'],
    [49_999, 'NOT_ANSWERING'],
    [50_000, 'LOST'],
  ])('of %i ms means %s', (silentMs, liveness) => {
    expect(livenessOf(silentMs, DEFAULT_SETTINGS)).toBe(liveness);
  });
});

const LOOP: EventLoop = {
  nowMs: () => 0,
  soon: () => {},
  after: () => ({ cancel: () => {} }),
  random: () => 0,
};
const HOLDER = { isUp: () => true, send: () => {} };
const fullRecords = () => new FullRecords(LOOP, 1);

describe('outputs', () => {
  const printed = (from: number, to: number) => ({
    sink: 'out',
    subtask: 0,
    records: Array.from({ length: to - from }, (_, i) => String(from + i)),
    count: to - from,
  });

  it('show the newest, count all, and keep all where the result needs it', () => {
    const outputs = new JobOutputs(true, fullRecords());
    outputs.add(HOLDER, [printed(0, 900), printed(900, 1500)]);
    const [news] = outputs.takeRecent();
    expect(news?.totalCount).toBe(1500);
    expect(news?.records.at(0)).toEqual({ subtask: 0, value: 500 });
    expect(news?.records.at(-1)).toEqual({ subtask: 0, value: 1499 });
    expect(outputs.takeRecent()).toEqual([]);
    expect(outputs.result()['out']).toHaveLength(1500);
  });

  it('take text that is no JSON as text', () => {
    const outputs = new JobOutputs(true, fullRecords());
    outputs.add(HOLDER, [{ sink: 'out', subtask: 0, records: ['{'], count: 1 }]);
    expect(outputs.result()).toEqual({ out: ['{'] });
  });

  it('put a long text together that came in pieces', () => {
    const outputs = new JobOutputs(true, fullRecords());
    const piece = (text: string, goesOn: boolean) => ({
      ...{ sink: 'out', subtask: 1, records: [text], count: goesOn ? 0 : 1 },
      ...(goesOn && { goesOn }),
    });
    outputs.add(HOLDER, [piece('"ab', true)]);
    outputs.add(HOLDER, [printed(1, 2), piece('cd', true)]);
    outputs.add(HOLDER, [piece('ef"', false)]);
    expect(outputs.result()).toEqual({ out: [1, 'abcdef'] });
    expect(outputs.takeRecent()[0]?.totalCount).toBe(2);
    outputs.add(HOLDER, [piece('['.repeat(9000), true), piece(']'.repeat(9000), false)]);
    expect(typeof outputs.result()['out']?.[2]).toBe('string');
  });

  it('show the beginning of a long record, with an id for the rest', async () => {
    const full = fullRecords();
    const outputs = new JobOutputs(true, full);
    const text = JSON.stringify('x'.repeat(10_000));
    outputs.add(HOLDER, [{ sink: 'out', subtask: 0, records: [text], count: 1 }]);
    const [record] = outputs.takeRecent()[0]!.records;
    expect(record).toMatchObject({ value: `${text.slice(0, 4000)}…`, cut: { length: 10_002 } });
    expect(await full.find(record!.cut!.id)).toEqual({ kind: 'text', text });
  });

  it('stay within bounds of characters', () => {
    const outputs = new JobOutputs(false, fullRecords());
    const records = Array.from({ length: 1000 }, () => JSON.stringify('y'.repeat(3990)));
    for (let i = 0; i < 50; i++) {
      outputs.add(HOLDER, [{ sink: 'out', subtask: 0, records, count: 5000 }]);
    }
    const [news] = outputs.takeRecent();
    expect(news?.totalCount).toBe(250_000);
    expect(JSON.stringify(news).length).toBeLessThan(600_000);
  });
});
