import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../test/support/graphs.ts';
import { freshLayout, nextLayout, withMoved } from './programLayout.ts';

const at = (layout: ReturnType<typeof freshLayout>, name: string) =>
  layout.corners.get(`uid-${name}`)!;

describe('freshLayout', () => {
  it('flows to the right', () => {
    const layout = freshLayout(graphOf('a > b =HASH> c; b -late> d'));
    expect(at(layout, 'a').x).toBeLessThan(at(layout, 'b').x);
    expect(at(layout, 'b').x).toBeLessThan(at(layout, 'c').x);
    expect(at(layout, 'c').x).toBe(at(layout, 'd').x);
  });

  it('keeps a node that holds time in line with its neighbours', () => {
    const layout = freshLayout(graphOf('a > w > c', { w: { kind: 'window' } }));
    expect(at(layout, 'w').y).toBe(at(layout, 'a').y);
  });

  it('places a graph without nodes or without edges', () => {
    expect(freshLayout(graphOf('a; b')).corners.size).toBe(2);
  });
});

describe('nextLayout', () => {
  const before = withMoved(freshLayout(graphOf('a > b > c')), 'uid-c', { x: 900, y: 300 });

  it('keeps every place where only settings changed', () => {
    const after = nextLayout(graphOf('a*4 > b*4 > c'), before);
    expect(after.corners).toEqual(before.corners);
  });

  it('keeps places of what stays when something is appended', () => {
    const after = nextLayout(graphOf('a > b > c > d'), before);
    for (const name of ['a', 'b', 'c']) expect(at(after, name)).toEqual(at(before, name));
    expect(at(after, 'd').x).toBeGreaterThan(900);
  });

  it('lays out anew around the first that stays when an insertion leaves no room', () => {
    const tight = freshLayout(graphOf('a > b'));
    const after = nextLayout(graphOf('a > x > b'), tight);
    expect(at(after, 'a')).toEqual(at(tight, 'a'));
    expect(at(after, 'x').x).toBeLessThan(at(after, 'b').x);
  });

  it('knows a renamed operator by its place in an unchanged shape', () => {
    const renamed = graphOf('a > b > c', { b: { uid: 'uid-b', name: 'other' } });
    expect(nextLayout(renamed, before).corners).toEqual(before.corners);
  });
});
