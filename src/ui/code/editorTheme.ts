/**
 * The two themes of the editor. Its test keeps them equal to the tokens of the interface, and
 * text at a contrast of 4.5 : 1 on the panel and on the ground of highlighted lines.
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

/** Values of `kit/tokens.css` (Monaco takes no custom properties), and the colours of syntax. */
export const CODE_COLOURS: Readonly<Record<CodeTheme, CodeColours>> = {
  light: {
    panel: '#ffffff',
    raised: '#ffffff',
    hovered: '#f0f2f5',
    line: '#e3e6ea',
    strongLine: '#cfd4da',
    ink: '#15191e',
    secondary: '#525b66',
    tertiary: '#636c77',
    accent: '#0b7a75',
    accentGround: '#e3f3f1',
    selection: '#b9e0dc',
    error: '#b3261e',
    warning: '#8a5d00',
    keyword: '#7a3fd0',
    callee: '#0a54b0',
    string: '#17663a',
    number: '#9a4408',
  },
  dark: {
    panel: '#161b21',
    raised: '#1c2229',
    hovered: '#1f262e',
    line: '#272f38',
    strongLine: '#38424d',
    ink: '#e8ecf0',
    secondary: '#a2adb9',
    tertiary: '#8f9aa6',
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

/** The type of program text: `--mono` and `--size-code` of the tokens, on lines of 20 px. */
export const CODE_FONT = {
  family: [
    'ui-monospace',
    '"SF Mono"',
    '"Cascadia Code"',
    '"JetBrains Mono"',
    'Menlo',
    'Consolas',
    '"DejaVu Sans Mono"',
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
    'peekView.border': colours.accent,
    'peekViewTitle.background': colours.raised,
    'peekViewTitleLabel.foreground': colours.ink,
    'peekViewTitleDescription.foreground': colours.secondary,
    'peekViewEditor.background': colours.hovered,
    'peekViewEditorGutter.background': colours.hovered,
    'peekViewEditor.matchHighlightBackground': colours.selection,
    'peekViewResult.background': colours.raised,
    'peekViewResult.lineForeground': colours.ink,
    'peekViewResult.fileForeground': colours.ink,
    'peekViewResult.matchHighlightBackground': colours.selection,
    'peekViewResult.selectionBackground': colours.accentGround,
    'peekViewResult.selectionForeground': colours.ink,
    'keybindingLabel.foreground': colours.secondary,
    'keybindingLabel.background': colours.hovered,
    'keybindingLabel.border': colours.strongLine,
    'keybindingLabel.bottomBorder': colours.strongLine,
  };
}
