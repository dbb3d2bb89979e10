import { describe, expect, it } from 'vitest';
import { CountTrigger } from './CountTrigger.ts';
import { ContinuousEventTimeTrigger } from './continuousTriggers.ts';
import { CountEvictor, TimeEvictor } from './evictors.ts';
import { GlobalWindows } from './GlobalWindows.ts';
import {
  SlidingEventTimeWindows,
  SlidingProcessingTimeWindows,
  TumblingEventTimeWindows,
  TumblingProcessingTimeWindows,
} from './gridWindows.ts';
import { EventTimeSessionWindows, ProcessingTimeSessionWindows } from './sessionWindows.ts';

const CLOCK = { currentProcessingTimeMs: () => 0, random: () => 0 };

describe('arguments of windows', () => {
  it('must satisfy what Flink asks for, in its words', () => {
    const cases: [() => unknown, string][] = [
      [
        () => TumblingEventTimeWindows.of(0),
        'TumblingEventTimeWindows parameters must satisfy abs(offset) < size',
      ],
      [
        () => TumblingProcessingTimeWindows.of(5, -5),
        'TumblingProcessingTimeWindows parameters must satisfy abs(offset) < size',
      ],
      [
        () => SlidingEventTimeWindows.of(-1, 1),
        'SlidingEventTimeWindows parameters must satisfy abs(offset) < slide and size > 0',
      ],
      [
        () => SlidingProcessingTimeWindows.of(5, 0),
        'SlidingProcessingTimeWindows parameters must satisfy abs(offset) < slide and size > 0',
      ],
      [
        () => EventTimeSessionWindows.withGap(0),
        'EventTimeSessionWindows parameters must satisfy 0 < size',
      ],
      [
        () => ProcessingTimeSessionWindows.withGap(-1),
        'ProcessingTimeSessionWindows parameters must satisfy 0 < size',
      ],
    ];
    for (const [make, sentence] of cases) expect(make).toThrow(sentence);
  });

  it('must be whole numbers', () => {
    expect(() => TumblingEventTimeWindows.of(Number.NaN)).toThrow(
      'TumblingEventTimeWindows: size must be a whole number of milliseconds, but it is NaN.',
    );
    expect(() => SlidingEventTimeWindows.of(10, 2.5)).toThrow('slide must be a whole number');
    expect(() => TimeEvictor.of('1' as never)).toThrow('size must be a whole number');
    expect(() => CountEvictor.of(1.5)).toThrow('the count must be a whole number');
    expect(() => CountTrigger.of(undefined as never)).toThrow('the count must be a whole number');
    expect(() => ContinuousEventTimeTrigger.of(0)).toThrow('the interval must be > 0');
  });

  it('a gap that is no gap fails at its record', () => {
    const gapOf = (gap: number) => () =>
      EventTimeSessionWindows.withDynamicGap<number>((element) => element).assignWindows(
        gap,
        5,
        CLOCK,
      );
    for (const gap of [0, -1, Number.NaN]) {
      expect(gapOf(gap)).toThrow('Dynamic session time gap must satisfy 0 < gap');
    }
    expect(gapOf(0.5)).toThrow('gap must be a whole number of milliseconds');
  });
});

describe('names of assigners', () => {
  it('are those that Flink prints', () => {
    expect(TumblingEventTimeWindows.of(10, 3).describe()).toBe('TumblingEventTimeWindows(10)');
    expect(SlidingProcessingTimeWindows.of(10, 10).describe()).toBe(
      'SlidingProcessingTimeWindows(10, 10)',
    );
    expect(EventTimeSessionWindows.withGap(5).describe()).toBe('EventTimeSessionWindows(5)');
    expect(ProcessingTimeSessionWindows.withDynamicGap(() => 1).describe()).toBe(
      'DynamicProcessingTimeSessionWindows()',
    );
    expect(GlobalWindows.create().describe()).toBe('GlobalWindows(trigger=NeverTrigger)');
  });
});
