import { describe, expect, it } from 'vitest';
import { BatchEncoder, decodeBatch, TimeWindow } from '../../engine/index.ts';
import { createClassTable } from './programClasses.ts';

class Point {
  readonly x = 1;
}

describe('the classes of a program', () => {
  it('keep their prototypes between workers, and so do the windows of the API', () => {
    const there = createClassTable(new Map([['Point', Point]]));
    const here = createClassTable(new Map([['Point', Point]]));
    const encoder = new BatchEncoder(there);
    encoder.append({ window: new TimeWindow(0, 10), point: new Point() }, 5);
    const { values } = decodeBatch(structuredClone(encoder.take()), here);
    const { window, point } = values[0] as { window: TimeWindow; point: Point };
    expect(window).toBeInstanceOf(TimeWindow);
    expect(window.maxTimestamp()).toBe(9);
    expect(JSON.stringify(window)).toBe('{"start":0,"end":10}');
    expect(point).toBeInstanceOf(Point);
  });
});
