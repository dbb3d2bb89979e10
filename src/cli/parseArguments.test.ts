import { describe, expect, it } from 'vitest';
import { parseArguments } from './parseArguments.ts';

const parse = (line: string) => parseArguments(line.split(' ').filter((word) => word !== ''));

describe('parseArguments', () => {
  it.each([
    ['a.ts', { kind: 'run', file: 'a.ts', mode: 'workers', seed: 1 }],
    ['--mode simulated a.ts', { kind: 'run', file: 'a.ts', mode: 'simulated', seed: 1 }],
    ['a.ts --seed=7 --mode=workers', { kind: 'run', file: 'a.ts', mode: 'workers', seed: 7 }],
    ['a.ts --plan', { kind: 'plan', file: 'a.ts' }],
    ['--help', { kind: 'help' }],
  ])('reads %s', (line, command) => {
    expect(parse(line)).toEqual(command);
  });

  it.each([
    ['', 'A program is missing'],
    ['a.ts b.ts', 'One program at a time'],
    ['a.ts --sneed 3', "no flag '--sneed'"],
    ['a.ts --mode fast', "not 'fast'"],
    ['a.ts --mode', "not ''"],
    ['a.ts --seed -1', "not '-1'"],
    ['a.ts --seed 1.5', "not '1.5'"],
    ['a.ts --seed', "not ''"],
  ])('refuses "%s"', (line, message) => {
    const command = parse(line);
    expect(command).toMatchObject({ kind: 'usage-error' });
    expect((command as { message: string }).message).toContain(message);
  });
});
