/** Files of the user's own: opened here, found by sources under their names, taken away again. */
import { type ChangeEvent, useId, useRef } from 'react';
import { Button } from '../kit/Button.tsx';
import { fileSize } from '../kit/format.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { OpenedFile } from '../store/appState.ts';

/** The list, and the button that opens more. */
export function FileShelfPane() {
  const t = useText();
  const actions = useActions();
  const files = useApp((state) => state.files);
  const input = useRef<HTMLInputElement>(null);
  const titleId = useId();
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    void actions.openFiles([...(event.target.files ?? [])]);
    // The same file can be chosen again, after it has changed.
    event.target.value = '';
  };
  return (
    <section className="files" aria-labelledby={titleId}>
      <p id={titleId} className="files-title">
        {t('files.title')}
      </p>
      <ul className="file-list" aria-live="polite">
        {files.map((file) => (
          <FileItem key={file.name} file={file} />
        ))}
      </ul>
      <Button look="outlined" icon="plus" onPress={() => input.current?.click()}>
        {t('files.open')}
      </Button>
      <input ref={input} type="file" multiple hidden onChange={onChange} />
      <p className="example-about">{t('files.about')}</p>
    </section>
  );
}

function FileItem({ file }: { readonly file: OpenedFile }) {
  const t = useText();
  const actions = useActions();
  const { name, sizeBytes } = file;
  return (
    <li className="file">
      <span className="file-label" title={name}>
        {name}
      </span>
      <span className="file-size">{fileSize(sizeBytes)}</span>
      <Button
        icon="cross"
        hint={t('files.close', { name })}
        onPress={() => void actions.closeFile(name)}
      />
    </li>
  );
}
