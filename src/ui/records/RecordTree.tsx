/**
 * A record as a tree: one stop for the Tab key, arrows walk and unfold, Enter unfolds or shows
 * more. Copying takes the value that is walked to.
 */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { exactNumber, exactTime } from '../kit/format.ts';
import { Icon } from '../kit/Icon.tsx';
import { useApp, useText } from '../store/AppContext.tsx';
import { languageOf } from '../store/preferences.ts';
import {
  firstState,
  TEXT_HEAD,
  type TreeRow,
  type TreeState,
  toggled,
  treeRows,
  withMore,
} from './treeRows.ts';
import { namesOf, pathText, shortText, shownValue } from './valueText.ts';

/** The tree; `onLeave` is asked where an arrow leads out of it. */
export function RecordTree(props: {
  readonly record: unknown;
  readonly label: string;
  onActive?(row: TreeRow): void;
  onLeave?(): void;
}) {
  const [state, setState] = useState(() => firstState(props.record));
  const [activeId, setActiveId] = useState<string | null>(null);
  const ref = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => treeRows(props.record, state), [props.record, state]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === activeId),
  );
  const goTo = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setActiveId(row.id);
    props.onActive?.(row);
    ref.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
  };
  const act = (row: TreeRow) => setState((before) => acted(before, row));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepAfterKey(event.key, rows, at);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 'act') act(rows[at]!);
    else if (step === 'leave') props.onLeave?.();
    else goTo(step);
  };
  return (
    <div ref={ref} className="tree" role="tree" aria-label={props.label} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <Row
          key={row.id}
          row={row}
          isActive={index === at}
          isChosen={row.id === activeId}
          onPress={() => {
            if (!getSelection()?.isCollapsed) return;
            goTo(index);
            act(row);
          }}
        />
      ))}
    </div>
  );
}

function acted(state: TreeState, row: TreeRow): TreeState {
  if (row.moreCount !== null) return withMore(state, row);
  return row.isOpen === null ? state : toggled(state, row);
}

/** Where a key leads: to a row, to unfolding, out of the tree; null for keys of others. */
function stepAfterKey(
  key: string,
  rows: readonly TreeRow[],
  at: number,
): number | 'act' | 'leave' | null {
  const row = rows[at]!;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'Enter':
    case ' ':
      return 'act';
    case 'ArrowRight':
      if (row.isOpen === false) return 'act';
      return row.isOpen ? at + 1 : at;
    case 'ArrowLeft':
      if (row.isOpen) return 'act';
      return row.level === 1
        ? 'leave'
        : rows.findLastIndex((one, i) => i < at && isAbove(one, row));
    default:
      return null;
  }
}

function isAbove(one: TreeRow, row: TreeRow): boolean {
  return one.level === row.level - 1;
}

function Row(props: {
  readonly row: TreeRow;
  /** Where Tab comes to. */
  readonly isActive: boolean;
  /** The reader has gone there. */
  readonly isChosen: boolean;
  onPress(): void;
}) {
  const { row, isActive } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all of its rows
    <div
      role="treeitem"
      className={`tree-row ${props.isChosen ? 'is-active' : ''}`}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblingCount}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={props.isChosen}
      tabIndex={isActive ? 0 : -1}
      style={{ paddingInlineStart: `${8 + 16 * (Math.min(row.level, 24) - 1)}px` }}
      onClick={props.onPress}
    >
      <span className={`tree-twist ${row.isOpen ? 'is-open' : ''}`}>
        {row.isOpen !== null && <Icon name="chevron" size={12} />}
      </span>
      {row.moreCount === null ? <Named row={row} /> : <More row={row} />}
    </div>
  );
}

function More({ row }: { readonly row: TreeRow }) {
  const t = useText();
  const language = useApp(languageOf);
  const count = exactNumber(row.moreCount!, language);
  const isText = shownValue(row.value).kind === 'text';
  return (
    <span className="tree-more">{t(isText ? 'record.moreText' : 'record.more', { count })}</span>
  );
}

function Named({ row }: { readonly row: TreeRow }) {
  const key = row.keys.at(-1);
  return (
    <>
      {key !== undefined && (
        <span className={`tree-key ${typeof key === 'number' ? 'is-index' : ''}`}>
          {key === '' ? '""' : key}
        </span>
      )}
      <Value row={row} />
    </>
  );
}

function Value({ row }: { readonly row: TreeRow }) {
  const shown = shownValue(row.value);
  switch (shown.kind) {
    case 'list':
    case 'fields':
      return <Container value={row.value} isOpen={row.isOpen ?? false} />;
    case 'text':
      return <Text text={shown.text} row={row} />;
    case 'number':
      return <NumberValue text={shown.text} />;
    case 'word':
      return <span className="tree-value is-word">{shown.text}</span>;
  }
}

/** A number; one that may be an instant, with the time that it would be. */
function NumberValue({ text }: { readonly text: string }) {
  const time = exactTime(Number(text));
  return (
    <>
      <span className="tree-value is-number">{text}</span>
      {time !== null && <span className="tree-time num">{time}</span>}
    </>
  );
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function Text({ text, row }: { readonly text: string; readonly row: TreeRow }) {
  if (row.isOpen) {
    return <span className="tree-value is-text is-whole">{text.slice(0, row.shownCount)}</span>;
  }
  const isCut = row.isOpen !== null;
  const head = JSON.stringify(isCut ? text.slice(0, TEXT_HEAD) : text);
  const time = ISO_TIME.test(text) ? exactTime(Date.parse(text)) : null;
  return (
    <>
      <span className="tree-value is-text">{isCut ? `${head.slice(0, -1)}…` : head}</span>
      {time !== null && <span className="tree-time num">{time}</span>}
    </>
  );
}

/** What is folded says how much is in it, and how it begins. */
function Container({ value, isOpen }: { readonly value: unknown; readonly isOpen: boolean }) {
  const t = useText();
  const language = useApp(languageOf);
  const shown = shownValue(value);
  if (shown.kind !== 'list' && shown.kind !== 'fields') return null;
  const isList = shown.kind === 'list';
  const size = isList ? shown.items.length : namesOf(shown.fields).length;
  const count = exactNumber(size, language);
  return (
    <span className="tree-value is-container">
      {t(isList ? 'record.items' : 'record.fields', { count })}
      {!isOpen && size > 0 && <span className="tree-preview"> {shortText(value, 80)}</span>}
    </span>
  );
}

/** The path of a row, as its copy says it. */
export function pathOf(row: TreeRow | null): string {
  return row === null ? '' : pathText(row.keys);
}
