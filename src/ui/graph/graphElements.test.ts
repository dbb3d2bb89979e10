import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import { programElements, subtaskElements } from './graphElements.ts';
import { freshLayout } from './programLayout.ts';

describe('programElements', () => {
  it('has a node for each operator and an edge for each stream', () => {
    const { nodes, edges } = programElements(freshLayout(graphOf('a > b =HASH> c; b -late> d')));
    expect(nodes.map((node) => node.id)).toEqual(['n1', 'n2', 'n3', 'n4']);
    expect(edges.map((e) => [e.source, e.target, e.data?.outputTag])).toEqual([
      ['n1', 'n2', undefined],
      ['n2', 'n3', undefined],
      ['n2', 'n4', 'late'],
    ]);
  });

  it('draws equal streams between two operators once, with their number', () => {
    const { edges } = programElements(freshLayout(graphOf('a > b; a > b')));
    expect(edges.map((edge) => edge.data?.count)).toEqual([2]);
  });
});

describe('subtaskElements', () => {
  it('has each subtask inside its task, and each channel', () => {
    const { nodes, edges } = subtaskElements(jobGraphOf(graphOf('a*2 > b*2 =HASH> c*3')));
    expect(nodes.map((node) => node.id)).toEqual([
      't1',
      't1.0',
      't1.1',
      't3',
      't3.0',
      't3.1',
      't3.2',
    ]);
    expect(edges).toHaveLength(6);
    expect(edges.filter((edge) => edge.data?.hasLabel)).toHaveLength(1);
  });

  it('shows big tasks as one box when there are too many subtasks', () => {
    const { nodes, edges } = subtaskElements(jobGraphOf(graphOf('a*300 =HASH> b*2')));
    expect(nodes.map((node) => node.id)).toEqual(['t1', 't2', 't2.0', 't2.1']);
    expect(edges.map((edge) => [edge.source, edge.target])).toEqual([['t1', 't2']]);
  });
});
