/**
 * A case in one line: `'a@1 b@3 w5 idle p10 | a@4 $'` = records at event times, a watermark,
 * idleness, the processing clock at 10, snapshot and restore, the end (MAX, endInput, finish,
 * close). `a` alone has MIN as its timestamp and `a@-` none; `wMAX` is the last watermark; `2:`
 * before a token is the second input. Outputs read the same, with `late:a@4` for a side output,
 * `out>a` for print, `@-` for no timestamp.
 */
import { MAX_TIMESTAMP, MIN_TIMESTAMP, NO_TIMESTAMP } from '../../src/engine/index.ts';
import type { OperatorHarness } from './OperatorHarness.ts';
import type { HarnessOutput } from './OperatorInstance.ts';

/** One word of the notation. */
export type Token =
  | {
      readonly kind: 'record';
      readonly text: string;
      readonly timestamp: number;
      readonly input: 0 | 1;
    }
  | { readonly kind: 'watermark'; readonly timestamp: number; readonly input: 0 | 1 }
  | { readonly kind: 'status'; readonly isActive: boolean; readonly input: 0 | 1 }
  | { readonly kind: 'clock'; readonly timeMs: number }
  | { readonly kind: 'barrier' }
  | { readonly kind: 'end' };

/** The words of a line; throws on an empty one. */
export function parseTokens(line: string): Token[] {
  return line.split(' ').filter(Boolean).map(parseToken);
}

function parseToken(word: string): Token {
  const input = word.startsWith('2:') ? 1 : 0;
  const text = input === 1 ? word.slice(2) : word;
  if (text === '$') return { kind: 'end' };
  if (text.startsWith('|')) return { kind: 'barrier' };
  if (text === 'idle' || text === 'active')
    return { kind: 'status', isActive: text === 'active', input };
  if (/^w(-?\d+|MAX|MIN)$/.test(text)) {
    return { kind: 'watermark', timestamp: parseTime(text.slice(1)), input };
  }
  if (/^p\d+$/.test(text)) return { kind: 'clock', timeMs: Number(text.slice(1)) };
  const at = text.lastIndexOf('@');
  if (at < 0) return { kind: 'record', text, timestamp: MIN_TIMESTAMP, input };
  return {
    kind: 'record',
    text: text.slice(0, at),
    timestamp: parseTime(text.slice(at + 1)),
    input,
  };
}

function parseTime(text: string): number {
  switch (text) {
    case 'MAX':
      return MAX_TIMESTAMP;
    case 'MIN':
      return MIN_TIMESTAMP;
    case '-':
      return NO_TIMESTAMP;
    default:
      return Number(text);
  }
}

function formatTime(timestamp: number): string {
  if (Number.isNaN(timestamp)) return '-';
  if (timestamp === MAX_TIMESTAMP) return 'MAX';
  return timestamp === MIN_TIMESTAMP ? 'MIN' : String(timestamp);
}

function formatRecord(value: unknown, timestamp: number): string {
  return timestamp === MIN_TIMESTAMP
    ? formatValue(value)
    : `${formatValue(value)}@${formatTime(timestamp)}`;
}

function formatValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was put out, one word each. */
export function formatOutput(output: HarnessOutput): string {
  switch (output.kind) {
    case 'record':
      return formatRecord(output.value, output.timestamp);
    case 'side':
      return `${output.tagId}:${formatRecord(output.value, output.timestamp)}`;
    case 'watermark':
      return `w${formatTime(output.timestamp)}`;
    case 'status':
      return output.isActive ? 'active' : 'idle';
    case 'print':
      return `${output.identifier}>${formatValue(output.value)}`;
  }
}

/** Gives one word to an operator; barriers are the caller's. */
export function feed(
  harness: OperatorHarness,
  token: Token,
  parse: (text: string, input: 0 | 1) => unknown,
): void {
  switch (token.kind) {
    case 'record':
      harness.element(parse(token.text, token.input), token.timestamp, token.input);
      break;
    case 'watermark':
      harness.watermark(token.timestamp, token.input);
      break;
    case 'status':
      harness.status(token.isActive, token.input);
      break;
    case 'clock':
      harness.processingTime(token.timeMs);
      break;
    case 'barrier':
      harness.restore(harness.snapshot());
      break;
    case 'end':
      harness.end();
      break;
  }
}
