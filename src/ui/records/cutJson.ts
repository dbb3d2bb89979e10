/**
 * JSON text that was cut somewhere, read as far as it goes: what is open there is closed, a text
 * ends where it was cut, half a number or a name without its value is left out.
 */

/** A value, and whether its text was whole. */
export interface ReadJson {
  readonly value: unknown;
  readonly isCut: boolean;
}

/** Behind the quote that closes the one at `from`; the text's length and one where none does. */
function afterText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length + 1;
}

/** Ends of the text that may be valid JSON, the longest first. */
function possibleEnds(text: string): readonly string[] {
  const open: string[] = [];
  const closers = () => open.toReversed().join('');
  let safe = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"') {
      const end = afterText(text, at);
      if (end > text.length) return [`${withoutHalfEscape(text)}"${closers()}`, safe];
      at = end - 1;
    } else if (sign === ',') {
      safe = text.slice(0, at) + closers();
    } else if ('{}[]'.includes(sign)) {
      if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']');
      else open.pop();
      safe = text.slice(0, at + 1) + closers();
    }
  }
  // A text that is whole may be the last value.
  return [text + closers(), safe].filter((_, i) => i === 1 || text.endsWith('"'));
}

function withoutHalfEscape(text: string): string {
  const half = /(?:^|[^\\])(?:\\\\)*(\\(?:u[0-9a-f]{0,3})?)$/i.exec(text.slice(-12));
  return half ? text.slice(0, -half[1]!.length) : text;
}

/** Reads the text; one that is no JSON at all is a text itself. */
export function readCutJson(text: string): ReadJson {
  const whole = parsed(text);
  if (whole !== undefined) return { value: whole, isCut: false };
  for (const end of possibleEnds(text)) {
    const value = parsed(end);
    if (value !== undefined) return { value, isCut: true };
  }
  return { value: text, isCut: true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
