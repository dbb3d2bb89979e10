/** How the job is, in a word, a tone and the page's title. */
import { jobsTitle, openTitle } from '../examples/exampleText.ts';
import type { MessageKey } from '../i18n/messages.en.ts';
import type { Translate } from '../i18n/translate.ts';
import type { AppState } from '../store/appState.ts';
import { errorsOf } from '../store/programSlice.ts';

/** What the dot beside the word looks like; shape tells as much as colour. */
export type Tone = 'quiet' | 'running' | 'restarting' | 'stopped' | 'good' | 'bad';

/** The word and the tone. */
export interface JobStatus {
  readonly word: MessageKey & `job.${string}`;
  readonly tone: Tone;
}

const TONES = { FINISHED: 'good', FAILED: 'bad', CANCELED: 'stopped' } as const;

const RUNNING_TONES: Readonly<Record<string, Tone>> = {
  RUNNING: 'running',
  RESTARTING: 'restarting',
  FAILING: 'bad',
};

const SIGNS: Readonly<Record<Tone, string>> = {
  quiet: '…',
  running: '▶',
  restarting: '↻',
  stopped: '■',
  good: '✓',
  bad: '✕',
};

/** The word for the job and its tone; the end of a run counts more than its last snapshot. */
export function statusOf(state: AppState): JobStatus {
  const { job, program } = state;
  if (job.phase === 'stopping') return { word: 'job.CANCELLING', tone: 'quiet' };
  if (job.end) return { word: `job.${job.end.status}`, tone: TONES[job.end.status] };
  if (job.phase === 'starting') return { word: 'job.INITIALIZING', tone: 'quiet' };
  if (job.snapshot) {
    const { status } = job.snapshot;
    return { word: `job.${status}`, tone: RUNNING_TONES[status] ?? 'quiet' };
  }
  if (program.isDrawing) return { word: 'job.drawing', tone: 'quiet' };
  const isBroken = !program.isTyping && errorsOf(program).length > 0;
  return isBroken ? { word: 'job.broken', tone: 'bad' } : { word: 'job.idle', tone: 'quiet' };
}

/** The title of the page: the job and how it is, or the program where none has run. */
export function pageTitle(state: AppState, t: Translate): string {
  const app = t('app.name');
  if (state.job.phase === 'idle') return `${openTitle(state, t)} — ${app}`;
  const { word, tone } = statusOf(state);
  return `${SIGNS[tone]} ${jobsTitle(state, t)} · ${t(word as 'job.idle')} — ${app}`;
}
