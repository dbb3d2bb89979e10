import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawnScreen } from '../../../test/support/inPage.tsx';
import type { Language } from '../i18n/translate.ts';
import '../kit/index.css';
import { OutputPane } from './OutputPane.tsx';

const ROW_HEIGHT = 26;

async function setUp(language: Language) {
  const screen = await drawnScreen(language);
  const { box } = screen.show(<OutputPane />, 800, 300);
  (box.firstElementChild as HTMLElement).style.height = '300px';
  let totalCount = 0;
  const emit = async (sink: string, count: number) => {
    const records = Array.from({ length: count }, () => ({
      subtask: totalCount % 2,
      value: { page: `/쪽/${totalCount}`, count: totalCount++ },
    }));
    screen.client.emit({ kind: 'output', outputs: [{ sink, records, totalCount }] });
    await screen.clock.advance(250);
  };
  void screen.store.run();
  await screen.clock.advance(250);
  const table = () => box.querySelector<HTMLElement>('.records')!;
  const rows = () => [...box.querySelectorAll<HTMLTableRowElement>('tr.record')];
  return { ...screen, box, emit, table, rows };
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
    const { emit, table, rows, t } = await setUp(language);
    await emit('counts', 3);
    const heads = [...table().querySelectorAll('th')].map((cell) => cell.textContent);
    expect(heads).toEqual([t('output.number'), t('output.subtask'), 'page', 'count']);
    const cells = [...rows()[0]!.cells].map((cell) => cell.textContent);
    expect(cells.slice(0, 4)).toEqual(['3', '0', '/쪽/2', '2']);
    expect(table().ariaLabel).toBe(t('output.table', { sink: 'counts' }));
  });

  it('goes through the sinks by keyboard', async () => {
    const { emit, box, table, t } = await setUp(language);
    await emit('counts', 1);
    await emit('늦은 클릭', 1);
    box.querySelector<HTMLElement>('[role=tab]')!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('늦은 클릭');
    expect(table().ariaLabel).toBe(t('output.table', { sink: '늦은 클릭' }));
    await userEvent.keyboard('{Home}');
    expect(table().ariaLabel).toBe(t('output.table', { sink: 'counts' }));
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
    const { emit, table } = await setUp('en');
    await emit('counts', 400);
    table().focus();
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

  it('follows the newest record where the reader is at the top', async () => {
    const { emit, table } = await setUp('en');
    await emit('counts', 200);
    await emit('counts', 30);
    await expect.poll(() => numbersInSight(table())[0]).toBe(230);
    expect(table().scrollTop).toBe(0);
  });
});
