/** What the cluster and the program say, oldest first; it follows the end while that is seen. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { StackFrame } from '../../model/index.ts';
import { explained } from '../i18n/explanations.ts';
import { Button } from '../kit/Button.tsx';
import { Choice } from '../kit/Choice.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { clockTime, runTime } from '../kit/format.ts';
import { ScrollBox } from '../kit/ScrollBox.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { AppState, LogFilterLevel, LogRun, NumberedLogEntry } from '../store/appState.ts';
import { rangeOfPosition } from '../store/codePlaces.ts';
import { logLines, speakerOf, visibleEntries } from '../store/logSlice.ts';

const LEVELS: readonly LogFilterLevel[] = ['all', 'info', 'warn', 'error'];

/** The pane. */
export function LogPane() {
  const t = useText();
  const log = useApp((state) => state.log);
  const entries = useMemo(() => visibleEntries(log), [log]);
  if (log.entries.length === 0 && log.runs.length === 0)
    return <EmptyState text={t('log.empty')} />;
  return (
    <div className="log">
      <LogHead entries={entries} />
      {entries.length === 0 && log.entries.length > 0 ? (
        <EmptyState text={t('log.noMatch')} />
      ) : (
        <LogList entries={entries} runs={log.runs} droppedCount={log.droppedCount} />
      )}
    </div>
  );
}

function LogHead({ entries }: { readonly entries: readonly NumberedLogEntry[] }) {
  const t = useText();
  const actions = useActions();
  const level = useApp((state) => state.log.level);
  const query = useApp((state) => state.log.query);
  return (
    <div className="sink-head">
      <Choice
        label={t('log.level')}
        options={LEVELS.map((id) => ({ id, label: t(`log.${id}`) }))}
        chosen={level}
        onChoose={(id) => actions.filterLog({ level: id })}
      />
      <SearchBox
        label={t('log.find')}
        value={query}
        onChange={(next) => actions.filterLog({ query: next })}
      />
      <span className="statusbar-space" />
      <CopyButton hint={t('log.copy')} textOf={() => entries.map(lineOf).join('\n')} />
      <Button icon="cross" onPress={() => actions.clearLog()}>
        {t('log.clear')}
      </Button>
    </div>
  );
}

function lineOf(entry: NumberedLogEntry): string {
  const time = new Date(entry.timeMs).toISOString();
  return `${time} ${entry.level.toUpperCase()} ${speakerOf(entry)}: ${entry.message}`;
}

function LogList(props: {
  readonly entries: readonly NumberedLogEntry[];
  readonly runs: readonly LogRun[];
  readonly droppedCount: number;
}) {
  const t = useText();
  const ref = useRef<HTMLElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => ref.current?.scrollTo({ top: ref.current.scrollHeight });
  const lines = useMemo(() => logLines(props.entries, props.runs), [props.entries, props.runs]);
  useLayoutEffect(() => {
    if (isAtEnd && lines.length > 0) ref.current?.scrollTo({ top: 1e9 });
  }, [lines, isAtEnd]);
  const onScroll = () => {
    const box = ref.current!;
    setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < 24);
  };
  return (
    <>
      <ScrollBox className="log-list" label={t('log.list')} boxRef={ref} onScroll={onScroll}>
        {props.droppedCount > 0 && (
          <p className="log-dropped">{t('log.dropped', { count: props.droppedCount })}</p>
        )}
        {lines.map((line) =>
          line.kind === 'run' ? (
            <RunLine key={`run ${line.run.run}`} run={line.run} />
          ) : (
            <Entry key={line.entry.number} entry={line.entry} />
          ),
        )}
      </ScrollBox>
      {!isAtEnd && (
        <div className="log-to-end">
          <Button look="outlined" icon="down" onPress={toEnd}>
            {t('log.toEnd')}
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({ entry }: { readonly entry: NumberedLogEntry }) {
  const t = useText();
  const frames = useApp((state) => framesFor(state, entry));
  const text = explained(entry, t.language);
  return (
    <div className={`log-entry is-${entry.level}`}>
      <span className="num log-time" title={new Date(entry.timeMs).toISOString()}>
        {clockTime(entry.timeMs, true)}
      </span>
      <span className="log-level">{t(`log.level.${entry.level}`)}</span>
      <span className="log-source" title={speakerOf(entry)}>
        {speakerOf(entry)}
      </span>
      <span className="log-message">
        {frames.length === 0 ? text : withoutFrames(text)}
        <Frames frames={frames} />
      </span>
    </div>
  );
}

/** Where a run begins: which, when, how it ended, how long it took. */
function RunLine({ run }: { readonly run: LogRun }) {
  const t = useText();
  const { status, startedAtMs, tookMs } = run;
  const words = [
    t('log.run', { run: run.run }),
    clockTime(startedAtMs),
    status === null ? t('log.running') : t(`job.${status}`),
    tookMs === null ? '' : runTime(tookMs, true, t.language),
  ];
  return (
    <p className="log-run num" data-status={status ?? 'RUNNING'}>
      {words.filter((word) => word !== '').join(' · ')}
    </p>
  );
}

const NO_FRAMES: readonly StackFrame[] = [];

/** The frames of the last failure, where this entry tells of it. */
function framesFor(state: AppState, entry: NumberedLogEntry): readonly StackFrame[] {
  if (entry.level !== 'error' && entry.level !== 'warn') return NO_FRAMES;
  const failure = state.job.end?.error ?? state.job.snapshot?.failure ?? null;
  const words = failure?.message.split('\n')[0] ?? '';
  if (words === '' || !entry.message.includes(words)) return NO_FRAMES;
  return failure?.frames ?? NO_FRAMES;
}

/** The message where its frames stand below it as links: once is enough. */
function withoutFrames(message: string): string {
  return message.replace(/\n {4}at .*/g, '');
}

/** The calls of the program that led to a failure, without the engine's. */
function Frames({ frames }: { readonly frames: readonly StackFrame[] }) {
  const t = useText();
  const actions = useActions();
  const text = useApp(({ job, program }) => (job.runText === program.text ? program.text : null));
  if (frames.length === 0) return null;
  return (
    <span className="log-frames">
      {frames.map((frame, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: calls may repeat, their order stays
        <span key={index} className="log-frame">
          {'  at '}
          {frame.name ?? t('failure.namelessFunction')}{' '}
          <button
            type="button"
            className="link"
            disabled={text === null}
            onClick={() => {
              actions.showCode();
              actions.reveal(rangeOfPosition(text ?? '', frame));
            }}
          >
            {t('failure.line', { line: frame.line })}
          </button>
        </span>
      ))}
    </span>
  );
}
