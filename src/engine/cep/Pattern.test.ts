/** What a pattern refuses, in Flink's words. */
import { describe, expect, it } from 'vitest';
import { AfterMatchSkipStrategy } from './AfterMatchSkipStrategy.ts';
import { compilePattern } from './compilePattern.ts';
import { Pattern } from './Pattern.ts';

const begin = () => Pattern.begin<number>('a').where((n) => n > 0);

describe('a stage', () => {
  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      'a second quantifier',
      () => begin().oneOrMore().times(2),
      'Already applied quantifier to this Pattern. Current quantifier is: Quantifier{properties=' +
        '[LOOPING], consumingStrategy=STRICT, innerConsumingStrategy=SKIP_TILL_NEXT}',
    ],
    ['no times', () => begin().times(0), 'You should give a positive number greater than 0.'],
    [
      'a range upside down',
      () => begin().times(3, 2),
      'The to should be a number greater than or equal to from: 3.',
    ],
    [
      'less than once or more',
      () => begin().timesOrMore(0),
      'The from should be a positive number greater than 0.',
    ],
    ['optional twice', () => begin().optional().optional(), 'Optional already applied!'],
    ['optional notNext', () => begin().notNext('b').optional(), 'NOT pattern cannot be optional'],
    [
      'a repeated notNext',
      () => begin().notNext('b').oneOrMore(),
      'Option not applicable to NOT pattern',
    ],
    [
      'a greedy notFollowedBy',
      () => begin().notFollowedBy('b').greedy(),
      'Option not applicable to NOT pattern',
    ],
    ['greedy once', () => begin().greedy(), 'Option not applicable to singleton quantifier'],
    [
      'greedy combinations',
      () => begin().oneOrMore().allowCombinations().greedy(),
      'Option not applicable to FollowedByAny pattern',
    ],
    [
      'optional behind greedy',
      () => begin().oneOrMore().greedy().next('b').optional(),
      'Optional pattern cannot be preceded by greedy pattern',
    ],
    [
      'consecutive once',
      () => begin().consecutive(),
      'Consecutive not applicable to Quantifier{properties=[SINGLE], consumingStrategy=STRICT, ' +
        'innerConsumingStrategy=SKIP_TILL_NEXT}!',
    ],
    [
      'combinations once',
      () => begin().optional().allowCombinations(),
      'Combinations not applicable to Quantifier{properties=[SINGLE, OPTIONAL]',
    ],
    [
      'consecutive combinations',
      () => begin().oneOrMore().consecutive().allowCombinations(),
      'You can apply either combinations or consecutive, not both!',
    ],
    [
      'consecutive twice',
      () => begin().oneOrMore().consecutive().consecutive(),
      'Consecutive already applied!',
    ],
    [
      'until without a loop',
      () =>
        begin()
          .times(2)
          .until(() => true),
      'The until condition is only applicable to looping states.',
    ],
    [
      'until twice',
      () =>
        begin()
          .oneOrMore()
          .until(() => true)
          .until(() => true),
      'Only one until condition can be applied.',
    ],
    [
      'notFollowedBy behind optional',
      () => begin().optional().notFollowedBy('b'),
      'Specifying a pattern with an optional path to NOT condition is not supported yet.',
    ],
    [
      'no condition',
      () => begin().where(null as unknown as () => boolean),
      'The condition cannot be null.',
    ],
    ['time as text', () => begin().within('5' as unknown as number), 'within() needs a time'],
    ['no name', () => begin().next(undefined as unknown as string), 'needs a name of text'],
  ];

  it.each(refused)('refuses %s', (_name, build, sentence) => {
    expect(build).toThrow(sentence);
  });

  it('takes times from 0 on as optional', () => {
    const stage = begin().times(0, 2);
    expect(stage.getTimes()).toEqual({ from: 1, to: 2 });
    expect(stage.getQuantifier().hasProperty('OPTIONAL')).toBe(true);
  });
});

describe('a whole pattern', () => {
  it('refuses a name twice', () => {
    expect(() => compilePattern(begin().next('a'))).toThrow(
      'Duplicate pattern name: a. Names must be unique.',
    );
  });

  it('refuses to skip to a stage that it has not', () => {
    const pattern = Pattern.begin<number>('a', AfterMatchSkipStrategy.skipToFirst('c')).next('b');
    expect(() => compilePattern(pattern)).toThrow(
      'The pattern name specified in AfterMatchSkipStrategy can not be found in the given Pattern',
    );
  });

  it('refuses notFollowedBy at the end without within', () => {
    expect(() => compilePattern(begin().notFollowedBy('b'))).toThrow(
      'NotFollowedBy is not supported without windowTime as a last part of a Pattern!',
    );
    expect(compilePattern(begin().notFollowedBy('b').within(5)).windowMs).toBe(5);
  });

  it('refuses a limit between neighbours above the whole limit', () => {
    const pattern = begin().next('b').within(9, 'PREVIOUS_AND_CURRENT').next('c').within(8);
    expect(() => compilePattern(pattern)).toThrow(
      'The window length between the previous and current event cannot be larger',
    );
  });

  it('knows no limit that is negative, as Flink does not', () => {
    expect(() => compilePattern(begin().next('b').within(-1))).not.toThrow();
  });

  it('takes the smallest limit of all stages', () => {
    expect(compilePattern(begin().within(5).next('b').within(8).next('c')).windowMs).toBe(5);
  });
});
