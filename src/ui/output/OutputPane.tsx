/** What the job gives: its sinks, and the newest records of one of them as a table. */
import { useMemo } from 'react';
import { jobsTitle } from '../examples/exampleText.ts';
import { Button } from '../kit/Button.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { download } from '../kit/download.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { exactNumber, shortCount } from '../kit/format.ts';
import { lazyPart } from '../kit/lazyPart.tsx';
import { TabList, TabPanel } from '../kit/TabList.tsx';
import { useGrowing } from '../kit/useGrowing.tsx';
import { useActions, useApp, useRunShortcut, useText } from '../store/AppContext.tsx';
import type { AppState, SinkOutput } from '../store/appState.ts';
import { isActive } from '../store/jobSlice.ts';
import { languageOf } from '../store/preferences.ts';
import { wasRefused } from '../store/programSlice.ts';
import { jsonLines } from './jsonLines.ts';
import { sinksOf } from './sinksOf.ts';

/** There are no records before a run. */
const RecordTable = lazyPart(async () => (await import('./RecordTable.tsx')).RecordTable);

/** Sinks that are listed at once. */
const SINKS = 50;

/** The pane. */
export function OutputPane() {
  const actions = useActions();
  const t = useText();
  const program = useApp((state) => state.program);
  const job = useApp((state) => state.job);
  const output = useApp((state) => state.output);
  const sinks = useMemo(() => sinksOf(program, job, output.sinks), [program, job, output]);
  const [first, more] = useGrowing(sinks, SINKS);
  if (sinks.length === 0) return <NoOutput />;
  const chosen = sinks.find((one) => one.sink === output.selectedSink) ?? sinks[0]!;
  const selected = chosen.sink;
  const listed = first.includes(chosen) ? first : [...first, chosen];
  return (
    <div className="output">
      <div className="sink-list">
        <TabList
          group="sinks"
          label={t('output.sinks')}
          isVertical
          className="sink-tabs"
          tabClassName="sink"
          open={selected}
          onOpen={(sink) => actions.selectSink(sink)}
          tabs={listed.map((sink) => ({ id: sink.sink, content: <SinkTab sink={sink} /> }))}
        />
        {more}
      </div>
      {listed.map((sink) => (
        <TabPanel
          key={sink.sink}
          group="sinks"
          id={sink.sink}
          isOpen={sink.sink === selected}
          className="sink-panel"
        >
          {sink.totalCount === 0 ? (
            <NoOutput />
          ) : (
            <>
              <SinkHead sink={sink} />
              <RecordTable sink={sink} />
            </>
          )}
        </TabPanel>
      ))}
    </div>
  );
}

function SinkTab({ sink }: { readonly sink: SinkOutput }) {
  const language = useApp(languageOf);
  return (
    <>
      <span className="sink-name" title={sink.sink}>
        {sink.sink}
      </span>
      <span className="num sink-count">{shortCount(sink.totalCount, language)}</span>
    </>
  );
}

function SinkHead({ sink }: { readonly sink: SinkOutput }) {
  const t = useText();
  const language = useApp(languageOf);
  const program = useApp((state) => jobsTitle(state, t));
  const hidden = sink.totalCount - sink.rows.length;
  return (
    <div className="sink-head">
      <span className="num">
        {t('output.count', { count: exactNumber(sink.totalCount, language) })}
        {hidden > 0 && (
          <span className="sink-hidden">
            {' · '}
            {t('output.newestShown', { count: exactNumber(sink.rows.length, language) })}
            {' · '}
            {t('output.notShown', { count: exactNumber(hidden, language) })}
          </span>
        )}
      </span>
      <span className="statusbar-space" />
      <CopyButton textOf={() => jsonLines(sink.rows)} hint={t('output.copyHint')} />
      <Button
        icon="download"
        hint={t('output.downloadHint')}
        onPress={() =>
          download(`${program}-${sink.sink}.jsonl`, jsonLines(sink.rows), 'application/jsonl')
        }
      >
        {t('output.download')}
      </Button>
    </div>
  );
}

/** Why there is nothing, and what would bring something. */
function emptyReason(state: AppState) {
  const nodes = state.program.drawn?.streamGraph.nodes ?? [];
  const hasSink = nodes.some((node) => node.kind === 'print' || node.kind === 'sink');
  const status = state.job.end?.status;
  if (status === 'FINISHED') return 'output.noneAtAll' as const;
  if (status === 'FAILED') {
    return wasRefused(state) ? ('output.noneRefused' as const) : ('output.noneFailed' as const);
  }
  if (status === 'CANCELED') return 'output.noneStopped' as const;
  if (nodes.length > 0 && !hasSink) return 'output.noSink' as const;
  return isActive(state.job) ? ('output.noneYet' as const) : ('output.empty' as const);
}

function NoOutput() {
  const t = useText();
  const shortcut = useRunShortcut();
  const reason = useApp(emptyReason);
  const hasText = useApp((state) => state.program.text.trim() !== '');
  const hasWindow = useApp((state) =>
    (state.program.drawn?.streamGraph.nodes ?? []).some((node) => node.kind.startsWith('window')),
  );
  return (
    <EmptyState text={t(reason)}>
      {reason === 'output.empty' && hasText && <p>{t('output.emptyHint', { shortcut })}</p>}
      {reason === 'output.noneYet' && hasWindow && <p>{t('output.whyWindow')}</p>}
    </EmptyState>
  );
}
