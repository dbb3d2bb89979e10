/**
 * Where in the program an error was thrown, from its stack. A compiled program is loaded under a
 * name of its own, so its frames can be told from all others; nothing else is read out of a stack.
 * A stack may be forged: its positions are only numbers until somebody finds them in the text.
 */
import { isError, messageOf } from '../engine/index.ts';
import type { StackFrame } from '../model/index.ts';

/** What a compiled text is called in stacks. */
export const PROGRAM_NAME = 'millrace-program';

/** Frames that are given on. */
const MOST_FRAMES = 20;
/** Characters of a stack behind its message. */
const LONGEST_STACK = 1_000_000;
const LONGEST_NAME = 200;
/** Errors that are wrapped in others are looked for so deep. */
const MOST_CAUSES = 5;

/** The program's frames in its compiled text, innermost first; of the cause where it has none. */
export function programFrames(thrown: unknown): readonly StackFrame[] {
  try {
    let error = thrown;
    for (let i = 0; i < MOST_CAUSES && isError(error); i++) {
      const frames = framesIn(stackOf(error));
      if (frames.length > 0) return frames;
      error = error.cause;
    }
  } catch {
    // a stack that throws when it is read says nothing
  }
  return [];
}

/** Without the message: it may have lines that look like frames. */
function stackOf(error: Error): string {
  const { stack } = error;
  if (typeof stack !== 'string') return '';
  const message = messageOf(error);
  const at = stack.indexOf(message);
  const start = at < 0 || at > LONGEST_NAME ? 0 : at + message.length;
  return stack.slice(start, start + LONGEST_STACK);
}

/**
 * `at f (NAME:1:2)` and `at NAME:1:2` in V8, `f@NAME:1:2` elsewhere. Tools that format stacks
 * themselves show the address instead, which in Node holds the whole text.
 */
const FRAME = new RegExp(
  String.raw`^(?:at\s)?(?:async\s)?(?:(.*?)\s?[(@])?` +
    String.raw`(?:${PROGRAM_NAME}|data:text\/javascript;base64,[\w+/=]+):(\d+):(\d+)\)?$`,
);

function framesIn(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of stack.split('\n')) {
    const [, name, row, column] = FRAME.exec(line.trim()) ?? [];
    const place = { line: Number(row), column: Number(column) };
    if (!Number.isSafeInteger(place.line) || !Number.isSafeInteger(place.column)) continue;
    frames.push({ name: readableName(name ?? ''), ...place });
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

/** A function in a field of another name, `Zc.keyOf [as key]`, is not of that object's class. */
function readableName(name: string): string | null {
  const plain = name
    .slice(0, LONGEST_NAME)
    .replace(/^(?:.*\.)?(.*) \[as .*\]$/, '$1')
    .replace(/^Object\./, '');
  const isNameless = plain === '' || plain.endsWith('<anonymous>') || plain === 'default';
  return isNameless ? null : plain;
}
