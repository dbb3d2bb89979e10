/** The programs that come with the app; one that the user changed can be put back. */
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { Example } from '../store/appState.ts';
import { exampleAbout, exampleTitle } from './exampleText.ts';
import { FileShelfPane } from './FileShelfPane.tsx';

/** The list. */
export function ExamplesPane() {
  const t = useText();
  const examples = useApp((state) => state.examples);
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const found = examples.filter((example) =>
    `${exampleTitle(example, t)} ${exampleAbout(example, t)}`.toLowerCase().includes(words),
  );
  if (examples.length === 0) return <EmptyState text={t('examples.empty')} />;
  return (
    <div className="examples">
      <SearchBox label={t('examples.find')} value={query} onChange={setQuery} />
      <ul className="example-list">
        {found.map((example) => (
          <ExampleItem key={example.id} example={example} />
        ))}
      </ul>
      {found.length === 0 && <p className="empty-text">{t('examples.none')}</p>}
      <FileShelfPane />
    </div>
  );
}

function ExampleItem({ example }: { readonly example: Example }) {
  const t = useText();
  const actions = useActions();
  const isOpen = useApp((state) => state.program.exampleId === example.id);
  const isEdited = useApp((state) => state.program.editedExamples.has(example.id));
  const name = exampleTitle(example, t);
  return (
    <li className={`example ${isOpen ? 'is-open' : ''}`}>
      <button
        type="button"
        className="example-button"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => void actions.openExample(example.id)}
      >
        <span className="example-name">
          {name}
          {isEdited && <span className="example-edited">{t('examples.edited')}</span>}
        </span>
        <span className="example-about">{exampleAbout(example, t)}</span>
      </button>
      {isEdited && (
        <Button
          icon="undo"
          hint={t('examples.revert', { name })}
          onPress={() => actions.revertExample(example.id)}
        />
      )}
    </li>
  );
}
