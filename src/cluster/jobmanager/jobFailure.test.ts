import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../test/support/graphs.ts';
import { failureAt, jobFailureOf } from './jobFailure.ts';

const NO_MAP = { find: () => null };

describe('a failure', () => {
  const graph = graphOf('a > b');
  const node = graph.nodes[1]!;

  it('of a worker is told at the operator that it was in', () => {
    expect(failureAt({ message: 'gone', code: 'worker-gone' }, node.id, graph)).toMatchObject({
      message: 'gone',
      code: 'worker-gone',
      operator: 'b',
    });
  });

  it('of the program has no code but its own words', () => {
    expect(jobFailureOf({ message: 'mine', nodeId: node.id }, graph, NO_MAP)).not.toHaveProperty(
      'code',
    );
  });
});
