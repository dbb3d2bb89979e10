import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ALL_CHANNELS,
  createPartitioner,
  RoundRobinPartitioner,
  SubpartitionRunsPartitioner,
} from './partitioners.ts';
import { sourcesOf, targetsOf } from './wiring.ts';

interface Vector {
  readonly name: string;
  readonly op: { readonly kind: string } & Record<string, number>;
  readonly input: readonly (number | string)[];
  readonly expect: unknown;
}

const DATA = new URL(
  '../../../../test/conformance/vectors/data/partitioning.json',
  import.meta.url,
);
const { vectors } = JSON.parse(readFileSync(DATA, 'utf8')) as { vectors: readonly Vector[] };
const ofKind = (kind: string) => vectors.filter((vector) => vector.op.kind === kind);

function partitioner(shipStrategy: string, channelCount: number, random = () => 0) {
  const functions = { keySelector: (value: unknown) => value, partitioner: () => 7 };
  return createPartitioner({
    shipStrategy: shipStrategy as 'HASH',
    channelCount,
    maxParallelism: 128,
    functions,
    isTargetKeyed: false,
    random,
  });
}

describe('partitioners', () => {
  it.each(ofKind('rebalance'))('$name', ({ op, input, expect: channels }) => {
    const { channels: count = 1, initial = 0 } = op;
    const rebalance = partitioner('REBALANCE', count, () => initial / count);
    expect(input.map((value) => rebalance.select(value))).toEqual(channels);
  });

  it.each(ofKind('rescale'))('$name', ({ op, input, expect: channels }) => {
    const rescale = partitioner('RESCALE', op['localChannels'] ?? 1);
    expect(input.map((value) => rescale.select(value))).toEqual(channels);
  });

  it.each(ofKind('simplePartitioners'))('$name', ({ op, input, expect: channels }) => {
    const all = Array.from({ length: op['channels'] ?? 1 }, (_, i) => i);
    const chosen = input.map((name) => {
      const count = name === 'forward' ? 1 : all.length;
      const channel = partitioner(String(name).toUpperCase(), count).select('record');
      return channel === ALL_CHANNELS ? all : [channel];
    });
    expect(chosen).toEqual(channels);
  });

  it.each(ofKind('pointwise'))('$name', ({ op, expect: expected }) => {
    const { upstream = 1, downstream = 1 } = op;
    const targets = Array.from({ length: downstream }, (_, i) => i);
    const consumes = targets.map((i) => [i, sourcesOf('POINTWISE', upstream, downstream, i)]);
    expect({ consumes: Object.fromEntries(consumes) }).toEqual(expected);
  });

  it('follows the key to the subtask that owns it', () => {
    const hash = partitioner('HASH', 2);
    expect(['a', 'b', 'c', 'hello', 'flink'].map((key) => hash.select(key))).toEqual([
      1, 0, 0, 0, 1,
    ]);
  });

  it('shuffles by the given chance', () => {
    const chances = [0, 0.5, 0.99];
    const shuffle = partitioner('SHUFFLE', 4, () => chances.shift() ?? 0);
    expect([1, 2, 3].map((value) => shuffle.select(value))).toEqual([0, 2, 3]);
  });

  it('refuses a channel of a custom partitioner that does not exist', () => {
    expect(() => partitioner('CUSTOM', 3).select(1)).toThrow('returned 7');
  });

  it('stays at the one channel that there is', () => {
    const alone = new RoundRobinPartitioner(1, 0);
    expect([alone.select(), alone.select()]).toEqual([0, 0]);
  });
});

describe('wiring', () => {
  it('agrees from both sides for all sizes', () => {
    for (let sources = 1; sources <= 9; sources++) {
      for (let targets = 1; targets <= 9; targets++) {
        for (let source = 0; source < sources; source++) {
          const fed = targetsOf('POINTWISE', sources, targets, source);
          const reading = Array.from({ length: targets }, (_, i) => i).filter((target) =>
            sourcesOf('POINTWISE', sources, targets, target).includes(source),
          );
          expect([...fed].sort((a, b) => a - b)).toEqual(reading);
          fed.forEach((target, channel) => {
            expect(target % fed.length).toBe(channel);
          });
          expect(fed.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it.each([
    [4, 6, [[0, 1], [2], [4, 3], [5]]],
    [2, 3, [[0, 1], [2]]],
    [
      2,
      5,
      [
        [0, 1, 2],
        [4, 3],
      ],
    ],
    [3, 5, [[0, 1], [2, 3], [4]]],
    [5, 3, [[0], [1], [1], [2], [2]]],
    [6, 4, [[0], [1], [1], [2], [3], [3]]],
    [3, 2, [[0], [1], [1]]],
  ])('deals from %i to %i in the order of the subpartitions', (sources, targets, channels) => {
    const dealt = channels.map((_, source) => targetsOf('POINTWISE', sources, targets, source));
    expect(dealt).toEqual(channels);
  });

  it('deals in BATCH mode over the subpartitions of the widest writer', () => {
    // 2 to 5: three subpartitions a writer; the second writer's targets 4 and 3 read 0 and 1 to 2
    const batch = new SubpartitionRunsPartitioner(2, 3);
    expect([1, 2, 3, 4].map(() => batch.select())).toEqual([0, 1, 1, 0]);
    const even = new SubpartitionRunsPartitioner(1, 2);
    expect([1, 2, 3].map(() => even.select())).toEqual([0, 0, 0]);
  });

  it('is complete where everything goes to everybody', () => {
    expect(targetsOf('ALL_TO_ALL', 2, 3, 1)).toEqual([0, 1, 2]);
    expect(sourcesOf('ALL_TO_ALL', 2, 3, 1)).toEqual([0, 1]);
  });
});
