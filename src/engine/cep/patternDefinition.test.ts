/**
 * Random patterns over random events, against the definition of a match: each stage's first event
 * follows by the stage's contiguity, each further one by the loop's. And nothing stays behind.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './compilePattern.ts';
import { Nfa } from './Nfa.ts';
import { Pattern } from './Pattern.ts';
import { createSharedBuffer } from './SharedBuffer.ts';

type Contiguity = 'next' | 'followedBy' | 'followedByAny';

interface Stage {
  readonly fits: string;
  readonly contiguity: Contiguity;
  readonly from: number;
  readonly to: number;
  readonly inner: Contiguity;
  readonly isOptional: boolean;
}

interface Case {
  readonly stages: readonly Stage[];
  readonly withinMs: number;
  readonly events: readonly string[];
}

const contiguity = fc.constantFrom<Contiguity>('next', 'followedBy', 'followedByAny');

const stage: fc.Arbitrary<Stage> = fc
  .record({
    fits: fc.constantFrom('a', 'b', 'ab', 'bc'),
    contiguity,
    from: fc.integer({ min: 1, max: 2 }),
    more: fc.constantFrom(0, 0, 1, Infinity),
    inner: contiguity,
    isOptional: fc.boolean(),
  })
  .map(({ from, more, ...rest }) => ({ ...rest, from, to: from + more }));

const cases: fc.Arbitrary<Case> = fc.record({
  stages: fc.array(stage, { minLength: 1, maxLength: 3 }),
  withinMs: fc.integer({ min: 1, max: 9 }),
  events: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 }),
});

function patternOf({ stages, withinMs }: Case): Pattern<string> {
  let pattern: Pattern<string> | null = null;
  stages.forEach((spec, index) => {
    pattern = pattern === null ? Pattern.begin(`${index}s`) : pattern[spec.contiguity](`${index}s`);
    pattern.where((event) => spec.fits.includes(event[0]!));
    if (spec.to === Infinity) pattern.timesOrMore(spec.from);
    else if (spec.to > 1) pattern.times(spec.from, spec.to);
    if (spec.to > 1 && spec.inner === 'next') pattern.consecutive();
    if (spec.to > 1 && spec.inner === 'followedByAny') pattern.allowCombinations();
    if (spec.isOptional) pattern.optional();
  });
  return pattern!.within(withinMs);
}

/** Where the next event may lie behind `at`; -1: nowhere yet, so that any event begins. */
function candidates(events: readonly string[], at: number, how: Contiguity, fits: string) {
  const found: number[] = [];
  for (let i = at + 1; i < events.length; i++) {
    const isFitting = fits.includes(events[i]!);
    if (isFitting) found.push(i);
    if (at === -1 || how === 'followedByAny') continue;
    if (how === 'next' || isFitting) break;
  }
  return found;
}

/** All matches as `stage:index` words, by trying everything. */
function matchesByDefinition({ stages, withinMs, events }: Case): string[] {
  const matches: string[] = [];
  const visit = (stageIndex: number, count: number, path: readonly string[], at: number): void => {
    const spec = stages[stageIndex];
    if (spec === undefined) {
      const first = Number(path[0]?.split(':')[1]);
      if (path.length > 0 && at - first < withinMs) matches.push(path.join(' '));
      return;
    }
    const mayEnd = count >= spec.from || (count === 0 && spec.isOptional);
    if (mayEnd) visit(stageIndex + 1, 0, path, at);
    if (count === spec.to) return;
    const how = count === 0 ? spec.contiguity : spec.inner;
    for (const next of candidates(events, at, how, spec.fits)) {
      visit(stageIndex, count + 1, [...path, `${stageIndex}s:${next}`], next);
    }
  };
  visit(0, 0, [], -1);
  return matches.sort();
}

function matchesByNfa(spec: Case): string[] {
  const nfa = new Nfa(compilePattern(patternOf(spec)), { handlesTimeout: false, nowMs: () => 0 });
  const state = nfa.createInitialState();
  const matches = spec.events.flatMap((event, index) => {
    nfa.advanceTime(state, index);
    return [...nfa.process(state, `${event}${index}`, index)];
  });
  nfa.advanceTime(state, 100);
  expect(state.buffer).toEqual({ ...createSharedBuffer(), lastId: state.buffer.lastId });
  expect(state.partialMatches).toEqual(nfa.createInitialState().partialMatches);
  const text = (match: Record<string, unknown[]>) =>
    Object.entries(match).flatMap(([name, events]) =>
      events.map((event) => `${name}:${String(event).slice(1)}`),
    );
  return matches.map((match) => text(match).join(' ')).sort();
}

describe('patterns by definition', () => {
  it('finds exactly the matches of the definition, and forgets all else', () => {
    let found = 0;
    fc.assert(
      fc.property(cases, (spec) => {
        const matches = matchesByNfa(spec);
        expect(matches).toEqual(matchesByDefinition(spec));
        found += matches.length;
      }),
      { numRuns: 2000, seed: 20_261_121 },
    );
    expect(found).toBeGreaterThan(2000);
  });
});
