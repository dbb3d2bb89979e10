/** The programs: the user's own, and those that come with the app, which can be put back. */
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Icon } from '../kit/Icon.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { Program } from '../store/appState.ts';
import { exampleAbout, exampleTitle } from './exampleText.ts';
import { FileShelfPane } from './FileShelfPane.tsx';

/** The list. */
export function ExamplesPane() {
  const t = useText();
  const examples = useApp((state) => state.examples);
  const own = useApp((state) => state.ownPrograms);
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const isFound = (program: Program) =>
    `${exampleTitle(program, t)} ${exampleAbout(program, t)}`.toLowerCase().includes(words);
  const [ownFound, examplesFound] = [own.filter(isFound), examples.filter(isFound)];
  if (examples.length === 0) return <EmptyState text={t('examples.empty')} />;
  return (
    <div className="examples">
      <SearchBox label={t('examples.find')} value={query} onChange={setQuery} />
      {ownFound.length > 0 && (
        <section aria-label={t('examples.own')}>
          <h3 className="example-group">{t('examples.own')}</h3>
          <ProgramList programs={ownFound} />
          {examplesFound.length > 0 && <h3 className="example-group">{t('examples.title')}</h3>}
        </section>
      )}
      <ProgramList programs={examplesFound} />
      {ownFound.length + examplesFound.length === 0 && (
        <p className="empty-text">{t('examples.none')}</p>
      )}
      <FileShelfPane />
    </div>
  );
}

function ProgramList({ programs }: { readonly programs: readonly Program[] }) {
  return (
    <ul className="example-list">
      {programs.map((program) => (
        <ProgramItem key={program.id} program={program} />
      ))}
    </ul>
  );
}

function ProgramItem({ program }: { readonly program: Program }) {
  const t = useText();
  const actions = useActions();
  const isOpen = useApp((state) => state.program.exampleId === program.id);
  const isEdited = useApp((state) => state.program.editedExamples.has(program.id));
  const name = exampleTitle(program, t);
  const about = exampleAbout(program, t);
  return (
    <li className={`example ${isOpen ? 'is-open' : ''}`}>
      <button
        type="button"
        className="example-button"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => {
          void actions.openProgram(program.id);
          actions.openTab('narrow', 'graph');
        }}
      >
        <span className="example-name">
          {name}
          {isEdited && ' '}
          {isEdited && <span className="example-edited">{t('examples.edited')}</span>}
        </span>
        {about !== '' && <span className="example-about">{about}</span>}
      </button>
      {isEdited && (
        <Button
          icon="undo"
          hint={t('examples.revert', { name })}
          onPress={() => actions.revertExample(program.id)}
        />
      )}
      {program.ownName && <RemoveButton programId={program.id} name={name} />}
    </li>
  );
}

/** Takes a program away at the second press; leaving it takes the first one back. */
function RemoveButton(props: { readonly programId: string; readonly name: string }) {
  const t = useText();
  const actions = useActions();
  const [isSure, setSure] = useState(false);
  const hint = t('examples.remove', { name: props.name });
  return (
    <button
      type="button"
      className={`button ${isSure ? 'button-stop' : 'button-plain button-icon'}`}
      aria-label={isSure ? `${t('examples.removeSure')}: ${hint}` : hint}
      data-hint={hint}
      onBlur={() => setSure(false)}
      onClick={() => (isSure ? actions.removeProgram(props.programId) : setSure(true))}
    >
      {isSure ? t('examples.removeSure') : <Icon name="cross" />}
    </button>
  );
}
