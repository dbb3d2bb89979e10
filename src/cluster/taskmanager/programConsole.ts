/**
 * The console that a program sees: its words go to the run's log, cut and counted, so that a
 * program that talks in each record does not drown the JobManager.
 */
import type { LogEntry } from '../../model/index.ts';

const MAX_LENGTH = 2000;
const MAX_PER_SECOND = 200;

type Level = LogEntry['level'];

/** The methods of a console that programs use; the rest does nothing. */
export function createProgramConsole(
  nowMs: () => number,
  send: (entries: readonly LogEntry[]) => void,
): object {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  const say = (level: Level, message: string): void => {
    send([{ timeMs: nowMs(), level, source: 'console', message: message.slice(0, MAX_LENGTH) }]);
  };
  const write = (level: Level, words: readonly unknown[]): void => {
    const now = nowMs();
    if (now - windowStartMs >= 1000) {
      windowStartMs = now;
      count = 0;
    }
    count += 1;
    if (count < MAX_PER_SECOND) say(level, words.map(shown).join(' '));
    if (count === MAX_PER_SECOND) say('warn', 'The program writes too much: the rest is left out');
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
