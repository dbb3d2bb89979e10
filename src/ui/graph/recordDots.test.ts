import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import type { EdgeSample } from '../../model/index.ts';
import { programElements, subtaskElements } from './graphElements.ts';
import { freshLayout } from './programLayout.ts';
import { DotField, dotsPerSecond, lineOf, newestOf } from './recordDots.ts';

const sample = (key?: string, rest: Partial<EdgeSample> = {}): EdgeSample => ({
  edgeId: 1,
  sourceSubtask: 0,
  targetSubtask: 0,
  ...(key !== undefined && { key }),
  ...rest,
});
const samples = (count: number) => Array.from({ length: count }, (_, i) => sample(`k${i}`));
const LONG = () => 64;

describe('dotsPerSecond', () => {
  it('shows each of a few records, and grows with the power of many', () => {
    expect(dotsPerSecond(0)).toBe(0);
    expect(dotsPerSecond(1.5)).toBe(1.5);
    expect(dotsPerSecond(1e3) - dotsPerSecond(1e2)).toBeCloseTo(1, 1);
    expect(dotsPerSecond(1e6)).toBeLessThan(9);
  });
});

describe('DotField', () => {
  it('never shows more dots than samples came', () => {
    const field = new DotField();
    field.add('e1', samples(1), 1e6, 0);
    expect(field.underWay(0, LONG)).toHaveLength(1);
    field.add('e1', [], 1e6, 0);
    expect(field.underWay(0, LONG)).toHaveLength(1);
  });

  it('shows a second of a fast stream as the rate says', () => {
    const field = new DotField();
    for (let nowMs = 0; nowMs < 10_000; nowMs += 250) field.add('e1', samples(8), 1000, nowMs);
    const all = field.underWay(0, LONG).length;
    expect(all / 10).toBeCloseTo(dotsPerSecond(1000), 0);
  });

  it('lets the records of a message go one after the other, and forgets them at the end', () => {
    const field = new DotField();
    field.add('e1', samples(4), 1e6, 500);
    field.add('e1', samples(4), 1e6, 1000);
    const starts = field.underWay(1000, LONG).map(({ startMs }) => startMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(starts.length);
    expect(field.underWay(3500, LONG)).toEqual([]);
  });

  it('keeps the newest record of each line where nothing may move', () => {
    const field = new DotField();
    field.add('e1', [sample('a')], 1, 0);
    field.add('e2', [sample('b')], 1, 0);
    field.add('e1', [sample('c')], 10, 500);
    const newest = newestOf(field.underWay(500, LONG)).map(({ lineId, key }) => [lineId, key]);
    expect(newest).toEqual([
      ['e1', 'c'],
      ['e2', 'b'],
    ]);
  });
});

describe('lineOf', () => {
  const graph = graphOf('a*2 =HASH> b*3');
  const edgeId = graph.edges[0]!.id;

  it('is the one line between two operators', () => {
    const { edges } = programElements(freshLayout(graph));
    expect(lineOf(edges, sample('x', { edgeId }))?.id).toBe(`e${edgeId}`);
    expect(lineOf(edges, sample('x', { edgeId: edgeId + 1 }))).toBeNull();
  });

  it('is the channel between two subtasks, where both are known', () => {
    const { edges } = subtaskElements(jobGraphOf(graph));
    const at = (sourceSubtask: number, targetSubtask: number | null) =>
      lineOf(edges, sample('x', { edgeId, sourceSubtask, targetSubtask }));
    expect(at(1, 2)?.source).toMatch(/\.1$/);
    expect(at(1, 2)?.target).toMatch(/\.2$/);
    expect(at(1, null)).toBeNull();
  });
});
