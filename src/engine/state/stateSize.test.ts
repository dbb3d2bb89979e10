import { describe, expect, it } from 'vitest';
import { VOID_NAMESPACE } from '../time/KeyContext.ts';
import { approximateSize } from './approximateSize.ts';
import { ListStateDescriptor, ValueStateDescriptor } from './descriptors.ts';
import { HeapKeyedStateBackend } from './HeapKeyedStateBackend.ts';

function backend(): HeapKeyedStateBackend {
  return new HeapKeyedStateBackend({
    maxParallelism: 128,
    keyGroupRange: { start: 0, end: 127 },
    nowMs: () => 0,
  });
}

describe('approximateSize', () => {
  it('grows with what a value holds', () => {
    const sizes = [1, 'ab', 'a'.repeat(100), { a: 'a'.repeat(100), b: 'b'.repeat(100) }];
    const bytes = sizes.map(approximateSize);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(new Set(bytes).size).toBe(bytes.length);
  });

  it('takes large arrays, maps and sets by their samples', () => {
    const numbers = Array.from({ length: 10_000 }, (_, i) => i);
    const texts = numbers.map((n) => `text ${n % 10}`);
    expect(approximateSize(numbers)).toBe(8 + 32 + 80_000);
    expect(approximateSize(texts)).toBe(8 + 32 + 80_000 + 10_000 * (16 + 6));
    expect(approximateSize(new Set(texts.slice(0, 10)))).toBe(8 + 64 + 10 * (32 + 16 + 6));
    const map = new Map(texts.map((text, i) => [i, text]));
    expect(approximateSize(map)).toBe(8 + 64 + 10_000 * (32 + 16 + 6));
    expect(approximateSize(new Float64Array(100))).toBe(8 + 64 + 800);
  });

  it('ends at circles', () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    expect(approximateSize(circle)).toBeGreaterThan(8);
  });
});

describe('the size of keyed state', () => {
  it('is nothing before the first entry and after the last', () => {
    const state = backend();
    const value = state.getState(new ValueStateDescriptor<number>('n'));
    expect(state.size()).toEqual({ entries: 0, bytes: 0 });
    state.setCurrentKey('a');
    value.update(1);
    expect(state.size()).toEqual({ entries: 1, bytes: 40 + (8 + 16 + 1) + 8 });
    value.clear();
    expect(state.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('counts every state and every window', () => {
    const state = backend();
    const value = state.getState(new ValueStateDescriptor<number>('n'));
    const list = state.getState(new ListStateDescriptor<number>('l'));
    for (const key of ['a', 'b', 'c']) {
      state.setCurrentKey(key);
      value.setCurrentNamespace(VOID_NAMESPACE);
      value.update(1);
      value.setCurrentNamespace({ namespaceId: 7 });
      value.update(2);
      list.addAll([1, 2, 3]);
    }
    expect(state.size().entries).toBe(9);
  });

  it('comes close for many entries of different sizes', () => {
    const state = backend();
    const value = state.getState(new ValueStateDescriptor<string>('text'));
    let exact = 0;
    for (let i = 0; i < 5000; i++) {
      const text = 'x'.repeat(i % 200);
      state.setCurrentKey(i);
      value.update(text);
      exact += 40 + 8 + approximateSize(text);
    }
    let { bytes } = state.size();
    for (let i = 0; i < 100; i++) bytes = state.size().bytes;
    expect(state.size().entries).toBe(5000);
    expect(Math.abs(bytes / exact - 1)).toBeLessThan(0.1);
  });

  it('goes on after the entries that it was looking at have gone', () => {
    const state = backend();
    const value = state.getState(new ValueStateDescriptor<number>('n'));
    for (let i = 0; i < 1000; i++) {
      state.setCurrentKey(i);
      value.update(i);
    }
    state.size();
    for (let i = 0; i < 990; i++) {
      state.setCurrentKey(i);
      value.clear();
    }
    expect(state.size()).toEqual({ entries: 10, bytes: 10 * (40 + 8 + 8) });
  });
});
