/** The console that a program sees: its words go to the run's log, formatted as a console does. */
import { programFrames } from '../../compiler/index.ts';
import { cutText, errorText, isError, nameOf, shortText, stringOf } from '../../engine/index.ts';
import type { LogEntry } from '../../model/index.ts';
import type { ProgramLog } from './ProgramLog.ts';

type Level = LogEntry['level'];

const INDENT = '  ';

/** The methods of a console that programs use; the rest does nothing. */
export function createProgramConsole(log: ProgramLog): object {
  const counts = new Map<string, number>();
  let indent = '';
  const write = (level: Level, words: readonly unknown[]): void => {
    const text = formatted(words);
    log.write(level, indent === '' ? text : indent + text.replaceAll('\n', `\n${indent}`));
  };
  const at =
    (level: Level) =>
    (...words: unknown[]): void =>
      write(level, words);
  const group = (...words: unknown[]): void => {
    if (words.length > 0) write('info', words);
    indent += INDENT;
  };
  const own = {
    log: at('info'),
    info: at('info'),
    debug: at('debug'),
    trace: at('debug'),
    warn: at('warn'),
    error: at('error'),
    dir: (word: unknown): void => write('info', [word]),
    table: (word: unknown): void => write('info', [word]),
    group,
    groupCollapsed: group,
    groupEnd: (): void => {
      indent = indent.slice(INDENT.length);
    },
    count: (label: unknown = 'default'): void => {
      const name = stringOf(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      write('info', [`${name}: ${counts.get(name)}`]);
    },
    countReset: (label: unknown = 'default') => counts.delete(stringOf(label)),
    assert: (isTrue: unknown, ...words: unknown[]): void => {
      if (!isTrue) write('error', ['Assertion failed:', ...words]);
    },
  };
  return new Proxy(own, {
    get: (target, name) => (target as Record<PropertyKey, unknown>)[name] ?? (() => {}),
  });
}

/** `%s` and its like in a first text take the words after it; what is left follows. */
function formatted(words: readonly unknown[]): string {
  const [first, ...rest] = words;
  if (typeof first !== 'string' || rest.length === 0) return words.map(shown).join(' ');
  const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === '%%') return '%';
    return rest.length === 0 ? mark : inserted(mark, rest.shift());
  });
  return [text, ...rest.map(shown)].join(' ');
}

function inserted(mark: string, word: unknown): string {
  switch (mark) {
    case '%c':
      return '';
    case '%d':
      return numberText(() => Number(word));
    case '%i':
      return String(Number.parseInt(shown(word), 10));
    case '%f':
      return String(Number.parseFloat(shown(word)));
    default:
      return shown(word);
  }
}

/** Symbols, BigInts and objects that throw when asked are no numbers. */
function numberText(number: () => number): string {
  try {
    return String(number());
  } catch {
    return 'NaN';
  }
}

/** Characters of one word; the log cuts the line. */
const LONGEST_WORD = 9_000;

function shown(word: unknown): string {
  if (typeof word === 'string') return cutText(word, LONGEST_WORD);
  if (isError(word)) return errorLines(word);
  return shortText(word, LONGEST_WORD, 'console');
}

/** An error with the program's own calls that led to it. */
export function errorLines(error: unknown): string {
  const frames = programFrames(error).map(({ name, line }) =>
    name === null ? `    at line ${line}` : `    at ${name} (line ${line})`,
  );
  const kind = isError(error) && nameOf(error) === '' ? 'Error: ' : '';
  return [kind + errorText(error), ...frames].join('\n');
}
