/**
 * Ties Monaco to the pane's life: made when its chunk has come, given what the props say,
 * disposed of with the pane. Until then, and after a failure, there is no editor and the pane
 * shows the plain one.
 */
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { CodePaneProps } from './codePaneProps.ts';
import { type EditorModule, loadEditor } from './loadEditor.ts';
import type { ProgramEditor } from './ProgramEditor.ts';

/** The editor, once it is there. */
export interface EditorState {
  readonly editor: ProgramEditor | null;
  /** True where the chunk could not be fetched. */
  readonly hasFailed: boolean;
  retry(): void;
}

/**
 * Loads Monaco and makes the editor in the host; focus and cursor move over from the text area.
 */
export function useProgramEditor(
  hostRef: RefObject<HTMLElement | null>,
  areaRef: RefObject<HTMLTextAreaElement | null>,
  props: CodePaneProps,
): EditorState {
  const [editor, setEditor] = useState<ProgramEditor | null>(null);
  const [attempt, setAttempt] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);
  const load = useEffectEvent(() => loadEditor(props.language));
  const tellText = useEffectEvent((text: string) => props.onChange(text));
  const tellCursor = useEffectEvent((offset: number) => props.onCursorOffset(offset));
  const run = useEffectEvent(() => props.onRun());
  const make = useEffectEvent((module: EditorModule, host: HTMLElement) => {
    const made = new module.ProgramEditor(host, props, {
      onChange: (text) => tellText(text),
      onCursorOffset: (offset) => tellCursor(offset),
      onRun: () => run(),
    });
    const area = areaRef.current;
    if (area && document.activeElement === area) made.focusAt(area.selectionStart);
    return made;
  });
  useEffect(() => {
    let made: ProgramEditor | null = null;
    let isGone = false;
    const succeed = (module: EditorModule) => {
      if (isGone || !hostRef.current) return;
      made = make(module, hostRef.current);
      setEditor(made);
    };
    load().then(succeed, () => isGone || setFailedAttempt(attempt));
    return () => {
      isGone = true;
      made?.dispose();
      setEditor(null);
    };
  }, [attempt, hostRef]);
  const retry = () => setAttempt(attempt + 1);
  return { editor, hasFailed: failedAttempt === attempt, retry };
}

/** Gives the editor what the props say, each when it changes; the file comes before its text. */
export function useEditorInput(editor: ProgramEditor | null, props: CodePaneProps): void {
  const { fileName, programName, text, diagnostics, highlightedRange, faultMarks } = props;
  const { revealRange, language, theme } = props;
  const openFile = useEffectEvent(() => editor?.setFile(fileName, text));
  const reveal = useEffectEvent(() => revealRange && editor?.reveal(revealRange.range));
  const stamp = revealRange?.stamp;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is opened when its name changes
  useEffect(() => openFile(), [editor, fileName]);
  useEffect(() => editor?.setText(text), [editor, text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has lost its marks
  useEffect(() => editor?.setDiagnostics(diagnostics), [editor, fileName, diagnostics]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has lost its highlight
  useEffect(() => editor?.setHighlight(highlightedRange), [editor, fileName, highlightedRange]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has lost its marks
  useEffect(() => editor?.setFault(faultMarks), [editor, fileName, faultMarks]);
  useEffect(() => {
    if (editor && stamp !== undefined) reveal();
  }, [editor, stamp]);
  useEffect(() => editor?.setLanguage(language, programName), [editor, language, programName]);
  useEffect(() => editor?.setTheme(theme), [editor, theme]);
}
