/** What the cluster and the program say, oldest first; it follows the end while that is seen. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Choice } from '../kit/Choice.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { clockTime } from '../kit/format.ts';
import { ScrollBox } from '../kit/ScrollBox.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { LogFilterLevel, NumberedLogEntry } from '../store/appState.ts';
import { visibleEntries } from '../store/logSlice.ts';

const LEVELS: readonly LogFilterLevel[] = ['all', 'info', 'warn', 'error'];

/** The pane. */
export function LogPane() {
  const t = useText();
  const log = useApp((state) => state.log);
  const entries = useMemo(() => visibleEntries(log), [log]);
  if (log.entries.length === 0) return <EmptyState text={t('log.empty')} />;
  return (
    <div className="log">
      <LogHead entries={entries} />
      {entries.length === 0 ? (
        <EmptyState text={t('log.noMatch')} />
      ) : (
        <LogList entries={entries} droppedCount={log.droppedCount} />
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
  return `${time} ${entry.level.toUpperCase()} ${entry.source}: ${entry.message}`;
}

function LogList(props: {
  readonly entries: readonly NumberedLogEntry[];
  readonly droppedCount: number;
}) {
  const t = useText();
  const ref = useRef<HTMLElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => ref.current?.scrollTo({ top: ref.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd && props.entries.length > 0) ref.current?.scrollTo({ top: 1e9 });
  }, [props.entries, isAtEnd]);
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
        {props.entries.map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
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
  return (
    <div className={`log-entry is-${entry.level}`}>
      <span className="num log-time" title={new Date(entry.timeMs).toISOString()}>
        {clockTime(entry.timeMs, true)}
      </span>
      <span className="log-level">{t(`log.level.${entry.level}`)}</span>
      <span className="log-source">{entry.source}</span>
      <span className="log-message">{entry.message}</span>
    </div>
  );
}
