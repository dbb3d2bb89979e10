import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawnScreen } from '../../../test/support/inPage.tsx';
import type { JobFailure, JobSnapshot } from '../../model/index.ts';
import type { Language } from '../i18n/words.ts';
import '../kit/index.css';
import { GraphPane } from './GraphPane.tsx';

const GRAPH = 'clicks*2 > drop*2 =HASH> window*2 =REBALANCE> counts*1; window*2 -late> lates*1';
const FAILURE: JobFailure = {
  message: 'seven is bad',
  operator: 'counts',
  nodeId: 4,
  line: 1,
  column: 1,
  thrownAt: { line: 11, column: 3 },
  frames: [{ name: 'check', line: 11, column: 3 }],
  record: { n: 7, parts: ['a', '\u0000NaN'] },
};

function snapshotOf(perSecond: number, count: number, more: Partial<JobSnapshot> = {}) {
  const operators = [1, 2, 3, 4, 5].map((nodeId) => ({
    nodeId,
    subtask: 0,
    recordsIn: count,
    recordsOut: count,
    inPerSecond: perSecond,
    outPerSecond: perSecond,
    watermark: null,
    lateRecordsDropped: 0,
    state: null,
  }));
  const rest = { jobName: 'j', durationMs: 250, taskManagers: [], subtasks: [], failure: null };
  return { ...rest, status: 'RUNNING', operators, ...more } as JobSnapshot;
}

async function setUp(language: Language, widthPx: number, heightPx: number) {
  document.documentElement.lang = language;
  const screen = await drawnScreen(language, GRAPH);
  const { box } = screen.show(<GraphPane />, widthPx, heightPx);
  await expect.poll(() => box.querySelectorAll('.node').length).toBe(5);
  void screen.store.run();
  await screen.clock.advance(250);
  const see = async (snapshot: JobSnapshot) => {
    screen.client.emit({ kind: 'snapshot', snapshot });
    await screen.clock.advance(250);
  };
  const fail = async () => {
    await see(snapshotOf(0, 9, { status: 'FAILED', failure: FAILURE }));
    screen.client.end({ status: 'FAILED', outputs: {}, error: FAILURE });
    await screen.clock.advance(250);
  };
  const nodeBox = (name: string) =>
    box.querySelector(`.node[data-node-name="${name}"]`)!.getBoundingClientRect();
  return { ...screen, box, see, fail, nodeBox };
}

describe.each([
  [640, 345],
  [390, 640],
])('a failure in a pane of %i × %i', (widthPx, heightPx) => {
  it.each(['en', 'ko'] as const)(
    'leaves the node that failed in sight, in %s',
    async (language) => {
      const { box, fail, nodeBox } = await setUp(language, widthPx, heightPx);
      await fail();
      const canvas = box.querySelector('.graph-canvas')!;
      await expect
        .poll(() => {
          const [node, room] = [nodeBox('counts'), canvas.getBoundingClientRect()];
          const isBelow = node.top >= room.top && node.bottom <= room.bottom;
          return isBelow && node.left >= room.left && node.right <= room.right;
        })
        .toBe(true);
      const notices = box.querySelector('.notices')!.getBoundingClientRect();
      expect(notices.top).toBeGreaterThanOrEqual(canvas.getBoundingClientRect().bottom - 1);
      const words = box.querySelector('.notice-body')!;
      expect(words.querySelector('.notice-message')!.textContent).toBe('seven is bad');
      const [advice, acts] = ['.notice-advice', '.notice-actions'].map((one) =>
        words.querySelector(one)!.getBoundingClientRect(),
      );
      expect(acts!.top).toBeGreaterThan(advice!.bottom);
      expect(advice!.width).toBeGreaterThan(widthPx / 2);
    },
  );
});

describe('the box of a failure', () => {
  it('links the places, and unfolds record and frames', async () => {
    const { box, fail, store } = await setUp('en', 640, 500);
    await fail();
    const links = () => [...box.querySelectorAll<HTMLElement>('.notice .link')];
    expect(links().map((link) => link.textContent)).toEqual(['line 1', 'thrown at line 11']);
    links()[1]!.click();
    expect(store.state.getState().view.reveal).not.toBeNull();
    expect(box.querySelector('.graph > [role=status]')!.textContent).toMatch(
      /^The job failed in counts. Look at line 11/,
    );
    const details = [...box.querySelectorAll<HTMLElement>('.notice-actions .button')][1]!;
    details.focus();
    await userEvent.keyboard('{Enter}');
    expect(details.ariaExpanded).toBe('true');
    const tree = [...box.querySelectorAll('[role=treeitem]')].map((row) => row.textContent);
    expect(tree).toEqual(['n7', 'parts2 items', '0"a"', '1NaN']);
    expect(box.querySelector('.notice-frames')!.textContent).toContain('check');
  });
});

describe('figures of a node', () => {
  it('stay in its padding in Korean', async () => {
    const { box, see } = await setUp('ko', 1200, 500);
    await see(snapshotOf(123_456, 12_345_678));
    const rates = [...box.querySelectorAll<HTMLElement>('.node-rates')];
    expect(rates[1]!.textContent).toContain('12.3만/초');
    for (const one of rates) expect(one.scrollWidth).toBeLessThanOrEqual(one.clientWidth);
  });

  it('are totals where nothing comes, and when the job is over', async () => {
    const { box, see, client, clock } = await setUp('en', 1200, 500);
    const rates = () => box.querySelectorAll('.node-rates')[1]!.textContent;
    await see(snapshotOf(0, 0));
    expect(rates()).toBe('in 0/sout 0/s');
    await see(snapshotOf(0, 3));
    expect(rates()).toBe('in 3out 3');
    await see(snapshotOf(5, 8, { durationMs: 500 }));
    expect(rates()).toBe('in 5/sout 5/s');
    client.end({ status: 'FINISHED', outputs: {}, error: null });
    await clock.advance(250);
    expect(rates()).toBe('in 8out 8');
  });
});

describe('names for screen readers', () => {
  it.each(['en', 'ko'] as const)('say what the list says, in %s', async (language) => {
    const { box } = await setUp(language, 1200, 500);
    const names = [...box.querySelectorAll('.react-flow__node')].map((node) => node.ariaLabel);
    const list = [...box.querySelectorAll('.visually-hidden li')].map((line) => line.textContent);
    expect(names).toEqual(list);
    expect(new Set(names).size).toBe(5);
    const edges = () => [...box.querySelectorAll('.react-flow__edge')].map((one) => one.ariaLabel);
    await expect.poll(() => edges().length).toBe(4);
    expect(edges()[1]).toMatch(
      language === 'en' ? /^drop to window \(keyBy\)$/ : /drop에서 window/,
    );
  });
});
