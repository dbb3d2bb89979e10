/** What the list says of an example: from the catalogue, or from its own first comment. */
import { isMessageKey, type Translate } from '../i18n/translate.ts';
import type { AppState, Program } from '../store/appState.ts';

/** `click-stream` as `Click stream`. */
function fromFileName(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The lines of comment that the text opens with, without their marks. */
function openingComment(text: string): string {
  const [, block, lines] = /^\s*(?:\/\*\*?([\s\S]*?)\*\/|((?:\/\/.*\n)+))/.exec(text) ?? [];
  const raw = block ?? lines ?? '';
  return raw
    .replace(/^\s*(?:\*|\/\/)?\s?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The one name of a program, wherever it is named: the user's own first. */
export function exampleTitle(example: Program, t: Translate): string {
  const { ownName } = example;
  if (ownName && 'name' in ownName) return ownName.name || t('file.untitled');
  if (ownName) {
    const name = exampleTitle({ id: ownName.of, text: '' }, t);
    return t('file.copyOf', { name, number: ownName.number });
  }
  const key = `examples.${example.id}.title`;
  return isMessageKey(key)
    ? (t as unknown as (name: typeof key) => string)(key)
    : fromFileName(example.id);
}

/** The name of the program that is open; a text that was given goes by its job's. */
export function openTitle(state: AppState, t: Translate): string {
  const { exampleId, drawn } = state.program;
  return titleOf(state, exampleId, drawn?.streamGraph.jobName, t);
}

/** The name of the program that the job is of. */
export function jobsTitle(state: AppState, t: Translate): string {
  const { programId, snapshot } = state.job;
  if (programId === state.program.exampleId) return openTitle(state, t);
  return titleOf(state, programId, snapshot?.jobName, t);
}

function titleOf(state: AppState, id: string | null, jobName: string | undefined, t: Translate) {
  if (id === null) return jobName || t('file.untitled');
  const known = [...state.examples, ...state.ownPrograms].find((program) => program.id === id);
  return exampleTitle(known ?? { id, text: '' }, t);
}

/** One sentence about it. */
export function exampleAbout(example: Program, t: Translate): string {
  const key = `examples.${example.id}.about`;
  if (isMessageKey(key)) return (t as unknown as (name: typeof key) => string)(key);
  return openingComment(example.text).split(/(?<=\.)\s/)[0] ?? '';
}
