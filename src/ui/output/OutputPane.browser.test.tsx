import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawnScreen } from '../../../test/support/inPage.tsx';
import type { Language } from '../i18n/words.ts';
import '../kit/index.css';
import { OutputPane } from './OutputPane.tsx';

const ROW_HEIGHT = 26;

async function setUp(language: Language, widthPx = 800) {
  const screen = await drawnScreen(language);
  const { box } = screen.show(<OutputPane />, widthPx, 300);
  (box.firstElementChild as HTMLElement).style.height = '300px';
  let totalCount = 0;
  const emitValues = async (sink: string, values: readonly unknown[]) => {
    const records = values.map((value) => ({ subtask: totalCount++ % 2, value }));
    screen.client.emit({ kind: 'output', outputs: [{ sink, records, totalCount }] });
    await screen.clock.advance(250);
  };
  const emit = (sink: string, count: number) => {
    const numbers = Array.from({ length: count }, (_, i) => totalCount + i);
    return emitValues(
      sink,
      numbers.map((n) => ({ page: `/쪽/${n}`, count: n })),
    );
  };
  void screen.store.run();
  await screen.clock.advance(250);
  const table = () => box.querySelector<HTMLElement>('.records')!;
  const grid = () => box.querySelector<HTMLElement>('[role=treegrid]')!;
  const rows = () => [...box.querySelectorAll<HTMLTableRowElement>('tr.record')];
  const tree = () => [...box.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const numberOfOpen = () => box.querySelector('.record-title')?.textContent;
  return { ...screen, box, emit, emitValues, table, grid, rows, tree, numberOfOpen };
}

/** The numbers of the rows that can be seen, below the head. */
function numbersInSight(table: HTMLElement): number[] {
  const { top, bottom } = table.getBoundingClientRect();
  return [...table.querySelectorAll<HTMLTableRowElement>('tr.record')]
    .filter((row) => {
      const place = row.getBoundingClientRect();
      return place.top >= top + ROW_HEIGHT - 1 && place.bottom <= bottom + 1;
    })
    .map((row) => Number(row.cells[0]!.textContent!.replace(/\D/g, '')));
}

describe.each(['en', 'ko'] as const)('OutputPane in %s', (language) => {
  it('shows the newest record first, its fields as columns', async () => {
    const { emit, table, grid, rows, t } = await setUp(language);
    await emit('counts', 3);
    const heads = [...table().querySelectorAll('th')].map((cell) => cell.textContent);
    expect(heads).toEqual([t('output.number'), t('output.subtask'), 'page', 'count']);
    const cells = [...rows()[0]!.cells].map((cell) => cell.textContent);
    expect(cells.slice(0, 4)).toEqual(['3', '0', '/쪽/2', '2']);
    expect(grid().ariaLabel).toBe(t('output.table', { sink: 'counts' }));
  });

  it('goes through the sinks by keyboard', async () => {
    const { emit, box, grid, t } = await setUp(language);
    await emit('counts', 1);
    await emit('늦은 클릭', 1);
    box.querySelector<HTMLElement>('[role=tab]')!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('늦은 클릭');
    expect(grid().ariaLabel).toBe(t('output.table', { sink: '늦은 클릭' }));
    await userEvent.keyboard('{Home}');
    expect(grid().ariaLabel).toBe(t('output.table', { sink: 'counts' }));
  });
});

describe('RecordTable', () => {
  it('has only the rows in sight in the page, and room for the rest', async () => {
    const { emit, table, rows } = await setUp('en');
    await emit('counts', 400);
    await expect.poll(() => rows().length).toBeLessThan(40);
    expect(numbersInSight(table())[0]).toBe(400);
    expect(table().scrollHeight).toBe(401 * ROW_HEIGHT);
  });

  it('scrolls by keyboard to the first record', async () => {
    const { emit, table, grid } = await setUp('en');
    await emit('counts', 400);
    grid().focus();
    await userEvent.keyboard('{End}');
    await expect.poll(() => numbersInSight(table()).at(-1)).toBe(1);
    await userEvent.keyboard('{Home}');
    await expect.poll(() => numbersInSight(table())[0]).toBe(400);
  });

  it('keeps what is read in its place when records come', async () => {
    const { emit, table } = await setUp('en');
    await emit('counts', 200);
    table().scrollTop = 50 * ROW_HEIGHT;
    await expect.poll(() => numbersInSight(table())[0]).toBe(150);
    const before = numbersInSight(table());
    await emit('counts', 30);
    await expect.poll(() => table().scrollTop).toBe(80 * ROW_HEIGHT);
    await expect.poll(() => numbersInSight(table())).toEqual(before);
  });

  it('counts rows, not numbers, where records were counted only', async () => {
    const { emit, table, client, clock } = await setUp('en');
    await emit('counts', 200);
    table().scrollTop = 50 * ROW_HEIGHT;
    await expect.poll(() => numbersInSight(table())[0]).toBe(150);
    const before = numbersInSight(table());
    const record = { subtask: 0, value: { page: '/late', count: 1 } };
    client.emit({
      kind: 'output',
      outputs: [{ sink: 'counts', records: [record, record], totalCount: 1_000 }],
    });
    await clock.advance(250);
    await expect.poll(() => table().scrollTop).toBe(52 * ROW_HEIGHT);
    expect(numbersInSight(table())).toEqual(before);
  });

  it('follows the newest record where the reader is at the top', async () => {
    const { emit, table } = await setUp('en');
    await emit('counts', 200);
    await emit('counts', 30);
    await expect.poll(() => numbersInSight(table())[0]).toBe(230);
    expect(table().scrollTop).toBe(0);
  });
});

describe.each([
  ['beside the table', 1000],
  ['in its place', 390],
])('an opened record, %s', (_place, widthPx) => {
  it('is walked to by arrows, opened by Enter, walked on, and closed by Escape', async () => {
    const { emit, grid, rows, tree, numberOfOpen } = await setUp('en', widthPx);
    await emit('counts', 50);
    grid().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(numberOfOpen()).toBe('No. 49 · subtask 0');
    expect(rows()[1]!.ariaExpanded).toBe('true');
    expect(grid().getAttribute('aria-activedescendant')).toBe(rows()[1]!.id);
    await userEvent.keyboard('{ArrowDown}');
    expect(numberOfOpen()).toBe('No. 48 · subtask 1');
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(tree()[0]);
    expect(tree().map((row) => row.textContent)).toEqual(['page"/쪽/47"', 'count47']);
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
    expect(document.activeElement).toBe(grid());
    await userEvent.keyboard('{ArrowRight}{Escape}');
    expect(tree()).toHaveLength(0);
    expect(document.activeElement).toBe(grid());
  });

  it('stays where newer records come', async () => {
    const { emit, rows, numberOfOpen } = await setUp('en', widthPx);
    await emit('counts', 3);
    rows()[1]!.click();
    await expect.poll(numberOfOpen).toBe('No. 2 · subtask 1');
    await emit('counts', 5);
    expect(numberOfOpen()).toBe('No. 2 · subtask 1');
  });

  it('keeps room for the rows below it', async () => {
    const { emit, grid, table } = await setUp('en', widthPx);
    await emit('counts', 400);
    grid().focus();
    await userEvent.keyboard('{ArrowDown}{Enter}{End}');
    await expect.poll(() => numbersInSight(table()).at(-1)).toBe(1);
    await userEvent.keyboard('{Home}');
    await expect.poll(() => table().scrollTop).toBe(0);
  });
});

describe('the tree of a record', () => {
  it('tells kinds of values apart', async () => {
    const { emitValues, rows, tree } = await setUp('en');
    const at = new Date(2026, 10, 21, 12, 3, 10, 7).getTime();
    const record = {
      a: '',
      b: '\u0000NaN',
      c: null,
      d: at,
      e: { f: [1, 2] },
      g: '\u0000undefined',
    };
    await emitValues('odd', [record]);
    rows()[0]!.click();
    await expect
      .poll(() => tree().map((row) => row.textContent))
      .toEqual([
        'a""',
        'bNaN',
        'cnull',
        `d${at}2026-11-21 12:03:10.007`,
        'e1 field',
        'f2 items [1,2]',
        'gundefined',
      ]);
    const kinds = tree().map((row) =>
      row.querySelector('.tree-value')!.className.split('-').at(-1),
    );
    expect(kinds).toEqual(['text', 'number', 'word', 'number', 'container', 'container', 'word']);
  });

  it('unfolds what is huge in parts', async () => {
    const { emitValues, rows, tree } = await setUp('en');
    let deep: unknown = 'end';
    for (let i = 0; i < 5_000; i++) deep = [deep];
    const items = Array.from({ length: 300_000 }, (_, i) => ({ n: i }));
    await emitValues('huge', [{ deep, items, text: 'x'.repeat(1_000_000) }]);
    rows()[0]!.click();
    await expect.poll(() => tree().length).toBe(4);
    tree()[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{End}');
    expect(document.activeElement?.textContent).toContain('text');
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('299,900 more');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => tree().length).toBe(205);
  });

  it('copies the value and the path that is walked to', async () => {
    const { emitValues, rows, tree, box } = await setUp('en');
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      written.push(text);
      return Promise.resolve();
    });
    await emitValues('out', [{ window: { 'a b': ['x', 'y'] } }]);
    rows()[0]!.click();
    await expect.poll(() => tree().length).toBeGreaterThan(1);
    tree()[1]!.focus();
    await userEvent.keyboard('{Home}{ArrowDown}');
    const buttons = () => [...box.querySelectorAll<HTMLElement>('.record-head .button')];
    await expect.poll(() => box.querySelector('.record-path')?.textContent).toBe('window["a b"]');
    buttons()[0]!.click();
    buttons()[1]!.click();
    expect(written).toEqual(['[\n  "x",\n  "y"\n]', 'window["a b"]']);
    vi.restoreAllMocks();
  });

  it('shows the beginning of a record that was cut, and then all of it', async () => {
    const { client, clock, rows, tree, box } = await setUp('en');
    const whole = JSON.stringify({ page: '/a', text: 'x'.repeat(9_000) });
    const cut = (id: number) => ({
      subtask: 0,
      value: whole.slice(0, 4_000),
      cut: { id, length: whole.length },
    });
    const output = { sink: 'out', records: [cut(1), cut(2)], totalCount: 2 };
    client.fullRecords.set(2, { kind: 'text', text: whole });
    client.emit({ kind: 'output', outputs: [output] });
    await clock.advance(250);
    expect(rows()[0]!.cells[2]!.textContent).toBe('/a');
    const words = () => box.querySelector('.record-cut')?.textContent;
    const ask = () => box.querySelector<HTMLElement>('.record-cut .link')!.click();
    rows()[1]!.click();
    await expect.poll(words).toMatch(/beginning; all of it has 9,023 characters/);
    ask();
    await expect.poll(words).toMatch(/made room for newer records/);
    rows()[0]!.click();
    await expect.poll(words).toMatch(/Show all/);
    ask();
    await expect.poll(words).toBe(undefined);
    tree()[1]!.focus();
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
    await expect.poll(() => tree().at(-1)!.textContent).toBe('4,000 more characters');
  });

  it('has a row for a record of more than 32 fields', async () => {
    const { emitValues, table, rows, tree } = await setUp('en');
    const wide = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, i]));
    await emitValues('wide', [wide]);
    const heads = [...table().querySelectorAll('th')].map((cell) => cell.textContent);
    expect(heads.slice(-2)).toEqual(['f31', '+ 8 more']);
    expect(rows()[0]!.cells[2]!.textContent).toBe('0');
    rows()[0]!.click();
    await expect.poll(() => tree().length).toBe(40);
  });
});
