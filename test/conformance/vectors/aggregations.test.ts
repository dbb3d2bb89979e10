/** Running aggregations by field, through the real keyed operator. */
import { describe, expect, it } from 'vitest';
import {
  type AggregationKind,
  type AnyReduceFunction,
  createAggregation,
  KeyedReduceOperator,
} from '../../../src/engine/index.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import { loadVectors, type Vector } from './vectors.ts';

/** A number here is a double and never wraps, see EXCLUDED.md. */
const isExcluded = (name: string) => name === 'int sum wraps at 32 bit';

function reduceOf({ op }: Vector): AnyReduceFunction {
  if (op['agg'] !== 'reduce') {
    return createAggregation(op['agg'] as AggregationKind, op['field'], op['first']);
  }
  expect(op['fn']).toBe('v1+v2');
  return (a, b) => [a[0], a[1] + b[1]];
}

describe('aggregation vectors', () => {
  const vectors = loadVectors('aggregations').filter(({ name }) => !isExcluded(name));
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const keyOf = (record: any) => record[vector.op['key']];
    const create = () => new KeyedReduceOperator(reduceOf(vector), keyOf);
    const harness = new OperatorHarness(create, { keyOf });
    for (const record of vector.input) {
      harness.element(record, 0);
      harness.restore(harness.snapshot());
    }
    const results = harness.take().map((output) => (output as { value: unknown }).value);
    expect(results).toEqual(vector.expect);
  });
});
