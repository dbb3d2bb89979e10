import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CODE_COLOURS,
  CODE_FONT,
  type CodeColours,
  type CodeTheme,
  themeData,
} from './editorTheme.ts';

const WRITTEN: readonly (keyof CodeColours)[] = [
  'ink',
  'secondary',
  'tertiary',
  'keyword',
  'callee',
  'string',
  'number',
];
const MARKS: readonly (keyof CodeColours)[] = ['accent', 'error', 'warning'];

/** The token behind each colour that is not one of syntax. */
const TOKENS: Readonly<Partial<Record<keyof CodeColours, string>>> = {
  panel: '--panel',
  raised: '--raised',
  hovered: '--hover',
  line: '--line',
  strongLine: '--line-strong',
  ink: '--ink',
  secondary: '--ink-2',
  tertiary: '--ink-3',
  accent: '--accent',
  accentGround: '--accent-ground',
  error: '--danger',
  warning: '--warning',
};
const TOKENS_CSS = readFileSync(new URL('../kit/tokens.css', import.meta.url), 'utf8');

/** The value of a token; light comes first in the file. */
function tokenValue(theme: CodeTheme, token: string): string | undefined {
  const [light, dark] = TOKENS_CSS.split('data-theme="dark"');
  const block = (theme === 'light' ? light : dark) ?? '';
  return new RegExp(`${token}:([^;]+);`).exec(block)?.[1]?.replace(/\s+/g, ' ').trim();
}

/** WCAG's relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * channels[0]! + 0.7152 * channels[1]! + 0.0722 * channels[2]!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each<CodeTheme>(['light', 'dark'])('the %s theme', (theme) => {
  const colours = CODE_COLOURS[theme];

  it.each(WRITTEN)('writes %s readably on the panel and on highlighted lines', (name) => {
    for (const ground of [colours.panel, colours.raised, colours.accentGround]) {
      expect(contrast(colours[name], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(MARKS)('draws %s with 3 : 1 at least', (name) => {
    expect(contrast(colours[name], colours.panel)).toBeGreaterThanOrEqual(3);
    expect(contrast(colours[name], colours.accentGround)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(TOKENS))('has %s from the token %s', (name, token) => {
    expect(colours[name as keyof CodeColours]).toBe(tokenValue(theme, token));
  });

  it('gives Monaco colours that it can read', () => {
    const data = themeData(theme);
    for (const rule of data.rules) expect(rule.foreground).toMatch(/^[0-9a-f]{6}$/);
    for (const colour of Object.values(data.colors)) {
      expect(colour).toMatch(/^#[0-9a-f]{6}([0-9a-f]{2})?$/);
    }
  });
});

it('writes code in the type of the tokens', () => {
  expect(CODE_FONT.family).toBe(tokenValue('light', '--mono'));
  expect(`${CODE_FONT.sizePx}px`).toBe(tokenValue('light', '--size-code'));
});
