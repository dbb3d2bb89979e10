import { describe, expect, it } from 'vitest';
import { WatermarkAlignment } from './WatermarkAlignment.ts';

/** Reports as `member:watermark` in group g with drift 10; announcements as `member<=allowed`. */
function aligned(reports: string, groups: Record<string, string> = {}): string {
  const alignment = new WatermarkAlignment();
  const told: string[] = [];
  for (const word of reports.split(' ')) {
    const [member = '', watermark = ''] = word.split(':');
    if (watermark === 'reset') alignment.forget(member);
    else {
      const report = { group: groups[member] ?? 'g', maxDriftMs: 10, watermark: Number(watermark) };
      alignment.report(member, report, (max) => told.push(`${member}<=${max}`));
    }
  }
  return told.join(' ');
}

describe('the alignment of a group', () => {
  it.each([
    ['lets one alone go on from where it is', 'a:5 a:15', 'a<=15 a<=25'],
    ['holds all to the lowest', 'a:100 b:5', 'a<=110 a<=15 b<=15'],
    ['says nothing where nothing changes', 'a:5 b:50 b:60', 'a<=15 b<=15'],
    ['goes on when the lowest does', 'a:5 b:50 a:30', 'a<=15 b<=15 a<=40 b<=40'],
    ['leaves out the idle and the ended', 'a:5 b:50 a:Infinity', 'a<=15 b<=15 a<=60 b<=60'],
    ['lets all go where all are idle', 'a:5 a:Infinity', 'a<=15 a<=Infinity'],
    [
      'takes one back that is no longer idle',
      'a:5 a:Infinity b:50 a:7',
      'a<=15 a<=Infinity a<=60 b<=60 a<=17 b<=17',
    ],
    [
      'does not count one that begins anew',
      'a:5 b:50 a:reset a:1',
      'a<=15 b<=15 b<=60 b<=11 a<=11',
    ],
    ['forgets one that it never knew', 'b:50 a:reset', 'b<=60'],
  ])('%s', (_name, reports, expected) => {
    expect(aligned(reports)).toBe(expected);
  });

  it('keeps groups apart', () => {
    expect(aligned('a:5 b:50 c:70', { c: 'g', b: 'other' })).toBe('a<=15 b<=60 c<=15');
  });

  it('gives each member its own drift', () => {
    const alignment = new WatermarkAlignment();
    const told: string[] = [];
    const tell = (member: string) => (max: number) => told.push(`${member}<=${max}`);
    alignment.report('a', { group: 'g', maxDriftMs: 0, watermark: 7 }, tell('a'));
    alignment.report('b', { group: 'g', maxDriftMs: 100, watermark: 8 }, tell('b'));
    expect(told).toEqual(['a<=7', 'b<=107']);
  });
});
