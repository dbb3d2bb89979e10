import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import { failoverRegions } from './failoverRegions.ts';

/** `1:0 1:1 | 2:0`: the subtasks of each region. */
function regions(notation: string): string {
  const members: string[][] = [];
  for (const [key, region] of failoverRegions(jobGraphOf(graphOf(notation)))) {
    members[region] ??= [];
    members[region].push(key);
  }
  return members.map((keys) => keys.join(' ')).join(' | ');
}

describe('failover regions', () => {
  it('are single subtasks where a chain exchanges nothing', () => {
    expect(regions('a*3')).toBe('1:0 | 1:1 | 1:2');
  });

  it('hold all that one exchange connects', () => {
    expect(regions('a*2 =HASH> b*2')).toBe('1:0 1:1 2:0 2:1');
  });

  it('follow pointwise channels', () => {
    expect(regions('a*2 =RESCALE> b*4')).toBe('1:0 2:0 2:1 | 1:1 2:2 2:3');
  });

  it('leave disjoint pipelines apart', () => {
    expect(regions('a =HASH> b; c =HASH> d')).toBe('1:0 2:0 | 3:0 4:0');
  });

  it('join over what they feed together', () => {
    expect(regions('a =HASH> c; b =HASH> c; d')).toMatch(/^1:0 2:0 3:0 \| 4:0$/);
  });

  it('of wide exchanges are found quickly', () => {
    expect(regions('a*200 =HASH> b*200 =HASH> c*200').split(' | ')).toHaveLength(1);
  });
});
