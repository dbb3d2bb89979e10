import { describe, expect, it } from 'vitest';
import { cloneFunction } from './cloneFunction.ts';
import { RichMapFunction } from './RichFunction.ts';

class Count extends RichMapFunction<string, number> {
  private readonly seen = new Map<string, number[]>();
  private readonly weigh: (word: string) => number;

  constructor(weigh: (word: string) => number) {
    super();
    this.weigh = weigh;
  }

  map(word: string): number {
    const list = this.seen.get(word) ?? [];
    this.seen.set(word, [...list, this.weigh(word)]);
    return this.seen.get(word)!.length;
  }
}

class Hidden {
  #count = 0;

  map(): number {
    return ++this.#count;
  }
}

class HiddenWithArgument extends Hidden {
  readonly step: number;

  constructor(step: number) {
    super();
    this.step = step;
  }
}

describe('a cloned function', () => {
  it('has fields of its own, and shares functions', () => {
    const original = new Count((word) => word.length);
    const [one, other] = [cloneFunction(original), cloneFunction(original)];
    expect([one.map('a'), one.map('a'), other.map('a')]).toEqual([1, 2, 1]);
    expect(original.map('a')).toBe(1);
    expect(one).toBeInstanceOf(Count);
  });

  it('is the same where it is a plain function', () => {
    const plain = (word: string) => word;
    expect(cloneFunction(plain)).toBe(plain);
  });

  it('is made anew where it has #private fields', () => {
    const original = new Hidden();
    original.map();
    expect(cloneFunction(original).map()).toBe(1);
    expect(() => cloneFunction(new HiddenWithArgument(2))).toThrow('#private fields of Hidden');
  });
});
