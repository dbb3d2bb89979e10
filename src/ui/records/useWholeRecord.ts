/** A record that was cut, and then the whole of it, once it has been asked for and has come. */
import { useEffect, useRef, useState } from 'react';
import type { FullRecord, OutputRecord } from '../../model/index.ts';
import { useActions } from '../store/AppContext.tsx';
import { readCutJson } from './cutJson.ts';

/** Why it is not whole: it was cut, it is under way, or it is gone for a reason. */
export type Missing = 'cut' | 'asked' | (FullRecord & { kind: 'gone' })['reason'];

/** The record as it is known now; `missing` is null where it is whole. */
export function useWholeRecord(beginning: unknown, cut: OutputRecord['cut']) {
  const actions = useActions();
  const [whole, setWhole] = useState<{ readonly value: unknown } | null>(null);
  const [missing, setMissing] = useState<Missing | null>(cut ? 'cut' : null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const askForAll = async () => {
    if (!cut) return;
    setMissing('asked');
    const answer = await actions.fullRecord(cut.id);
    if (isGone.current) return;
    if (answer.kind === 'text') setWhole({ value: readCutJson(answer.text).value });
    // Another record was asked for meanwhile: this one can be asked for again.
    const isOver = answer.kind === 'gone' && answer.reason !== 'canceled';
    setMissing(answer.kind === 'text' ? null : isOver ? answer.reason : 'cut');
  };
  return { record: whole ? whole.value : beginning, missing, askForAll: () => void askForAll() };
}
