/** The heap, as java.util.PriorityQueue is: its order of equals is part of Flink's results. */
import { describe, expect, it } from 'vitest';
import { offer, poll, retain } from './matchHeap.ts';
import type { PartialMatch } from './NfaState.ts';

/** `'2b'`: begun with event 2, told apart by the letter's code. */
function match(text: string): PartialMatch {
  const node = text.charCodeAt(text.length - 1);
  const startEvent = Number(text.slice(0, -1));
  return { state: 0, node, startEvent, startTime: 0, previousTime: 0 };
}

function heapOf(texts: string): PartialMatch[] {
  const heap: PartialMatch[] = [];
  for (const text of texts.split(' ')) offer(heap, match(text));
  return heap;
}

const textOf = ({ startEvent, node }: PartialMatch) => startEvent + String.fromCharCode(node);

function drain(heap: PartialMatch[]): string {
  const texts: string[] = [];
  for (let next = poll(heap); next !== undefined; next = poll(heap)) texts.push(textOf(next));
  return texts.join(' ');
}

describe('matchHeap', () => {
  it('gives the earliest first', () => {
    expect(drain(heapOf('3a 1b 2c 5d 4e'))).toBe('1b 2c 3a 4e 5d');
  });

  it('gives equals in the order of a Java heap: the first, then from the back', () => {
    expect(drain(heapOf('1a 1b 1c 1d 1e'))).toBe('1a 1e 1d 1c 1b');
  });

  it('drops what is not wanted and stays a heap', () => {
    const heap = heapOf('1a 2b 1c 3d 2e 4f');
    expect(retain(heap, ({ startEvent }) => startEvent !== 1).map(textOf)).toEqual(['1a', '1c']);
    expect(drain(heap)).toBe('2b 2e 3d 4f');
  });

  it('leaves an empty heap alone', () => {
    expect(drain([])).toBe('');
  });
});
