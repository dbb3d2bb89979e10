/** The bar below: how the job is, how fast, how far in time, and on what it runs. */
import { useMemo } from 'react';
import { jobsTitle } from '../examples/exampleText.ts';
import { watermarkText } from '../graph/WatermarkText.tsx';
import { Button } from '../kit/Button.tsx';
import { exactNumber, isCalendarTime, runTime, span, threeDigits } from '../kit/format.ts';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { indexOf, jobWatermark, sourceRate, sourceTotal } from '../store/figures.ts';
import { isCounting } from '../store/jobSlice.ts';
import { runWarnings } from '../store/nodeMarks.ts';
import { placeOfDiagnostic } from '../store/notices.ts';
import { languageOf } from '../store/preferences.ts';
import { errorsOf, isOthersJob, liveGraph } from '../store/programSlice.ts';
import { statusOf } from './jobStatus.ts';

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
        <Owner />
        {t(word as 'job.idle')} <RestartFigures />
        {job.snapshot && (
          <span className="num">
            {runTime(job.snapshot.durationMs, job.end !== null, t.language)}
          </span>
        )}
      </span>
      <LiveFigures />
      <Problems />
      <Remarks />
      <span className="statusbar-space" />
      <Workers />
      <p className="visually-hidden" role="status">
        {t('announce.status', { status: t(word as 'job.idle') })}
      </p>
    </footer>
  );
}

/** Whose job it is, where it is not the open program's. */
function Owner() {
  const t = useText();
  const name = useApp((state) => (isOthersJob(state) ? jobsTitle(state, t) : null));
  return name && <span className="status-owner">{name} ·</span>;
}

/** How many errors the program has: a small mark, also while they are not said aloud yet. */
function Problems() {
  const t = useText();
  const actions = useActions();
  const program = useApp((state) => state.program);
  const errors = useMemo(() => errorsOf(program), [program]);
  const [first] = errors;
  if (!first) return null;
  const show = () => {
    const place = placeOfDiagnostic(program.text, first);
    actions.showCode();
    if (place) actions.reveal(place);
  };
  return (
    <span className="status-problems">
      <Button icon="error" hint={t('status.problemsHint')} onPress={show}>
        {t('status.problems', { count: errors.length })}
      </Button>
    </span>
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
  const rate = sourceRate(graph.jobGraph, job.snapshot);
  const hasRates = isCounting(job);
  const watermark = jobWatermark(graph.jobGraph, job.snapshot);
  const late = [...indexOf(job.snapshot).operators.values()].reduce(
    (sum, one) => sum + one.lateRecordsDropped,
    0,
  );
  const behindMs = watermark && isCalendarTime(watermark) ? job.snapshotAtMs - watermark : null;
  return (
    <>
      {hasRates ? (
        <span className="num" title={t('status.rateExact', { rate: exactNumber(rate, language) })}>
          {t('status.rate', { rate: threeDigits(rate, language) })}
        </span>
      ) : (
        <span className="num" title={t('status.readHint')}>
          {t('status.read', {
            count: exactNumber(sourceTotal(graph.jobGraph, job.snapshot), language),
          })}
        </span>
      )}
      {watermark !== undefined && (watermark !== null || !job.end) && (
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
  const ofRun = useApp(runWarnings);
  const warnings = useMemo(
    () => [...diagnostics.filter((one) => one.severity === 'warning'), ...ofRun],
    [diagnostics, ofRun],
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
