/** One record in its table, and under it the opened record where that has its place there. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { exactNumber } from '../kit/format.ts';
import { cellText, shownValue } from '../records/valueText.ts';
import { useText } from '../store/AppContext.tsx';
import type { OutputRow } from '../store/appState.ts';
import { type Columns, NO_VALUE, valueIn } from './columnsOf.ts';

/** The row. */
export function RecordRow(props: {
  readonly id: string;
  readonly row: OutputRow;
  readonly rowIndex: number;
  readonly columns: Columns;
  readonly numeric: readonly boolean[];
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly detail: ReactNode;
  readonly detailWidth: number;
  onOpen(row: OutputRow): void;
  onDetailHeight(heightPx: number): void;
}) {
  const t = useText();
  const { row, columns, numeric } = props;
  const values = columns?.names.map((column) => valueIn(row, column)) ?? [row.value];
  const tone = `${props.isActive ? 'is-active' : ''} ${props.isOpen ? 'is-open' : ''}`;
  return (
    <>
      <tr
        id={props.id}
        className={`record ${tone}`}
        aria-rowindex={props.rowIndex}
        aria-selected={props.isActive}
        aria-expanded={props.isOpen}
        onClick={() => props.onOpen(row)}
      >
        <td className="is-number record-number">{exactNumber(row.number, t.language)}</td>
        <td className="is-number record-number">{row.subtask}</td>
        {values.map((value, index) => (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is its identity
            key={index}
            value={value}
            place={numeric[index] ? 'is-number' : columns === null ? 'is-whole' : ''}
          />
        ))}
        {columns !== null && columns.moreCount > 0 && <td />}
        {(columns !== null || numeric[0]) && <td className="is-filler" />}
      </tr>
      {props.detail && (
        <Detail width={props.detailWidth} onHeight={props.onDetailHeight}>
          {props.detail}
        </Detail>
      )}
    </>
  );
}

/** A value, or nothing where the record has no such field; words that are no texts look so. */
function Cell({ value, place }: { readonly value: unknown; readonly place: string }) {
  const shown = value === NO_VALUE ? null : shownValue(value);
  const isWord = shown?.kind === 'word' || (shown?.kind === 'text' && shown.text === '');
  return (
    <td className={`${place} ${isWord ? 'is-word' : ''}`}>
      {value === NO_VALUE ? '' : cellText(value)}
    </td>
  );
}

/** The opened record, as wide as what is in sight, however wide the table is. */
function Detail(props: {
  readonly width: number;
  readonly children: ReactNode;
  onHeight(heightPx: number): void;
}) {
  const ref = useRef<HTMLTableRowElement>(null);
  const { onHeight } = props;
  useLayoutEffect(() => {
    const row = ref.current!;
    const observer = new ResizeObserver(() => onHeight(row.offsetHeight));
    observer.observe(row);
    return () => observer.disconnect();
  }, [onHeight]);
  return (
    <tr className="record-detail" ref={ref}>
      <td colSpan={99}>
        <div style={{ width: props.width }}>{props.children}</div>
      </td>
    </tr>
  );
}
