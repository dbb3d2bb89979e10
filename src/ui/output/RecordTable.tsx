/**
 * The records of a sink, newest first; only the rows in sight are in the page. When records come
 * while the reader has scrolled down, what is read stays where it is.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { exactNumber } from '../kit/format.ts';
import { ScrollBox } from '../kit/ScrollBox.tsx';
import { useApp, useText } from '../store/AppContext.tsx';
import type { OutputRow, SinkOutput } from '../store/appState.ts';
import { languageOf } from '../store/preferences.ts';
import { type Columns, columnsOf, isNumeric, valueIn } from './columnsOf.ts';
import { cellText } from './jsonLines.ts';

const ROW_HEIGHT = 26;
const OVERSCAN = 6;

/** Where the reader is: kept with the newest row's number, to notice what came since. */
function useScrollWindow(rows: readonly OutputRow[]) {
  const ref = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const newest = useRef(0);
  useLayoutEffect(() => {
    const box = ref.current!;
    const observer = new ResizeObserver(() => setHeight(box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const cameSince = (rows[0]?.number ?? 0) - newest.current;
    newest.current = rows[0]?.number ?? 0;
    const box = ref.current!;
    if (box.scrollTop > 0 && cameSince > 0) box.scrollTop += cameSince * ROW_HEIGHT;
  }, [rows]);
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN);
  const end = Math.min(rows.length, Math.ceil((top + height) / ROW_HEIGHT) + OVERSCAN);
  return { ref, first, end, onScroll: () => setTop(ref.current!.scrollTop) };
}

/** The table. */
export function RecordTable({ sink }: { readonly sink: SinkOutput }) {
  const t = useText();
  const { rows } = sink;
  const { ref, first, end, onScroll } = useScrollWindow(rows);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const names = columns ?? [t('output.value')];
  const numeric = names.map((name) => isNumeric(rows, columns === null ? null : name));
  return (
    <ScrollBox
      className="records"
      label={t('output.table', { sink: sink.sink })}
      boxRef={ref}
      onScroll={onScroll}
    >
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th className="is-number">{t('output.number')}</th>
            <th className="is-number">{t('output.subtask')}</th>
            {names.map((name, index) => (
              <th key={name} className={numeric[index] ? 'is-number' : ''}>
                {name}
              </th>
            ))}
            {(columns !== null || numeric[0]) && <td className="is-filler" />}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={first} />
          {rows.slice(first, end).map((row) => (
            <Row key={row.number} row={row} columns={columns} numeric={numeric} />
          ))}
          <Spacer rows={rows.length - end} />
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Keeps the room of rows that are out of sight. */
function Spacer({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr className="record-spacer">
      <td style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  );
}

function Row(props: {
  readonly row: OutputRow;
  readonly columns: Columns;
  readonly numeric: readonly boolean[];
}) {
  const language = useApp(languageOf);
  const { row, columns, numeric } = props;
  const values = columns === null ? [row.value] : columns.map((column) => valueIn(row, column));
  return (
    <tr className="record">
      <td className="is-number record-number">{exactNumber(row.number, language)}</td>
      <td className="is-number record-number">{row.subtask}</td>
      {values.map((value, index) => {
        const text = cellText(value);
        return (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is its identity
            key={index}
            className={numeric[index] ? 'is-number' : columns === null ? 'is-whole' : ''}
            title={text.length > 60 ? text : undefined}
          >
            {text}
          </td>
        );
      })}
      {(columns !== null || numeric[0]) && <td className="is-filler" />}
    </tr>
  );
}
