/**
 * An opened record: its tree, and the copying of what is walked to. Escape closes it; an arrow to
 * the left from its first level goes back to where it was opened from.
 */
import { useState } from 'react';
import { type OutputRecord, plainJson } from '../../model/index.ts';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { exactNumber } from '../kit/format.ts';
import { useText } from '../store/AppContext.tsx';
import { pathOf, RecordTree } from './RecordTree.tsx';
import type { TreeRow } from './treeRows.ts';
import { type Missing, useWholeRecord } from './useWholeRecord.ts';
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
  /** Of a record of which only the beginning came to the screen. */
  readonly cut?: OutputRecord['cut'];
  onClose?(): void;
  onLeave?(): void;
}) {
  const t = useText();
  const [active, setActive] = useState<TreeRow | null>(null);
  const { record, missing, askForAll } = useWholeRecord(props.record, props.cut);
  const path = pathOf(active);
  const chosen = active === null ? record : active.value;
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
      {props.cut && missing && (
        <CutWords length={props.cut.length} missing={missing} onAsk={askForAll} />
      )}
      <RecordTree
        key={missing === null ? 'whole' : 'beginning'}
        record={record}
        label={props.title}
        onActive={setActive}
        {...(props.onLeave && { onLeave: props.onLeave })}
      />
    </div>
  );
}

/** Says that something is missing, and gets it; or says why it is gone. */
function CutWords(props: { readonly length: number; readonly missing: Missing; onAsk(): void }) {
  const t = useText();
  const { missing } = props;
  const length = exactNumber(props.length, t.language);
  return (
    <p className="record-cut" aria-live="polite">
      {missing === 'asked' ? t('record.asked') : t('record.cut', { length })}{' '}
      {missing === 'cut' && (
        <button type="button" className="link" onClick={() => props.onAsk()}>
          {t('record.showAll')}
        </button>
      )}
      {missing !== 'cut' && missing !== 'asked' && t(`record.${missing}`)}
    </p>
  );
}
