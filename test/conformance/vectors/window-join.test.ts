/** Flink's cases of window join and coGroup, through the real window operator. */
import { describe, expect, it } from 'vitest';
import {
  coGroupFunction,
  joinFunction,
  MAX_TIMESTAMP,
  type TaggedUnion,
  tagInput,
  taggedKeySelector,
  WindowOperator,
} from '../../../src/engine/index.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import { assignerOf, readVectors } from './windowCases.ts';

interface Line {
  readonly in?: 1 | 2;
  readonly k?: string;
  readonly v?: unknown;
  readonly ts?: number;
  readonly wm?: 'MAX';
}

interface JoinVector {
  readonly name: string;
  readonly op: { readonly kind: 'coGroup' | 'windowJoin'; readonly assigner: unknown };
  readonly input: readonly Line[];
  readonly expect: readonly { k: string; v: unknown; ts: number }[];
}

const byKey = ({ k }: Line) => k;
const valuesOf = (lines: Iterable<Line>) => [...lines].map(({ v }) => v);

const join = joinFunction((a: Line, b: Line) => ({ k: a.k, v: [a.v, b.v] }));
const coGroup = coGroupFunction((a: Iterable<Line>, b: Iterable<Line>, out) => {
  const [any] = [...a, ...b];
  out.collect({ k: any?.k, v: [valuesOf(a), valuesOf(b)] });
});

function check({ op, input, expect: expected }: JoinVector, isRestored: boolean): void {
  const keyOf = taggedKeySelector(byKey, byKey);
  const create = () =>
    new WindowOperator({
      assigner: assignerOf(op.assigner),
      keySelector: keyOf,
      contents: { kind: 'list' },
      windowFunction: op.kind === 'coGroup' ? coGroup : join,
    });
  const harness = new OperatorHarness(create, { keyOf: (value) => keyOf(value as TaggedUnion) });
  for (const [i, line] of input.entries()) {
    if (line.wm === 'MAX') harness.watermark(MAX_TIMESTAMP);
    else harness.element(tagInput(line.in ?? 1)(line), line.ts ?? 0);
    if (isRestored) harness.restore(harness.snapshot(), (i % 3) + 1);
  }
  const outputs = harness.take().flatMap((output) => {
    if (output.kind !== 'record') return [];
    return [JSON.stringify({ ...(output.value as object), ts: output.timestamp })];
  });
  const wanted = expected.map(({ k, v, ts }) => JSON.stringify({ k, v, ts }));
  expect(outputs.sort()).toEqual(wanted.sort());
}

describe('window join and coGroup, by Flink', () => {
  for (const vector of readVectors<JoinVector>('window-join')) {
    it(vector.name, () => check(vector, false));
    it(`${vector.name}, restored elsewhere`, () => check(vector, true));
  }
});
