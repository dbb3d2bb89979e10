/**
 * The editor while Monaco is on its way, and where it cannot come: a text area in the same
 * place, with the same measures, so that nothing moves when Monaco takes over.
 */
import { type ChangeEvent, type Ref, useId } from 'react';
import type { CodeTexts } from './codeTexts.ts';

interface PlainEditorProps {
  readonly text: string;
  readonly programName: string;
  readonly texts: CodeTexts;
  readonly areaRef: Ref<HTMLTextAreaElement>;
  /** Absent while Monaco is still on its way. */
  readonly onRetry?: () => void;
  onChange(text: string): void;
  onCursorOffset(offset: number): void;
}

/** A plain text area with line numbers. */
export function PlainEditor(props: PlainEditorProps) {
  const noteId = useId();
  const lineCount = props.text.split('\n').length;
  const handleChange = (event: ChangeEvent<HTMLTextAreaElement>) =>
    props.onChange(event.target.value);
  const handleSelect = (event: { currentTarget: HTMLTextAreaElement }) =>
    props.onCursorOffset(event.currentTarget.selectionStart);
  return (
    <div className="code-plain">
      {props.onRetry && (
        <p className="code-note" role="status" id={noteId}>
          {props.texts.failed}{' '}
          <button type="button" onClick={props.onRetry}>
            {props.texts.retry}
          </button>
        </p>
      )}
      <div className="code-plain-scroll">
        <pre className="code-plain-numbers" aria-hidden="true">
          {Array.from({ length: lineCount }, (_, index) => index + 1).join('\n')}
        </pre>
        <textarea
          ref={props.areaRef}
          className="code-plain-text"
          value={props.text}
          rows={lineCount}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-label={props.programName}
          aria-describedby={props.onRetry ? noteId : undefined}
          onChange={handleChange}
          onSelect={handleSelect}
        />
      </div>
    </div>
  );
}
