import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EchoFilter, smallestEdit, type TextEdit } from './textSync.ts';

const apply = (text: string, edit: TextEdit) =>
  text.slice(0, edit.start) + edit.text + text.slice(edit.end);

describe('smallestEdit', () => {
  it('is null where nothing changed', () => {
    expect(smallestEdit('a.map(f)', 'a.map(f)')).toBeNull();
  });

  it('replaces only what differs', () => {
    const edit = smallestEdit('env.setParallelism(2);', 'env.setParallelism(4);');
    expect(edit).toEqual({ start: 19, end: 20, text: '4' });
  });

  it('inserts into a run of equal characters', () => {
    expect(smallestEdit('aa', 'aaa')).toEqual({ start: 2, end: 2, text: 'a' });
  });

  it('keeps surrogate pairs whole', () => {
    expect(smallestEdit('😀!', '😁!')).toEqual({ start: 0, end: 2, text: '😁' });
  });

  it('turns any text into any other', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '한') });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const edit = smallestEdit(from, to);
        expect(edit === null ? from : apply(from, edit)).toBe(to);
        expect(edit === null || edit.start <= edit.end).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('EchoFilter', () => {
  it('knows a late echo, and does not take it for a change', () => {
    const echoes = new EchoFilter();
    echoes.sent('a');
    echoes.sent('ab');
    expect(echoes.isEcho('a')).toBe(true);
    expect(echoes.isEcho('ab')).toBe(true);
  });

  it('takes an old text for a change once a newer one was answered', () => {
    const echoes = new EchoFilter();
    echoes.sent('a');
    echoes.sent('ab');
    expect(echoes.isEcho('ab')).toBe(true);
    expect(echoes.isEcho('a')).toBe(false);
  });

  it('awaits nothing after another text came', () => {
    const echoes = new EchoFilter();
    echoes.sent('a');
    echoes.forget();
    expect(echoes.isEcho('a')).toBe(false);
  });
});
