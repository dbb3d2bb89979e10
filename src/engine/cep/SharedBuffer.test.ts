/** Matches that share a beginning, and what remains when they are forgotten. */
import { describe, expect, it } from 'vitest';
import {
  createSharedBuffer,
  lockNode,
  materialize,
  NO_NODE,
  pathTo,
  putNode,
  registerEvent,
  releaseEvent,
  releaseNode,
  type SharedBuffer,
} from './SharedBuffer.ts';

/** Takes an event behind a node, as one match. */
function take(buffer: SharedBuffer, stage: string, value: string, previous: number): number {
  const event = registerEvent(buffer, value);
  const node = putNode(buffer, stage, event, previous);
  lockNode(buffer, node);
  releaseEvent(buffer, event);
  return node;
}

describe('SharedBuffer', () => {
  it('gives each match its own events, by stage', () => {
    const buffer = createSharedBuffer();
    const first = take(buffer, 'a', 'a1', NO_NODE);
    const second = take(buffer, 'a', 'a2', first);
    const end = take(buffer, 'b', 'b1', second);
    const other = take(buffer, 'b', 'b2', first);
    expect(materialize(buffer, pathTo(buffer, end))).toEqual({ a: ['a1', 'a2'], b: ['b1'] });
    expect(materialize(buffer, pathTo(buffer, other))).toEqual({ a: ['a1'], b: ['b2'] });
  });

  it('keeps what another match holds, and nothing else', () => {
    const buffer = createSharedBuffer();
    const first = take(buffer, 'a', 'a1', NO_NODE);
    const one = take(buffer, 'b', 'b1', first);
    const two = take(buffer, 'b', 'b2', first);
    releaseNode(buffer, first);
    releaseNode(buffer, one);
    expect([...buffer.events.values()].map(({ value }) => value)).toEqual(['a1', 'b2']);
    releaseNode(buffer, two);
    expect(buffer.events.size + buffer.nodes.size).toBe(0);
  });

  it('takes stages with names of the language', () => {
    const buffer = createSharedBuffer();
    const node = take(buffer, 'constructor', 'x', NO_NODE);
    expect(materialize(buffer, pathTo(buffer, node)).constructor).toEqual(['x']);
  });
});
