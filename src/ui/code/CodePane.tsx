/**
 * The code pane: the program's text, with Monaco as soon as it has come and a plain text area
 * before. The store holds the text; this component tells edits and shows what the store says.
 */
import { useRef } from 'react';
import './CodePane.css';
import type { CodePaneProps } from './codePaneProps.ts';
import { CODE_TEXTS } from './codeTexts.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { usePaneKeys } from './usePaneKeys.ts';
import { useEditorInput, useProgramEditor } from './useProgramEditor.ts';

/** The program in an editor. */
export function CodePane(props: CodePaneProps) {
  const paneRef = useRef<HTMLDivElement>(null);
  const hostRef = useRef<HTMLDivElement>(null);
  const areaRef = useRef<HTMLTextAreaElement>(null);
  const { editor, hasFailed, retry } = useProgramEditor(hostRef, areaRef, props);
  useEditorInput(editor, props);
  usePaneKeys(paneRef, props.onRun);
  return (
    <div className="code-pane" ref={paneRef}>
      <div className="code-monaco" ref={hostRef} />
      {editor === null && (
        <PlainEditor
          text={props.text}
          programName={props.programName}
          texts={CODE_TEXTS[props.language]}
          areaRef={areaRef}
          {...(hasFailed ? { onRetry: retry } : {})}
          onChange={props.onChange}
          onCursorOffset={props.onCursorOffset}
        />
      )}
    </div>
  );
}
