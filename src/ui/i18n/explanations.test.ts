/** Every code that the sources give is explained, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPLANATIONS_KO } from './explanations.ko.ts';
import { explained, explanationOf } from './explanations.ts';
import { loadLanguage } from './languages.ts';

await loadLanguage('ko');

const SRC = `${process.cwd()}/src/`;

/** The ways in which a code is written. */
const FORMS = [
  /ProgramError\(\s*'([a-z-]+)'/g,
  /\bcode: [^,\n]*'([a-z-]+)'/g,
  /\b(?:failed|check|at)\([^;]*?(?<![=!]== )'([a-z]+(?:-[a-z]+)*)',\s*[`'"]/g,
  /^ {4}'([a-z-]+)',\n {4}[`'"]/gm,
  /'(worker-[a-z-]+)'/g,
  /^ {2}'([a-z]+(?:-[a-z]+)+)': \(\w+: string, name/gm,
];

function codesIn(text: string): string[] {
  return FORMS.flatMap((form) => [...text.matchAll(form)].map((match) => match[1]!));
}

const files = ['api', 'compiler', 'cluster', 'ui/store']
  .flatMap((room) =>
    readdirSync(SRC + room, { recursive: true }).map((file) => `${room}/${String(file)}`),
  )
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const codes = [...new Set(files.flatMap((file) => codesIn(readFileSync(SRC + file, 'utf8'))))];

describe('explanations', () => {
  it('finds the codes', () => {
    expect(codes.length).toBeGreaterThan(35);
    expect(codes).toEqual(expect.arrayContaining(['syntax-error', 'argument', 'worker-gone']));
  });

  it.each(codes.toSorted())('%s is explained in Korean', (code) => {
    expect(explanationOf(code, 'ko')).toMatch(/[가-힣].*(?:세요|됩니다)\.$/);
    expect(explanationOf(code, 'en')).toBeNull();
  });

  it('are of codes that exist', () => {
    expect(Object.keys(EXPLANATIONS_KO).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('keeps the original sentence, and the words of a program alone', () => {
    const fault = { code: 'no-execute', message: 'The program never calls execute().' };
    expect(explained(fault, 'ko')).toMatch(/^execute\(\)를.*\n.*The program never calls/);
    expect(explained(fault, 'en')).toBe(fault.message);
    expect(explained({ message: 'boom' }, 'ko')).toBe('boom');
  });
});
