/**
 * Monaco holding one program. What comes from outside (text, diagnostics, highlight) is set by
 * methods; what the person does is told by callbacks. A change from outside is one undoable
 * edit that leaves cursor and scroll where they were; another file starts anew.
 */
import { editor, KeyCode, KeyMod, MarkerSeverity, Uri } from 'monaco-editor/editor';
import type { Diagnostic, SourceRange } from '../../model/index.ts';
import type { CodeFault } from './codePaneProps.ts';
import { CODE_TEXTS, type CodeLanguage } from './codeTexts.ts';
import { CODE_FONT, type CodeTheme, themeName } from './editorTheme.ts';
import { marksOf, type TextRange, textRangeOf } from './markers.ts';
import { EchoFilter, smallestEdit } from './textSync.ts';
import { PROGRAM_LANGUAGE } from './typescriptMode.ts';

/** How long the cursor rests before its place is told. */
const CURSOR_REST_MS = 100;
/** Owner of our markers; TypeScript's own have another. */
const MARKER_OWNER = 'millrace';

/** What the person does. */
export interface ProgramEditorEvents {
  /** The whole text, after each edit made here. */
  onChange(text: string): void;
  /** UTF-16 offset of the cursor, once it rests. */
  onCursorOffset(offset: number): void;
  onRun(): void;
}

/** What an editor starts with. */
export interface ProgramEditorStart {
  readonly fileName: string;
  readonly programName: string;
  readonly text: string;
  readonly language: CodeLanguage;
  readonly theme: CodeTheme;
}

/** One editor in one element; `dispose` gives everything back. */
export class ProgramEditor {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #highlight: editor.IEditorDecorationsCollection;
  readonly #fault: editor.IEditorDecorationsCollection;
  readonly #events: ProgramEditorEvents;
  readonly #echoes = new EchoFilter();
  #model: editor.ITextModel;
  #fileName: string;
  #programName: string;
  #isOutsideEdit = false;
  #cursorTimer: ReturnType<typeof setTimeout> | undefined;
  #runAction: { dispose(): void } | undefined;

  constructor(container: HTMLElement, start: ProgramEditorStart, events: ProgramEditorEvents) {
    this.#events = events;
    this.#fileName = start.fileName;
    this.#programName = start.programName;
    this.#model = newModel(start.fileName, start.text);
    this.#editor = editor.create(container, { ...OPTIONS, model: this.#model });
    this.#highlight = this.#editor.createDecorationsCollection();
    this.#fault = this.#editor.createDecorationsCollection();
    this.#editor.onDidChangeModelContent(() => this.#tellText());
    this.#editor.onDidChangeCursorPosition(() => this.#tellCursorSoon());
    // Monaco's menu shows the keys that it has in a browser: they shall do what it says.
    this.#editor.createContextKey('isWeb', true);
    this.setTheme(start.theme);
    this.setLanguage(start.language);
    this.#tellNormalised(start.text);
  }

  /** Another file: new undo history, cursor at the start. The same file: nothing. */
  setFile(fileName: string, text: string): void {
    if (fileName === this.#fileName) return;
    const old = this.#model;
    this.#fileName = fileName;
    this.#echoes.forget();
    clearTimeout(this.#cursorTimer);
    this.#editor.setModel(null);
    old.dispose();
    this.#model = newModel(fileName, text);
    this.#editor.setModel(this.#model);
    this.#tellNormalised(text);
  }

  /** The program's text as the store has it. */
  setText(text: string): void {
    if (this.#echoes.isEcho(text)) return;
    const edit = smallestEdit(this.#model.getValue(), text.replaceAll('\r\n', '\n'));
    this.#echoes.forget();
    if (edit === null) return;
    const range = textRangeOf(edit, this.#model.getValue());
    this.#isOutsideEdit = true;
    this.#editor.pushUndoStop();
    this.#editor.executeEdits('millrace', [
      { range, text: edit.text, forceMoveMarkers: edit.start === edit.end },
    ]);
    this.#editor.pushUndoStop();
    this.#isOutsideEdit = false;
  }

  /** Underlines what the compiler remarked; TypeScript's own remarks stay beside them. */
  setDiagnostics(diagnostics: readonly Diagnostic[]): void {
    const marks = marksOf(diagnostics, this.#model.getValue());
    const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning };
    editor.setModelMarkers(
      this.#model,
      MARKER_OWNER,
      marks.map((mark) => ({ ...mark, severity: severities[mark.severity], source: 'Millrace' })),
    );
  }

  /** Gives the lines of the range the accent's ground; null takes it away. */
  setHighlight(range: SourceRange | null): void {
    this.#highlight.set(range === null ? [] : [lineDecoration(this.#place(range))]);
  }

  /** Marks the line that threw, and softly the user's own lines that led there. */
  setFault(fault: CodeFault | null): void {
    const marks = (fault?.frames ?? []).map((range) => frameDecoration(this.#place(range)));
    if (fault?.thrown) {
      marks.push(thrownDecoration(this.#place(fault.thrown), fault.failure.message));
    }
    this.#fault.set(marks);
  }

  /** Scrolls the range into view; the cursor stays. */
  reveal(range: SourceRange): void {
    this.#editor.revealRangeInCenterIfOutsideViewport(this.#place(range));
  }

  setTheme(theme: CodeTheme): void {
    editor.setTheme(themeName(theme));
  }

  /** The pane's own words; Monaco's stay in the language that it was loaded in. */
  setLanguage(language: CodeLanguage, programName = this.#programName): void {
    const texts = CODE_TEXTS[language];
    this.#programName = programName;
    this.#editor.updateOptions({ ariaLabel: texts.editorLabel(programName) });
    this.#runAction?.dispose();
    this.#runAction = this.#editor.addAction({
      id: 'millrace.run',
      label: texts.run,
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
      run: () => this.#events.onRun(),
    });
  }

  /** Puts the cursor at an offset and the focus into the editor. */
  focusAt(offset: number): void {
    this.#editor.setPosition(this.#model.getPositionAt(offset));
    this.#editor.focus();
  }

  dispose(): void {
    clearTimeout(this.#cursorTimer);
    this.#editor.dispose();
    this.#model.dispose();
  }

  #place(range: SourceRange): TextRange {
    return textRangeOf(range, this.#model.getValue());
  }

  #tellText(): void {
    if (this.#isOutsideEdit) return;
    const text = this.#model.getValue();
    this.#echoes.sent(text);
    this.#events.onChange(text);
  }

  /** Line ends are made equal when a text comes in: then the store must hear of it. */
  #tellNormalised(given: string): void {
    if (this.#model.getValue() !== given) this.#tellText();
  }

  #tellCursorSoon(): void {
    if (this.#isOutsideEdit) return;
    clearTimeout(this.#cursorTimer);
    this.#cursorTimer = setTimeout(() => this.#tellCursor(), CURSOR_REST_MS);
  }

  #tellCursor(): void {
    const position = this.#editor.getPosition();
    if (position) this.#events.onCursorOffset(this.#model.getOffsetAt(position));
  }
}

function newModel(fileName: string, text: string): editor.ITextModel {
  const uri = Uri.from({ scheme: 'file', path: `/${fileName}` });
  editor.getModel(uri)?.dispose();
  const model = editor.createModel(text, PROGRAM_LANGUAGE, uri);
  model.setEOL(editor.EndOfLineSequence.LF);
  model.updateOptions({ tabSize: 2, insertSpaces: true, trimAutoWhitespace: true });
  return model;
}

function lineDecoration(range: TextRange): editor.IModelDeltaDecoration {
  return {
    range,
    options: {
      isWholeLine: true,
      className: 'code-highlight',
      marginClassName: 'code-highlight-margin',
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
}

/** The line that threw: red ground, a sign in the margin that needs no colour, and the message. */
function thrownDecoration(range: TextRange, message: string): editor.IModelDeltaDecoration {
  return {
    range,
    options: {
      isWholeLine: true,
      className: 'code-thrown',
      marginClassName: 'code-thrown-margin',
      linesDecorationsClassName: 'code-thrown-sign',
      hoverMessage: { value: message.replace(/[\\`*_{}[\]()#+\-.!<>|]/g, '\\$&') },
      zIndex: 10,
      overviewRuler: {
        color: { id: 'editorOverviewRuler.errorForeground' },
        position: editor.OverviewRulerLane.Full,
      },
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
}

function frameDecoration(range: TextRange): editor.IModelDeltaDecoration {
  return {
    range,
    options: {
      isWholeLine: true,
      className: 'code-frame',
      marginClassName: 'code-frame-margin',
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: CODE_FONT.family,
  fontSize: CODE_FONT.sizePx,
  lineHeight: CODE_FONT.lineHeightPx,
  fontLigatures: false,
  padding: { top: 10, bottom: 10 },
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 16,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  overviewRulerLanes: 2,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'gutter',
  scrollBeyondLastLine: false,
  renderFinalNewline: 'on',
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  guides: { indentation: false },
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'singleFile',
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  fixedOverflowWidgets: true,
  tabSize: 2,
  quickSuggestions: { other: true, comments: false, strings: false },
  // Enter is a line's end to who types; a suggestion that changes nothing must not swallow it.
  acceptSuggestionOnEnter: 'smart',
  suggest: { showWords: false, preview: false },
  wordBasedSuggestions: 'off',
  inlayHints: { enabled: 'off' },
  codeLens: false,
  links: false,
  colorDecorators: false,
  contextmenu: true,
  smoothScrolling: false,
  cursorSmoothCaretAnimation: 'off',
};
