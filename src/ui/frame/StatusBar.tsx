/** The bar below: how the job is, how fast, how far in time, and on what it runs. */
import { useMemo } from 'react';
import { watermarkText } from '../graph/WatermarkText.tsx';
import type { MessageKey } from '../i18n/messages.en.ts';
import type { Language } from '../i18n/translate.ts';
import { Button } from '../kit/Button.tsx';
import { duration, exactNumber, isCalendarTime, span, threeDigits } from '../kit/format.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { indexOf, jobWatermark, sourceRate } from '../store/figures.ts';
import { languageOf } from '../store/preferences.ts';
import { liveGraph } from '../store/programSlice.ts';

type Tone = 'quiet' | 'running' | 'good' | 'bad';

/** The word for the job and its tone; the end of a run counts more than its last snapshot. */
export function statusOf(state: AppState): { readonly word: MessageKey; readonly tone: Tone } {
  const { job, program } = state;
  if (job.phase === 'stopping') return { word: 'job.CANCELLING', tone: 'quiet' };
  if (job.end) return { word: `job.${job.end.status}`, tone: TONES[job.end.status] };
  if (job.phase === 'starting') return { word: 'job.INITIALIZING', tone: 'quiet' };
  if (job.snapshot) {
    const { status } = job.snapshot;
    return { word: `job.${status}`, tone: status === 'RUNNING' ? 'running' : 'quiet' };
  }
  if (program.isDrawing) return { word: 'job.drawing', tone: 'quiet' };
  const isBroken = program.diagnostics.some((one) => one.severity === 'error');
  return isBroken ? { word: 'job.broken', tone: 'bad' } : { word: 'job.idle', tone: 'quiet' };
}

/** Whole seconds while it runs; a short run that is over, more exactly. */
function runningTime(ms: number, isOver: boolean, language: Language): string {
  return isOver && ms < 60_000 ? span(ms, language) : duration(ms);
}

const TONES = { FINISHED: 'good', FAILED: 'bad', CANCELED: 'quiet' } as const;

/** The bar. */
export function StatusBar() {
  const t = useText();
  const job = useApp((state) => state.job);
  const word = useApp((state) => statusOf(state).word);
  const tone = useApp((state) => statusOf(state).tone);
  return (
    <footer className="statusbar">
      <span className="status-word">
        <i className={`status-dot is-${tone}`} />
        {t(word as 'job.idle')} <RestartFigures />
        {job.snapshot && (
          <span className="num">
            {runningTime(job.snapshot.durationMs, job.end !== null, t.language)}
          </span>
        )}
      </span>
      <LiveFigures />
      <Remarks />
      <span className="statusbar-space" />
      <Workers />
      <p className="visually-hidden" role="status">
        {t('announce.status', { status: t(word as 'job.idle') })}
      </p>
    </footer>
  );
}

/** When the job is tried again, and for which time; whole seconds, so that nothing flickers. */
function RestartFigures() {
  const t = useText();
  const restart = useApp(({ job }) => (job.end ? undefined : job.snapshot?.restart));
  if (restart === undefined) return null;
  const { dueInMs, attempt, maxAttempts: most } = restart;
  const time = span(Math.ceil(dueInMs / 1000) * 1000, t.language);
  return (
    <span className="num">
      {dueInMs > 0 ? t('status.restartIn', { time }) : t('status.restartNow')}{' '}
      {most === null ? t('status.attempt', { attempt }) : t('status.attemptOf', { attempt, most })}
    </span>
  );
}

function LiveFigures() {
  const t = useText();
  const language = useApp(languageOf);
  const graph = useApp(liveGraph);
  const job = useApp((state) => state.job);
  if (!graph || !job.snapshot) return null;
  const rate = job.end ? 0 : sourceRate(graph.jobGraph, job.snapshot);
  const watermark = jobWatermark(graph.jobGraph, job.snapshot);
  const late = [...indexOf(job.snapshot).operators.values()].reduce(
    (sum, one) => sum + one.lateRecordsDropped,
    0,
  );
  const behindMs = watermark && isCalendarTime(watermark) ? job.snapshotAtMs - watermark : null;
  return (
    <>
      {!job.end && (
        <span className="num" title={t('status.rateExact', { rate: exactNumber(rate, language) })}>
          {t('status.rate', { rate: threeDigits(rate, language) })}
        </span>
      )}
      {watermark !== undefined && (
        <span className="num">
          {t('status.watermark', { time: watermarkText(watermark, language, t, true) })}
          {behindMs !== null && !job.end && behindMs >= 0 && behindMs < 86_400_000 && (
            <> · {t('status.behind', { time: span(Math.round(behindMs / 100) * 100, language) })}</>
          )}
        </span>
      )}
      {late > 0 && (
        <span className="num status-late">
          {t('status.late', { count: exactNumber(late, language) })}
        </span>
      )}
    </>
  );
}

function Remarks() {
  const t = useText();
  const actions = useActions();
  const diagnostics = useApp((state) => state.program.diagnostics);
  const warnings = useMemo(
    () => diagnostics.filter((one) => one.severity === 'warning'),
    [diagnostics],
  );
  if (warnings.length === 0) return null;
  const open = () => {
    actions.selectNode(warnings[0]!.nodeId ?? null, 'elsewhere');
    actions.showPanel('side', true);
    actions.openTab('side', 'inspector');
    actions.openTab('narrow', 'inspector');
  };
  return (
    <Button icon="warning" onPress={open}>
      {t('status.warnings', { count: warnings.length })}
    </Button>
  );
}

function Workers() {
  const t = useText();
  const taskManagers = useApp((state) => state.job.snapshot?.taskManagers);
  const isEnded = useApp((state) => state.job.end !== null);
  if (!taskManagers || taskManagers.length === 0 || isEnded) return null;
  const slots = taskManagers.reduce((sum, one) => sum + one.slots, 0);
  return (
    <span className="num">
      {t('status.taskManagers', { count: taskManagers.length })} ·{' '}
      {t('status.slots', { count: slots })}
    </span>
  );
}
