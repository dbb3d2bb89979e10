import { describe, expect, it } from 'vitest';
import type { Namespace } from '../time/KeyContext.ts';
import { VOID_NAMESPACE } from '../time/KeyContext.ts';
import {
  AggregatingStateDescriptor,
  ListStateDescriptor,
  MapStateDescriptor,
  ReducingStateDescriptor,
  ValueStateDescriptor,
} from './descriptors.ts';
import { HeapKeyedStateBackend } from './HeapKeyedStateBackend.ts';
import { keyGroupRangeOf } from './keyHash.ts';
import { StateTtlConfig } from './StateTtlConfig.ts';

const window = (id: string): Namespace => ({ namespaceId: id });

function backend(subtask = 0, parallelism = 1, nowMs = () => 0): HeapKeyedStateBackend {
  const keyGroupRange = keyGroupRangeOf(subtask, 128, parallelism);
  return new HeapKeyedStateBackend({ maxParallelism: 128, keyGroupRange, nowMs });
}

const total = new ValueStateDescriptor<number>('total');
const tags = new ListStateDescriptor<string>('tags');
const best = new ReducingStateDescriptor<number>('best', (a, b) => Math.max(a, b));
const mean = new AggregatingStateDescriptor<number, { sum: number; n: number }, number>('mean', {
  createAccumulator: () => ({ sum: 0, n: 0 }),
  add(value, acc) {
    acc.sum += value;
    acc.n++;
    return acc;
  },
  getResult: (acc) => acc.sum / acc.n,
  merge: (a, b) => ({ sum: a.sum + b.sum, n: a.n + b.n }),
});

describe('value state', () => {
  it('belongs to the key and the namespace', () => {
    const state = backend();
    const value = state.getState(total);
    state.setCurrentKey('a');
    value.update(1);
    value.setCurrentNamespace(window('w'));
    expect(value.value()).toBeNull();
    value.update(2);
    state.setCurrentKey('b');
    expect(value.value()).toBeNull();
    state.setCurrentKey('a');
    expect(value.value()).toBe(2);
    value.setCurrentNamespace(VOID_NAMESPACE);
    expect(value.value()).toBe(1);
  });

  it('keeps 0, the empty string and false, and clears at null', () => {
    const state = backend();
    const value = state.getState(new ValueStateDescriptor<unknown>('any'));
    state.setCurrentKey('a');
    for (const kept of [0, '', false]) {
      value.update(kept);
      expect(value.value()).toBe(kept);
    }
    value.update(null);
    expect(value.value()).toBeNull();
    expect(state.entryCount()).toBe(0);
  });

  it('copies what is put in', () => {
    const state = backend();
    const value = state.getState(new ValueStateDescriptor<number[]>('list'));
    state.setCurrentKey('a');
    const list = [1];
    value.update(list);
    list.push(2);
    expect(value.value()).toEqual([1]);
  });

  it('cannot be used without a key', () => {
    const value = backend().getState(total);
    const sentence = 'No key set. This method should not be called outside of a keyed context.';
    expect(() => value.value()).toThrow(sentence);
    expect(() => value.update(1)).toThrow(sentence);
  });

  it('is one for all handles of its name, and of one kind', () => {
    const state = backend();
    expect(state.getState(new ValueStateDescriptor('total'))).toBe(state.getState(total));
    expect(() => state.getState(new ListStateDescriptor('total'))).toThrow("'total' is already");
  });
});

describe('list state', () => {
  it('refuses null, also inside a list', () => {
    const state = backend();
    const list = state.getState(new ListStateDescriptor<unknown>('l'));
    state.setCurrentKey('a');
    const sentence = 'You cannot add null to a ListState.';
    expect(() => list.add(null)).toThrow(sentence);
    expect(() => list.addAll([1, null])).toThrow(sentence);
    expect(() => list.update([undefined])).toThrow(sentence);
    expect([...list.get()]).toEqual([]);
  });

  it('is merged in the order of the sources', () => {
    const state = backend();
    const list = state.getState(tags);
    state.setCurrentKey('a');
    for (const name of ['w1', 'w2', 'w3']) {
      list.setCurrentNamespace(window(name));
      list.add(name);
    }
    list.mergeNamespaces(window('w3'), [window('w1'), window('w2')]);
    list.setCurrentNamespace(window('w3'));
    expect([...list.get()]).toEqual(['w3', 'w1', 'w2']);
    expect(state.entryCount()).toBe(1);
  });
});

describe('map state', () => {
  it('tells keys by value and by type, and contains null', () => {
    const state = backend();
    const map = state.getState(new MapStateDescriptor<unknown, unknown>('m'));
    state.setCurrentKey('a');
    map.putAll([
      [1, 'number'],
      ['1', 'text'],
      [[1], 'list'],
      [null, null],
    ]);
    expect([map.get(1), map.get('1'), map.get([1])]).toEqual(['number', 'text', 'list']);
    expect([map.contains(null), map.get(null), map.contains(2)]).toEqual([true, null, false]);
    map.remove([1]);
    expect([...map.keys()]).toEqual([1, '1', null]);
    for (const key of map.keys()) map.remove(key);
    expect([map.isEmpty(), state.entryCount()]).toEqual([true, 0]);
  });
});

describe('folding states', () => {
  it('begin with the first value and clear at null', () => {
    const state = backend();
    const [max, average] = [state.getState(best), state.getState(mean)];
    state.setCurrentKey('a');
    expect([max.get(), average.get()]).toEqual([null, null]);
    for (const n of [2, 4, 3]) {
      max.add(n);
      average.add(n);
    }
    expect([max.get(), average.get()]).toEqual([4, 3]);
    max.add(null as unknown as number);
    average.add(null as unknown as number);
    expect([max.get(), average.get(), state.entryCount()]).toEqual([null, null, 0]);
  });

  it('are merged by their function', () => {
    const state = backend();
    const average = state.getState(mean);
    state.setCurrentKey('a');
    for (const [name, n] of [
      ['w1', 2],
      ['w2', 4],
    ] as const) {
      average.setCurrentNamespace(window(name));
      average.add(n);
    }
    average.mergeNamespaces(window('w1'), [window('w2')]);
    average.setCurrentNamespace(window('w1'));
    expect(average.get()).toBe(3);
  });
});

describe('a snapshot', () => {
  const keys = ['a', 'b', 1, -0, 0, true, ['x', 1], { deep: [1] }, '\u0000j', 2 ** 40, 1.5];

  it('moves every key to where its key group lives', () => {
    const before = backend();
    const value = before.getState(new ValueStateDescriptor<unknown>('v'));
    for (const [i, key] of keys.entries()) {
      before.setCurrentKey(key);
      value.update(i);
      value.setCurrentNamespace(window('w'));
      value.update(-i);
      value.setCurrentNamespace(VOID_NAMESPACE);
    }
    const parts = structuredClone(before.snapshot());
    const found = keys.map(() => 0);
    for (const subtask of [0, 1, 2]) {
      const after = backend(subtask, 3);
      after.restore(parts);
      const restored = after.getState(new ValueStateDescriptor<unknown>('v'));
      keys.forEach((key, i) => {
        after.setCurrentKey(key);
        if (restored.value() === i) found[i] = (found[i] ?? 0) + 1;
      });
    }
    expect(found).toEqual(keys.map(() => 1));
  });

  it('does not change afterwards, and keeps states that nobody has asked for', () => {
    const before = backend();
    before.setCurrentKey('a');
    before.getState(tags).add('x');
    const parts = before.snapshot();
    before.getState(tags).add('y');
    const between = backend();
    between.restore(parts);
    const after = backend();
    after.restore(between.snapshot());
    after.setCurrentKey('a');
    expect([...after.getState(tags).get()]).toEqual(['x']);
  });
});

describe('time to live', () => {
  function expiring(visibility: 'NeverReturnExpired' | 'ReturnExpiredIfNotCleanedUp') {
    const clock = { now: 0 };
    const state = backend(0, 1, () => clock.now);
    const ttl = StateTtlConfig.newBuilder(100).setStateVisibility(visibility).build();
    state.setCurrentKey('a');
    return { clock, state, ttl };
  }

  it('is counted for each element of a list', () => {
    const { clock, state, ttl } = expiring('NeverReturnExpired');
    const descriptor = new ListStateDescriptor<string>('l');
    descriptor.enableTimeToLive(ttl);
    const list = state.getState(descriptor);
    list.add('old');
    clock.now = 60;
    list.add('new');
    clock.now = 100;
    expect([...list.get()]).toEqual(['new']);
    clock.now = 160;
    expect([...list.get()]).toEqual([]);
    expect(state.entryCount()).toBe(0);
  });

  it('is counted for each entry of a map', () => {
    const { clock, state, ttl } = expiring('ReturnExpiredIfNotCleanedUp');
    const descriptor = new MapStateDescriptor<string, number>('m');
    descriptor.enableTimeToLive(ttl);
    const map = state.getState(descriptor);
    map.put('old', 1);
    clock.now = 60;
    map.put('new', 2);
    clock.now = 100;
    expect([map.get('old'), map.get('old'), map.get('new')]).toEqual([1, null, 2]);
    expect([...map.entries()]).toEqual([['new', 2]]);
  });

  it('makes folds begin anew', () => {
    const { clock, state, ttl } = expiring('NeverReturnExpired');
    const descriptor = new ReducingStateDescriptor<number>('r', (a, b) => a + b);
    descriptor.enableTimeToLive(ttl);
    const sum = state.getState(descriptor);
    sum.add(1);
    clock.now = 99;
    sum.add(2);
    expect(sum.get()).toBe(3);
    clock.now = 199;
    sum.add(4);
    expect(sum.get()).toBe(4);
  });

  it('must be positive', () => {
    expect(() => StateTtlConfig.newBuilder(0).build()).toThrow('TTL is expected to be positive');
  });

  it.each(['__proto__', 'constructor', 'toString'])('has states of any name: %s', (name) => {
    const before = backend();
    before.setCurrentKey('k');
    before.getState(new ValueStateDescriptor<number>(name)).update(7);
    const after = backend();
    after.restore(before.snapshot());
    after.setCurrentKey('k');
    expect(after.getState(new ValueStateDescriptor<number>(name)).value()).toBe(7);
  });
});
