/**
 * An opened record: its tree, and the copying of what is walked to. Escape closes it; an arrow to
 * the left from its first level goes back to where it was opened from.
 */
import { useState } from 'react';
import { plainJson } from '../../model/index.ts';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { exactNumber } from '../kit/format.ts';
import { useApp, useText } from '../store/AppContext.tsx';
import { languageOf } from '../store/preferences.ts';
import { pathOf, RecordTree } from './RecordTree.tsx';
import type { TreeRow } from './treeRows.ts';
import { shownValue } from './valueText.ts';

/** A value as it is copied: a text bare, the rest as JSON that a person can read. */
function copyText(value: unknown): string {
  const shown = shownValue(value);
  if (shown.kind === 'list' || shown.kind === 'fields') {
    return JSON.stringify(plainJson(value), null, 2);
  }
  return shown.text;
}

/** The view. */
export function RecordView(props: {
  readonly title: string;
  readonly record: unknown;
  /** Characters of the whole text, where only its beginning came to the screen. */
  readonly wholeLength?: number;
  onClose?(): void;
  onLeave?(): void;
}) {
  const t = useText();
  const [active, setActive] = useState<TreeRow | null>(null);
  const path = pathOf(active);
  const chosen = active === null ? props.record : active.value;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever it is
    <div
      className="record-view"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !props.onClose) return;
        event.stopPropagation();
        props.onClose();
      }}
    >
      <div className="record-head">
        <span className="record-title num">{props.title}</span>
        <span className="record-path" title={path}>
          {path}
        </span>
        <CopyButton
          label={t('record.copyValue')}
          hint={path === '' ? t('record.copyWholeHint') : t('record.copyValueHint', { path })}
          textOf={() => copyText(chosen)}
        />
        <CopyButton
          label={t('record.copyPath')}
          hint={path === '' ? t('record.copyPathEmpty') : t('record.copyPathHint', { path })}
          isDisabled={path === ''}
          textOf={() => path}
        />
        {props.onClose && (
          <Button icon="cross" hint={t('record.close')} onPress={() => props.onClose?.()} />
        )}
      </div>
      {props.wholeLength !== undefined && <CutWords wholeLength={props.wholeLength} />}
      <RecordTree
        record={props.record}
        label={props.title}
        onActive={setActive}
        {...(props.onLeave && { onLeave: props.onLeave })}
      />
    </div>
  );
}

function CutWords({ wholeLength }: { readonly wholeLength: number }) {
  const t = useText();
  const language = useApp(languageOf);
  return (
    <p className="record-cut">{t('record.cut', { length: exactNumber(wholeLength, language) })}</p>
  );
}
