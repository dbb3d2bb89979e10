import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../test/support/graphs.ts';
import { nodeAt, ownRange, rangeOfPosition } from './codePlaces.ts';

const TEXT = `const clicks = env
  .fromSource(gen, marks, 'clicks').uid('a(b)')
  .filter((c) => !c.bot)
  .name('drop bots');

const counts = clicks
  .keyBy((c) => c.page)
  .reduce(add);
counts.print('counts');
`;

const rangeOf = (from: string, to: string) => ({
  start: TEXT.indexOf(from),
  end: TEXT.indexOf(to) + to.length,
});

const graph = graphOf('clicks > drop > counts > out', {
  clicks: { range: rangeOf('env', "'clicks')") },
  drop: { range: rangeOf('env', '!c.bot)') },
  counts: { range: rangeOf('clicks\n', '.reduce(add)') },
  out: { range: rangeOf("counts.print('counts')", "counts.print('counts')") },
});
const own = (name: string) => {
  const range = ownRange(TEXT, graph, graph.nodes.find((node) => node.name === name)!)!;
  return TEXT.slice(range.start, range.end);
};

describe('ownRange', () => {
  it('leaves out the receiver that is an operator of its own, settings included', () => {
    expect(own('drop')).toBe(".filter((c) => !c.bot)\n  .name('drop bots')");
  });

  it('takes in the settings chained to the call, parentheses in texts too', () => {
    expect(own('clicks')).toBe("env\n  .fromSource(gen, marks, 'clicks').uid('a(b)')");
  });

  it('takes the whole call where the receiver is a variable', () => {
    expect(own('counts')).toBe('clicks\n  .keyBy((c) => c.page)\n  .reduce(add)');
  });
});

describe('nodeAt', () => {
  it.each([
    ['fromSource', 'clicks'],
    ['c.bot', 'drop'],
    ['drop bots', 'drop'],
    ['keyBy', 'counts'],
    ['print', 'out'],
  ])('at %s is %s', (word, name) => {
    expect(nodeAt(TEXT, graph, TEXT.indexOf(word) + 1)?.name).toBe(name);
  });

  it('is null between operators', () => {
    expect(nodeAt(TEXT, graph, TEXT.indexOf('const counts') + 2)).toBeNull();
  });
});

describe('rangeOfPosition', () => {
  it('is the line without its indentation', () => {
    const range = rangeOfPosition(TEXT, { line: 3, column: 4 });
    expect(TEXT.slice(range.start, range.end)).toBe('.filter((c) => !c.bot)');
  });

  it('stays inside the text', () => {
    expect(rangeOfPosition('a', { line: 99, column: 1 })).toEqual({ start: 0, end: 1 });
  });
});
