/**
 * The records of a sink, newest first; only the rows in sight are in the page. Arrows walk the
 * rows, Enter or a click opens one: beside the table where there is room, else in place.
 */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { exactNumber } from '../kit/format.ts';
import { RecordView } from '../records/RecordView.tsx';
import { useText } from '../store/AppContext.tsx';
import type { OutputRow, SinkOutput } from '../store/appState.ts';
import { type Columns, columnsOf, isNumeric } from './columnsOf.ts';
import { RecordRow } from './RecordRow.tsx';
import { ROW_HEIGHT, useScrollWindow } from './useScrollWindow.ts';

/** Panes from this width on have room for a record beside the table. */
const BESIDE_FROM_PX = 620;

/** The table, with the opened record. */
export function RecordTable({ sink }: { readonly sink: SinkOutput }) {
  const t = useText();
  const id = useId();
  const [active, setActive] = useState<OutputRow | null>(null);
  const [opened, setOpened] = useState<OutputRow | null>(null);
  const [isRoomy, setRoomy] = useState(false);
  const [openHeight, setOpenHeight] = useState(0);
  const pane = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const { rows } = sink;
  const openIndex = opened && !isRoomy ? indexOfRow(rows, opened) : -1;
  const view = useScrollWindow(rows, openIndex, openHeight, opened !== null);
  const columns = useMemo(() => columnsOf(rows), [rows]);
  const numeric = useMemo(
    () => (columns?.names ?? [null]).map((name) => isNumeric(rows, name)),
    [rows, columns],
  );
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setRoomy(entry!.contentRect.width >= BESIDE_FROM_PX),
    );
    observer.observe(pane.current!);
    return () => observer.disconnect();
  }, []);
  const goTo = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setActive(row);
    if (opened) setOpened(row);
    view.show(index);
  };
  const close = () => {
    setOpened(null);
    grid.current?.focus();
  };
  const toTree = () =>
    pane.current?.querySelector<HTMLElement>('.record-view [role=treeitem][tabindex="0"]')?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = active ? indexOfRow(rows, active) : -1;
    const next = rowAfterKey(event.key, at, rows.length, view.pageRows);
    if (next !== null) goTo(next);
    else if (event.key === 'Enter' && active) setOpened(isSame(opened, active) ? null : active);
    else if (event.key === 'Escape' && opened) close();
    else if (event.key === 'ArrowRight' && opened) toTree();
    else return;
    event.preventDefault();
  };
  const onOpen = (row: OutputRow) => {
    if (!getSelection()?.isCollapsed) return;
    setActive(row);
    setOpened(isSame(opened, row) ? null : row);
  };
  const openView = opened && (
    <RecordView
      key={opened.number}
      title={t('record.title', {
        number: exactNumber(opened.number, t.language),
        subtask: opened.subtask,
      })}
      record={opened.value}
      cut={opened.cut}
      onClose={close}
      onLeave={() => grid.current?.focus()}
    />
  );
  const rowId = (row: OutputRow) => `${id}-${row.number}`;
  const isActiveInPage = active !== null && isShown(rows, active, view);
  return (
    <div className={`records-pane ${isRoomy ? 'is-roomy' : ''}`} ref={pane}>
      <div className="records" ref={view.ref} onScroll={view.onScroll}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are walked
          role="treegrid"
          aria-label={t('output.table', { sink: sink.sink })}
          aria-rowcount={rows.length + 1}
          aria-activedescendant={isActiveInPage ? rowId(active) : undefined}
          ref={grid}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <TableHead columns={columns} numeric={numeric} />
          <tbody>
            <Spacer heightPx={view.first * ROW_HEIGHT} />
            {rows.slice(view.first, view.end).map((row, index) => (
              <RecordRow
                key={row.number}
                id={rowId(row)}
                row={row}
                rowIndex={view.first + index + 2}
                columns={columns}
                numeric={numeric}
                isActive={isSame(active, row)}
                isOpen={isSame(opened, row)}
                onOpen={onOpen}
                detail={!isRoomy && isSame(opened, row) ? openView : null}
                detailWidth={view.width}
                onDetailHeight={setOpenHeight}
              />
            ))}
            <Spacer heightPx={(rows.length - view.end) * ROW_HEIGHT} />
          </tbody>
        </table>
      </div>
      {isRoomy && openView && (
        <aside className="record-aside" aria-label={t('record.opened')}>
          {openView}
        </aside>
      )}
    </div>
  );
}

/** The names of the columns, in sight while the rows scroll. */
function TableHead(props: { readonly columns: Columns; readonly numeric: readonly boolean[] }) {
  const t = useText();
  const { columns, numeric } = props;
  const moreCount = columns?.moreCount ?? 0;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th className="is-number">{t('output.number')}</th>
        <th className="is-number">{t('output.subtask')}</th>
        {(columns?.names ?? [t('output.value')]).map((name, index) => (
          <th key={name} className={numeric[index] ? 'is-number' : ''}>
            {name === '' ? '""' : name}
          </th>
        ))}
        {moreCount > 0 && (
          <th>{t('output.moreFields', { count: exactNumber(moreCount, t.language) })}</th>
        )}
        {(columns !== null || numeric[0]) && <td className="is-filler" />}
      </tr>
    </thead>
  );
}

function isSame(one: OutputRow | null, other: OutputRow): boolean {
  return one?.number === other.number;
}

/** A row's place now; -1 where newer ones have pushed it out. */
function indexOfRow(rows: readonly OutputRow[], row: OutputRow): number {
  const guess = (rows[0]?.number ?? 0) - row.number;
  if (rows[guess]?.number === row.number) return guess;
  return rows.findIndex((one) => one.number === row.number);
}

function isShown(
  rows: readonly OutputRow[],
  row: OutputRow,
  view: { readonly first: number; readonly end: number },
): boolean {
  const index = indexOfRow(rows, row);
  return index >= view.first && index < view.end;
}

/** Which row a key leads to; null for other keys. */
function rowAfterKey(key: string, at: number, count: number, page: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + page, last);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Keeps the room of rows that are out of sight. */
function Spacer({ heightPx }: { readonly heightPx: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr className="record-spacer">
      <td style={{ height: heightPx }} />
    </tr>
  );
}
