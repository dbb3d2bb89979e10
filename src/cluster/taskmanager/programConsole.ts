/** The console that a program sees: its words go to the run's log, formatted as a console does. */
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
      const name = String(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      write('info', [`${name}: ${counts.get(name)}`]);
    },
    countReset: (label: unknown = 'default') => counts.delete(String(label)),
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
      return String(typeof word === 'symbol' ? Number.NaN : Number(word));
    case '%i':
      return String(Number.parseInt(shown(word), 10));
    case '%f':
      return String(Number.parseFloat(shown(word)));
    default:
      return shown(word);
  }
}

function shown(word: unknown): string {
  if (typeof word === 'string') return word;
  try {
    if (word instanceof Error) return errorText(word);
    if (typeof word === 'number') return String(word);
    if (typeof word === 'bigint') return `${word}n`;
    return JSON.stringify(word, plain) ?? String(word);
  } catch {
    return unspeakable(word);
  }
}

/** What JSON would leave out or refuse, as something that it takes. */
function plain(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Map || value instanceof Set) return [...value];
  if (value instanceof Error) return String(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** The address of the module that a program is loaded as in Node; it holds the whole program. */
const MODULE_ADDRESS = /data:text\/javascript;base64,[\w+/=]+/g;

/** An error with its stack, in which the program is called that. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? String(error)).replace(MODULE_ADDRESS, 'program');
}

/** Objects that throw when they are looked at must not fail the job: nobody asked for more. */
function unspeakable(word: unknown): string {
  try {
    return String(word);
  } catch {
    return '[object]';
  }
}
