import { describe, expect, it } from 'vitest';
import { type Box, isTooLargeToLayer, layeredLayout } from './layeredLayout.ts';

const box = (id: string): Box => ({ id, width: 160, height: 86 });
const line = (source: string, target: string) => ({ source, target, labelWidth: 0 });

function overlapping(boxes: readonly Box[], at: ReturnType<typeof layeredLayout>): string[] {
  const cells = new Set<string>();
  return boxes.flatMap(({ id }) => {
    const cell = `${at.get(id)!.x}|${at.get(id)!.y}`;
    const isTaken = cells.has(cell);
    cells.add(cell);
    return isTaken ? [cell] : [];
  });
}

describe('the layout', () => {
  it('takes ids that plain objects have for themselves', () => {
    const ids = ['a', '__proto__', 'constructor', 'toString', 'b'];
    const before = Reflect.ownKeys(Object.prototype);
    const lines = ids.slice(1).map((id, i) => line(ids[i]!, id));
    const at = layeredLayout(ids.map(box), lines);
    const xs = ids.map((id) => at.get(id)!.x);
    expect(xs.toSorted((a, b) => a - b)).toEqual(xs);
    expect(new Set(xs).size).toBe(ids.length);
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    for (const key in {}) expect.fail(`Object.prototype has ${key}`);
  });

  it('is a plain one for large graphs: streams to the right, no box on another', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `n${i}`);
    const lines = ids.flatMap((id, i) =>
      [1, 2, 7, 50].flatMap((step) => lineTo(id, ids[i + step])),
    );
    expect(isTooLargeToLayer(ids.length, lines.length)).toBe(true);
    const boxes = ids.map(box);
    const at = layeredLayout(boxes, lines);
    expect(at.size).toBe(5000);
    expect(lines.filter(({ source, target }) => at.get(target)!.x <= at.get(source)!.x)).toEqual(
      [],
    );
    expect(overlapping(boxes, at)).toEqual([]);
  });
});

function lineTo(source: string, target: string | undefined) {
  return target === undefined ? [] : [line(source, target)];
}
