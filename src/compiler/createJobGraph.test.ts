import { describe, expect, it } from 'vitest';
import { graphOf, planOfText } from '../../test/support/evaluateText.ts';
import { createJobGraph } from './createJobGraph.ts';

const BEGIN = `import { StreamExecutionEnvironment as E, OutputTag } from 'millrace';
const env = E.getExecutionEnvironment(); const s = env.fromSequence(1, 2).name('s');
const map = (stream, name) => stream.map((x) => x).name(name);
const sink = (stream, name) => stream.print(name).name(name);
`;

/** Each chain as its operators, and each exchange as `from-SHIP-to`. */
async function chains(text: string) {
  const { vertices, edges } = await planOfText(`${BEGIN}${text}; env.execute();`);
  return [
    ...vertices.map(({ operators }) => operators.join(' ').replaceAll('Source: ', '')),
    ...edges.map(({ from, shipStrategy, to }) => `${from}-${shipStrategy}-${to}`),
  ].map((line) => line.replaceAll('Source: ', ''));
}

describe('chaining', () => {
  it.each([
    ['by forward edges', "sink(map(s, 'a'), 'p')", ['s a p']],
    ['not over a keyBy', "sink(s.keyBy((x) => x), 'p')", ['s', 'p', 's-HASH-p']],
    [
      'not over other parallelism',
      "sink(map(s, 'a').setParallelism(2), 'p').setParallelism(2)",
      ['s', 'a p', 's-REBALANCE-a'],
    ],
    ['not over a rebalance', "sink(s.rebalance(), 'p')", ['s', 'p', 's-REBALANCE-p']],
    [
      'not into a union',
      "sink(s.union(map(s, 'a')), 'p')",
      ['s a', 'p', 's-FORWARD-p', 's-FORWARD-p'],
    ],
    [
      'not into a union with itself',
      "sink(s.union(s), 'p')",
      ['s', 'p', 's-FORWARD-p', 's-FORWARD-p'],
    ],
    [
      'not before startNewChain',
      "sink(map(s, 'a').startNewChain(), 'p')",
      ['s', 'a p', 's-FORWARD-a'],
    ],
    [
      'on no side of disableChaining',
      "sink(map(s, 'a').disableChaining(), 'p')",
      ['s', 'a', 'p', 's-FORWARD-a', 'a-FORWARD-p'],
    ],
    [
      'not over slot sharing groups',
      "sink(map(s, 'a').slotSharingGroup('g'), 'p')",
      ['s', 'a p', 's-FORWARD-a'],
    ],
    [
      'of side outputs, sinks last',
      "sink(s.getSideOutput(new OutputTag('t')), 'p'); sink(map(s, 'a'), 'q')",
      ['s a p q'],
    ],
    ['by an explicit forward', "sink(s.forward(), 'p')", ['s p']],
    [
      'with the last of several exchanges',
      "sink(s.rebalance().shuffle(), 'p')",
      ['s', 'p', 's-SHUFFLE-p'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await chains(text)).toEqual(expected);
  });

  it('names a task as Flink does', async () => {
    const text = `${BEGIN}const a = map(s, 'a'); sink(a, 'p'); sink(map(a, 'b'), 'q');
      env.execute();`;
    const { vertices } = createJobGraph(await graphOf(text));
    expect(vertices.map(({ name }) => name)).toEqual(['Source: s -> a -> (p, b -> q)']);
  });

  it('shares slots by default, but in BATCH mode only where a group is named', async () => {
    const text = (mode: string) => `${BEGIN}env.setRuntimeMode('${mode}');
      const a = map(s.rebalance(), 'a'); const b = map(a.rebalance(), 'b').slotSharingGroup('g');
      sink(b.rebalance(), 'p'); env.execute();`;
    const groups = async (mode: string) => (await planOfText(text(mode))).slotSharingGroups;
    expect(await groups('STREAMING')).toEqual([
      ['Source: s', 'a'],
      ['b', 'p'],
    ]);
    expect(await groups('BATCH')).toEqual([['Source: s'], ['a'], ['b', 'p']]);
    expect(await groups('AUTOMATIC')).toEqual([['Source: s'], ['a'], ['b', 'p']]);
  });

  it('wires forward and rescale point by point, the rest all to all', async () => {
    const text = `${BEGIN}sink(map(s, 'a').rescale(), 'p'); sink(s.global(), 'q'); env.execute();`;
    const { edges } = createJobGraph(await graphOf(text));
    expect(edges.map(({ shipStrategy, distribution }) => [shipStrategy, distribution])).toEqual([
      ['RESCALE', 'POINTWISE'],
      ['GLOBAL', 'ALL_TO_ALL'],
    ]);
  });
});
