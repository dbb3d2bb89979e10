/**
 * Which rows of a long table are in sight, where one row may be opened in place. When records come
 * while the reader has scrolled down or reads one, what is read stays where it is.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import type { OutputRow } from '../store/appState.ts';

/** Pixels, as the style sheet has them. */
export const ROW_HEIGHT = 26;
const OVERSCAN = 6;

/** A row's place from the top of the rows. */
function topOf(index: number, openIndex: number, openHeight: number): number {
  return index * ROW_HEIGHT + (openIndex >= 0 && index > openIndex ? openHeight : 0);
}

function indexAt(y: number, openIndex: number, openHeight: number): number {
  if (openIndex < 0 || y < topOf(openIndex + 1, -1, 0)) return Math.floor(y / ROW_HEIGHT);
  return Math.max(openIndex, Math.floor((y - openHeight) / ROW_HEIGHT));
}

/** How many rows are newer than a number. */
function rowsAbove(rows: readonly OutputRow[], number: number): number {
  const at = rows.findIndex((row) => row.number <= number);
  return at < 0 ? rows.length : at;
}

/** The window; `openIndex` is -1 where no row is open in place, wherever one is read. */
export function useScrollWindow(
  rows: readonly OutputRow[],
  openIndex: number,
  openHeight: number,
  isReading: boolean,
) {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [size, setSize] = useState({ width: 0, height: 400 });
  const newest = useRef(0);
  useLayoutEffect(() => {
    const box = ref.current!;
    const measure = () => setSize({ width: box.clientWidth, height: box.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    // Numbers may skip what was counted only, so rows are counted.
    const cameSince = newest.current === 0 ? 0 : rowsAbove(rows, newest.current);
    newest.current = rows[0]?.number ?? 0;
    const box = ref.current!;
    const isHeld = isReading || box.scrollTop > 0;
    if (isHeld && cameSince > 0) box.scrollTop += cameSince * ROW_HEIGHT;
  }, [rows, isReading]);
  const from = Math.max(0, indexAt(top, openIndex, openHeight) - OVERSCAN);
  const to = indexAt(top + size.height, openIndex, openHeight) + 1 + OVERSCAN;
  /** Brings a row into sight, below the table's head. */
  const show = (index: number) => {
    const box = ref.current!;
    const y = topOf(index, openIndex, openHeight);
    const room = box.clientHeight - 2 * ROW_HEIGHT;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (y > box.scrollTop + room) box.scrollTop = y - room;
  };
  return {
    ref,
    width: size.width,
    first: Math.min(from, rows.length),
    end: Math.min(rows.length, to),
    pageRows: Math.max(1, Math.floor(size.height / ROW_HEIGHT) - 2),
    onScroll: () => setTop(ref.current!.scrollTop),
    show,
  };
}
