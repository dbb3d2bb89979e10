import { describe, expect, it } from 'vitest';
import { isDataPath } from './FetchFileSystem.ts';

describe('isDataPath', () => {
  it.each(['moby-dick.txt', 'taxi/2024 rides.csv', '데이터.txt'])('takes %s', (path) => {
    expect(isDataPath(path)).toBe(true);
  });

  it.each([
    '',
    '/etc/passwd',
    '../index.html',
    'a/../b',
    'a//b',
    '.hidden',
    'a?b=1',
    'a%2e',
    'a\\b',
  ])('refuses "%s"', (path) => {
    expect(isDataPath(path)).toBe(false);
  });

  it('refuses names that are used as a channel', () => {
    expect(isDataPath('x'.repeat(201))).toBe(false);
  });
});
