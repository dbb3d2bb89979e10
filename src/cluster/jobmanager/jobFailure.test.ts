import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../test/support/graphs.ts';
import { failureAt, jobFailureOf, lossCodeOf, refusal } from './jobFailure.ts';

describe('lossCodeOf', () => {
  it.each([
    ['The worker ran out of memory (its limit is 512 MB).', 'worker-out-of-memory'],
    ["The sandbox's process ended, as it used more memory than there is.", 'worker-out-of-memory'],
    ['The heartbeat of TaskManager with id tm-1 timed out.', 'worker-not-answering'],
    ['Task did not exit gracefully within 5 seconds.', 'worker-not-answering'],
    ['The worker ended with exit code 1', 'worker-gone'],
    [refusal('type'), 'worker-refused'],
  ])('%s', (reason, code) => {
    expect(lossCodeOf(reason)).toBe(code);
  });
});

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
