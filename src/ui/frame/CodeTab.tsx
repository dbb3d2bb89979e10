/** The code pane wired to the store. */
import { useMemo } from 'react';
import type { SourceRange } from '../../model/index.ts';
import { CodePane } from '../code/CodePane.tsx';
import { openTitle } from '../examples/exampleText.ts';
import { explained } from '../i18n/explanations.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { ownRange } from '../store/codePlaces.ts';
import { languageOf, themeOf } from '../store/preferences.ts';
import { TextNotes } from './TextNotes.tsx';

/** The selected operator's text, while the graph is of the text that is shown. */
function highlightOf(
  program: AppState['program'],
  selectedNodeId: number | null,
): SourceRange | null {
  const { drawn, text } = program;
  if (!drawn || drawn.text !== text) return null;
  const node = drawn.streamGraph.nodes.find((one) => one.id === selectedNodeId);
  return node ? ownRange(text, drawn.streamGraph, node) : null;
}

/** The tab. */
export function CodeTab() {
  return (
    <div className="code-tab">
      <TextNotes />
      <Code />
    </div>
  );
}

function Code() {
  const t = useText();
  const actions = useActions();
  const name = useApp((state) => openTitle(state, t));
  const marks = useApp((state) => state.faultMarks);
  const program = useApp((state) => state.program);
  const selectedNodeId = useApp((state) => state.view.selectedNodeId);
  const revealRange = useApp((state) => state.view.reveal);
  const language = useApp(languageOf);
  const theme = useApp(themeOf);
  const highlightedRange = useMemo(
    () => highlightOf(program, selectedNodeId),
    [program, selectedNodeId],
  );
  const diagnostics = useMemo(
    () => program.diagnostics.map((one) => ({ ...one, message: explained(one, language) })),
    [program.diagnostics, language],
  );
  return (
    <CodePane
      text={program.text}
      fileName={program.fileName}
      programName={name}
      faultMarks={marks}
      diagnostics={diagnostics}
      highlightedRange={highlightedRange}
      revealRange={revealRange}
      language={language}
      theme={theme}
      onChange={(text) => actions.editText(text)}
      onCursorOffset={(offset) => actions.moveCursor(offset)}
      onRun={() => void actions.run()}
    />
  );
}
