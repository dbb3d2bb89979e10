/**
 * The two themes of the editor, from the tokens of the interface. Text keeps a contrast of 4.5 : 1 on
 * the panel and on the ground of highlighted lines; the test beside this file checks it.
 */
import type { editor } from 'monaco-editor/editor';

/** The themes of the interface. */
export type CodeTheme = 'light' | 'dark';

/** The colours that the editor is painted in. */
export interface CodeColours {
  readonly panel: string;
  readonly raised: string;
  readonly hovered: string;
  readonly line: string;
  readonly strongLine: string;
  readonly ink: string;
  readonly secondary: string;
  readonly tertiary: string;
  readonly accent: string;
  readonly accentGround: string;
  readonly selection: string;
  readonly error: string;
  readonly warning: string;
  readonly keyword: string;
  readonly callee: string;
  readonly string: string;
  readonly number: string;
}

/** The tokens of LOOK.md, and beside them the colours of syntax. */
export const CODE_COLOURS: Readonly<Record<CodeTheme, CodeColours>> = {
  light: {
    panel: '#ffffff',
    raised: '#ffffff',
    hovered: '#f6f7f9',
    line: '#e3e6ea',
    strongLine: '#cfd4da',
    ink: '#15191e',
    secondary: '#525b66',
    tertiary: '#646d79',
    accent: '#0b7a75',
    accentGround: '#e3f3f1',
    selection: '#b9e0dc',
    error: '#c0392b',
    warning: '#9a6700',
    keyword: '#7a3fd0',
    callee: '#0a54b0',
    string: '#17663a',
    number: '#9a4408',
  },
  dark: {
    panel: '#161b21',
    raised: '#1c2229',
    hovered: '#232a32',
    line: '#272f38',
    strongLine: '#38424d',
    ink: '#e8ecf0',
    secondary: '#a2adb9',
    tertiary: '#8a95a1',
    accent: '#3ec6bb',
    accentGround: '#12312f',
    selection: '#1f4f4b',
    error: '#ff8a80',
    warning: '#e3b341',
    keyword: '#c3a6fb',
    callee: '#7fbaff',
    string: '#74d9a7',
    number: '#f0a860',
  },
};

/** Size in px and line height in px of program text. */
export const CODE_FONT = {
  family: [
    "'JetBrains Mono'",
    'ui-monospace',
    "'SF Mono'",
    'Menlo',
    'Consolas',
    "'DejaVu Sans Mono'",
    "'Liberation Mono'",
    'monospace',
  ].join(', '),
  sizePx: 12.5,
  lineHeightPx: 20,
} as const;

/** Monaco's name of a theme. */
export function themeName(theme: CodeTheme): string {
  return `millrace-${theme}`;
}

/** The definition that Monaco is given. */
export function themeData(theme: CodeTheme): editor.IStandaloneThemeData {
  const colours = CODE_COLOURS[theme];
  return {
    base: theme === 'light' ? 'vs' : 'vs-dark',
    inherit: true,
    rules: tokenRules(colours),
    colors: { ...textColours(colours), ...bracketColours(colours), ...widgetColours(colours) },
  };
}

/** Monarch's token names, most general first. */
function tokenRules(colours: CodeColours): editor.ITokenThemeRule[] {
  const paint: readonly (readonly [token: string, colour: string])[] = [
    ['', colours.ink],
    ['identifier', colours.ink],
    ['type', colours.ink],
    ['delimiter', colours.secondary],
    ['comment', colours.tertiary],
    ['keyword', colours.keyword],
    ['function', colours.callee],
    ['string', colours.string],
    ['regexp', colours.string],
    ['number', colours.number],
  ];
  return paint.map(([token, colour]) => ({ token, foreground: colour.slice(1) }));
}

function textColours(colours: CodeColours): editor.IColors {
  return {
    'editor.background': colours.panel,
    'editor.foreground': colours.ink,
    'editorLineNumber.foreground': colours.tertiary,
    'editorLineNumber.activeForeground': colours.ink,
    'editor.lineHighlightBorder': '#00000000',
    'editorCursor.foreground': colours.accent,
    'editor.selectionBackground': colours.selection,
    'editor.inactiveSelectionBackground': `${colours.selection}80`,
    'editor.wordHighlightBackground': `${colours.selection}80`,
    'editor.wordHighlightStrongBackground': `${colours.selection}80`,
    'editor.findMatchBackground': `${colours.warning}66`,
    'editor.findMatchHighlightBackground': `${colours.warning}33`,
    'editorBracketMatch.background': '#00000000',
    'editorBracketMatch.border': colours.tertiary,
    'editorIndentGuide.background1': '#00000000',
    'editorError.foreground': colours.error,
    'editorWarning.foreground': colours.warning,
    'editorInfo.foreground': colours.callee,
    'editorOverviewRuler.border': '#00000000',
    'editorOverviewRuler.errorForeground': colours.error,
    'editorOverviewRuler.warningForeground': colours.warning,
    'scrollbar.shadow': '#00000000',
    'scrollbarSlider.background': `${colours.tertiary}40`,
    'scrollbarSlider.hoverBackground': `${colours.tertiary}66`,
    'scrollbarSlider.activeBackground': `${colours.tertiary}80`,
  };
}

/** Brackets are the same at every depth: colour belongs to the data. */
function bracketColours(colours: CodeColours): editor.IColors {
  const depths = [1, 2, 3, 4, 5, 6];
  return Object.fromEntries(
    depths.map((depth) => [`editorBracketHighlight.foreground${depth}`, colours.secondary]),
  );
}

function widgetColours(colours: CodeColours): editor.IColors {
  return {
    focusBorder: colours.accent,
    foreground: colours.ink,
    descriptionForeground: colours.secondary,
    'widget.shadow': '#00000022',
    'widget.border': colours.strongLine,
    'textLink.foreground': colours.accent,
    'textLink.activeForeground': colours.accent,
    'textCodeBlock.background': colours.hovered,
    'icon.foreground': colours.secondary,
    'editorLink.activeForeground': colours.accent,
    'editorWidget.background': colours.raised,
    'editorWidget.foreground': colours.ink,
    'editorWidget.border': colours.strongLine,
    'editorHoverWidget.background': colours.raised,
    'editorHoverWidget.border': colours.strongLine,
    'editorSuggestWidget.background': colours.raised,
    'editorSuggestWidget.border': colours.strongLine,
    'editorSuggestWidget.foreground': colours.ink,
    'editorSuggestWidget.highlightForeground': colours.accent,
    'editorSuggestWidget.focusHighlightForeground': colours.accent,
    'editorSuggestWidget.selectedBackground': colours.accentGround,
    'editorSuggestWidget.selectedForeground': colours.ink,
    'editorSuggestWidget.selectedIconForeground': colours.ink,
    'list.hoverBackground': colours.hovered,
    'list.focusBackground': colours.accentGround,
    'list.focusForeground': colours.ink,
    'list.activeSelectionBackground': colours.accentGround,
    'list.activeSelectionForeground': colours.ink,
    'list.highlightForeground': colours.accent,
    'list.focusHighlightForeground': colours.accent,
    'input.background': colours.panel,
    'input.foreground': colours.ink,
    'input.border': colours.strongLine,
    'inputOption.activeBackground': colours.accentGround,
    'inputOption.activeForeground': colours.accent,
    'menu.background': colours.raised,
    'menu.foreground': colours.ink,
    'menu.border': colours.strongLine,
    'menu.selectionBackground': colours.accentGround,
    'menu.selectionForeground': colours.ink,
    'menu.separatorBackground': colours.line,
    'quickInput.background': colours.raised,
    'quickInput.foreground': colours.ink,
    'quickInputList.focusBackground': colours.accentGround,
    'quickInputList.focusForeground': colours.ink,
    'peekViewEditor.background': colours.hovered,
    'peekViewResult.background': colours.raised,
    'peekView.border': colours.accent,
    'keybindingLabel.foreground': colours.secondary,
    'keybindingLabel.background': colours.hovered,
    'keybindingLabel.border': colours.strongLine,
    'keybindingLabel.bottomBorder': colours.strongLine,
  };
}
