/**
 * What must be known of the program's text beside its errors, over the editor and out of its way:
 * that another tab keeps another one, or that the browser keeps none.
 */
import type { ReactNode } from 'react';
import { openTitle } from '../examples/exampleText.ts';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { download } from '../kit/download.ts';
import { Icon } from '../kit/Icon.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';

/** The notes; none most of the time. */
export function TextNotes() {
  const hasRival = useApp((state) => state.program.rival !== null);
  const isUnkept = useApp((state) => state.program.saveState === 'unkept');
  return (
    <div className="text-notes" role="status">
      {isUnkept && <UnkeptNote />}
      {hasRival && <RivalNote />}
    </div>
  );
}

function Note(props: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className="text-note">
      <Icon name="warning" />
      <p>{props.text}</p>
      <div className="text-note-acts">{props.children}</div>
    </div>
  );
}

function RivalNote() {
  const t = useText();
  const actions = useActions();
  return (
    <Note text={t('text.rival')}>
      <Button look="outlined" onPress={() => actions.keepMine()}>
        {t('text.mine')}
      </Button>
      <Button look="outlined" onPress={() => void actions.takeTheirs()}>
        {t('text.theirs')}
      </Button>
      <Button look="outlined" hint={t('text.bothHint')} onPress={() => actions.keepBoth()}>
        {t('text.both')}
      </Button>
    </Note>
  );
}

function UnkeptNote() {
  const t = useText();
  const { state } = useActions();
  const textOf = () => state.getState().program.text;
  const save = () => download(`${openTitle(state.getState(), t)}.ts`, textOf(), 'text/typescript');
  return (
    <Note text={t('text.unkept')}>
      <CopyButton textOf={textOf} hint={t('text.copyHint')} />
      <Button icon="download" hint={t('text.downloadHint')} onPress={save}>
        {t('output.download')}
      </Button>
    </Note>
  );
}
