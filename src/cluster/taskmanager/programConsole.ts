/** The console that a program sees: its words go to the run's log. */
import type { LogEntry } from '../../model/index.ts';
import type { ProgramLog } from './ProgramLog.ts';

type Level = LogEntry['level'];

/** The methods of a console that programs use; the rest does nothing. */
export function createProgramConsole(log: ProgramLog): object {
  const write = (level: Level, words: readonly unknown[]): void => {
    log.write(level, words.map(shown).join(' '));
  };
  const at =
    (level: Level) =>
    (...words: unknown[]): void =>
      write(level, words);
  const own = {
    log: at('info'),
    info: at('info'),
    debug: at('debug'),
    trace: at('debug'),
    warn: at('warn'),
    error: at('error'),
    dir: at('info'),
    table: at('info'),
    assert: (isTrue: unknown, ...words: unknown[]): void => {
      if (!isTrue) write('error', ['Assertion failed:', ...words]);
    },
  };
  return new Proxy(own, {
    get: (target, name) => (target as Record<PropertyKey, unknown>)[name] ?? (() => {}),
  });
}

function shown(word: unknown): string {
  if (typeof word === 'string') return word;
  if (word instanceof Error) return word.stack ?? String(word);
  try {
    return JSON.stringify(word) ?? String(word);
  } catch {
    return String(word);
  }
}
