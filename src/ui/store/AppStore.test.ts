import { describe, expect, it } from 'vitest';
import { FakeJobClient } from '../../../test/support/fakeJobClient.ts';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import { HandClock, settled } from '../../../test/support/handClock.ts';
import { memoryStorage } from '../../../test/support/memoryStorage.ts';
import type { DrawnProgram, JobResult, JobSnapshot } from '../../model/index.ts';
import { createAppStore } from './AppStore.ts';
import { noticesOf } from './notices.ts';
import type { BrowserTab } from './ports.ts';
import { isGraphStale, isOthersJob, liveGraph, wasRefused } from './programSlice.ts';

const program = (notation: string): DrawnProgram => {
  const streamGraph = graphOf(notation);
  return { streamGraph, jobGraph: jobGraphOf(streamGraph), diagnostics: [] };
};
const BROKEN: DrawnProgram = {
  diagnostics: [{ severity: 'error', code: 'syntax', message: 'no' }],
};
const FINISHED: JobResult = { status: 'FINISHED', outputs: {}, error: null };
const snapshot = (status: JobSnapshot['status']): JobSnapshot => ({
  jobName: 'test',
  status,
  durationMs: 0,
  taskManagers: [],
  subtasks: [],
  operators: [],
  failure: null,
});

function setUp(storage = memoryStorage(), tab?: BrowserTab) {
  const client = new FakeJobClient();
  client.programs.set('one', program('a > b'));
  client.programs.set('two', program('a > c'));
  client.programs.set('bad', BROKEN);
  const clock = new HandClock();
  const store = createAppStore({
    client,
    clock,
    storage,
    ...(tab && { tab }),
    examples: [
      { id: 'first', text: 'one' },
      { id: 'second', text: 'two' },
    ],
    surroundings: { theme: 'light', language: 'en', isMac: false },
  });
  const state = () => store.state.getState();
  return { client, clock, store, state, storage };
}

describe('drawing', () => {
  it('opens and draws the first example, and does not run it', async () => {
    const { store, state, client } = setUp();
    await store.openFirst();
    expect(state().program).toMatchObject({ text: 'one', exampleId: 'first' });
    expect(state().program.drawn?.streamGraph.nodes.map((node) => node.name)).toEqual(['a', 'b']);
    expect(client.runs).toEqual([]);
  });

  it('waits until typing rests', async () => {
    const { store, clock, client } = setUp();
    await store.openFirst();
    store.editText('tw');
    await clock.advance(300);
    store.editText('two');
    await clock.advance(399);
    expect(client.drawnTexts).toEqual(['one']);
    await clock.advance(1);
    expect(client.drawnTexts).toEqual(['one', 'two']);
  });

  it('drops the answer about a text that was replaced', async () => {
    const { store, clock, client, state } = setUp();
    client.holdDraws = true;
    const opened = store.openFirst();
    store.editText('two');
    await clock.advance(400);
    client.answerDraw('two');
    await settled();
    client.answerDraw('one');
    await opened;
    expect(state().program.drawn?.text).toBe('two');
  });

  it('keeps the last good graph while the text has an error', async () => {
    const { store, clock, state } = setUp();
    await store.openFirst();
    store.editText('bad');
    await clock.advance(400);
    expect(state().program.drawn?.text).toBe('one');
    expect(isGraphStale(state().program)).toBe(true);
    store.editText('one');
    await clock.advance(400);
    expect(isGraphStale(state().program)).toBe(false);
  });
});

describe('drafts', () => {
  it('are kept for each example and come back with the page', async () => {
    const { store, clock, storage } = setUp();
    await store.openFirst();
    store.editText('mine');
    await store.openProgram('second');
    await clock.advance(1_000);
    const again = setUp(storage);
    await again.store.openFirst();
    expect(again.state().program).toMatchObject({ exampleId: 'second', text: 'two' });
    await again.store.openProgram('first');
    expect(again.state().program).toMatchObject({ text: 'mine', saveState: 'saved' });
    again.store.revertExample('first');
    expect(again.state().program).toMatchObject({ text: 'one', saveState: 'example' });
    expect(again.state().program.editedExamples.size).toBe(0);
  });

  it('are not made of a program that a page loads', async () => {
    const { store, storage, state } = setUp();
    await store.openFirst();
    await store.loadText('two');
    expect(state().program).toMatchObject({ exampleId: null, text: 'two' });
    expect([...storage.entries.keys()]).toEqual(['millrace.lastExample']);
  });
});

describe('typing', () => {
  it('is kept at each key, and a long text when typing rests or the page goes', async () => {
    const { store, storage, clock, state } = setUp();
    await store.openFirst();
    store.editText('m');
    expect(storage.get('millrace.draft.first')).toBe('m');
    const long = 'x'.repeat(200_000);
    store.editText(long);
    expect(state().program.saveState).toBe('saving');
    store.flush();
    expect(storage.get('millrace.draft.first')).toBe(long);
    store.editText(`${long}y`);
    await clock.advance(300);
    expect(storage.get('millrace.draft.first')).toBe(`${long}y`);
  });

  it('says a problem aloud when it has rested, or on Run', async () => {
    const { store, clock, state } = setUp();
    const kinds = () => noticesOf(state()).map(({ kind }) => kind);
    await store.openFirst();
    store.editText('bad');
    await clock.advance(2_900);
    expect(state().program.diagnostics).toHaveLength(1);
    expect(kinds()).toEqual([]);
    store.editText('bad ');
    store.editText('bad');
    await clock.advance(2_999);
    expect(kinds()).toEqual([]);
    await clock.advance(1);
    expect(kinds()).toEqual(['program']);
    store.editText('bad ');
    store.editText('bad');
    await clock.advance(500);
    expect(kinds()).toEqual([]);
    void store.run();
    await settled();
    expect(kinds()).toEqual(['program']);
  });

  it('takes back what was said of a run that was refused', async () => {
    const { store, client, clock, state } = setUp();
    await store.openFirst();
    store.editText('bad');
    void store.run();
    await settled();
    client.end({ status: 'FAILED', outputs: {}, error: { message: 'no' } });
    await settled();
    expect(wasRefused(state())).toBe(true);
    expect(state().job.end?.status).toBe('FAILED');
    store.editText('two');
    await clock.advance(4_000);
    expect(state().job.phase).toBe('idle');
    expect(noticesOf(state())).toEqual([]);
  });

  it('of nothing leaves no graph and no problem, and something can be put there', async () => {
    const { store, client, clock, state } = setUp();
    await store.openFirst();
    store.editText('bad');
    await clock.advance(4_000);
    store.editText('  \n');
    expect(state()).toMatchObject({ layout: null, program: { drawn: null, diagnostics: [] } });
    await clock.advance(4_000);
    expect(client.drawnTexts).toEqual(['one', 'bad']);
    await store.insertStarter();
    expect(state().program.text).toContain('execute(');
    expect(client.drawnTexts.at(-1)).toBe(state().program.text);
  });

  it('into a text that was loaded makes it a program of the user’s own', async () => {
    const { store, state, storage } = setUp();
    await store.openFirst();
    await store.loadText('two');
    store.editText('two!');
    const again = setUp(storage);
    await again.store.openFirst();
    expect(again.state().program.text).toBe('two!');
    expect(again.state().ownPrograms).toEqual(state().ownPrograms);
    again.store.removeProgram(again.state().program.exampleId!);
    expect(again.state()).toMatchObject({ ownPrograms: [], program: { exampleId: 'first' } });
  });

  it('goes on where the storage refuses, and says so', async () => {
    const { store, state } = setUp({ ...memoryStorage(), set: () => false });
    await store.openFirst();
    store.editText('mine');
    expect(state().program).toMatchObject({ text: 'mine', saveState: 'unkept' });
    await store.loadText('two');
    store.editText('mine');
    expect(state().program).toMatchObject({ text: 'mine', saveState: 'unkept' });
  });
});

describe('two tabs', () => {
  async function twoTabs() {
    const storage = memoryStorage();
    const listeners: ((key: string | null) => void)[] = [];
    const open = async (id: string) => {
      const tab = {
        id,
        memory: memoryStorage(),
        liveTabs: async () => new Set(['one', 'other']),
        onStored: (listener: (key: string | null) => void) => void listeners.push(listener),
      };
      const made = setUp(storage, tab);
      await made.store.openFirst();
      return made;
    };
    const [one, other] = [await open('one'), await open('other')];
    /** What one tab stores, the others hear. */
    const tell = () => {
      for (const listener of listeners) listener('millrace.draft.first');
    };
    return { one, other, storage, tell };
  }

  it('each keep their text until one is chosen', async () => {
    const { one, other, tell } = await twoTabs();
    one.store.editText('of one');
    tell();
    expect(one.state().program.rival).toBeNull();
    expect(other.state().program).toMatchObject({ text: 'one', rival: 'of one' });
    other.store.editText('of other');
    one.store.editText('of one, later');
    tell();
    expect(other.state().program).toMatchObject({ text: 'of other', rival: 'of one, later' });
    await other.store.takeTheirs();
    expect(other.state().program).toMatchObject({ text: 'of one, later', rival: null });
    other.store.editText('together');
    tell();
    expect(one.state().program).toMatchObject({ text: 'of one, later', rival: 'together' });
    one.store.keepMine();
    tell();
    expect(other.state().program).toMatchObject({ text: 'together', rival: 'of one, later' });
  });

  it('can keep both', async () => {
    const { one, other, storage, tell } = await twoTabs();
    one.store.editText('of one');
    tell();
    other.store.editText('of other');
    void other.store.run();
    other.store.keepBoth();
    const { exampleId, fileName, rival } = other.state().program;
    expect(other.state().ownPrograms.map(({ id }) => id)).toEqual([exampleId]);
    expect({ fileName, rival }).toEqual({ fileName: 'first.ts', rival: null });
    expect(other.state().job.programId).toBe(exampleId);
    expect(storage.get('millrace.draft.first')).toBe('of one');
    expect(storage.get(`millrace.draft.${exampleId}`)).toBe('of other');
  });

  it('each open again what they had open', async () => {
    const { one, other } = await twoTabs();
    await one.store.openProgram('second');
    await other.store.openProgram('first');
    await one.store.openFirst();
    expect(one.state().program.exampleId).toBe('second');
  });
});

describe('a job of another program', () => {
  const FAULT = { message: 'bad', line: 1 };
  const FAILED: JobResult = { status: 'FAILED', outputs: {}, error: FAULT };

  it('goes on, and shows nothing of itself over the program that is open', async () => {
    const { store, client, clock, state } = setUp();
    client.programs.set('two', client.programs.get('one')!);
    await store.openFirst();
    void store.run();
    await settled();
    client.emit({ kind: 'snapshot', snapshot: snapshot('RUNNING') });
    await store.openProgram('second');
    expect(isOthersJob(state())).toBe(true);
    expect(liveGraph(state())).toBeNull();
    client.end(FAILED);
    await settled();
    await clock.advance(500);
    expect(noticesOf(state())).toEqual([]);
    expect(state().faultMarks).toBeNull();
    await store.showJobsProgram();
    expect(state().program.exampleId).toBe('first');
    expect(noticesOf(state()).map(({ kind }) => kind)).toEqual(['failure']);
    expect(state().faultMarks).toMatchObject({ thrown: { start: 0, end: 3 } });
  });

  it('is gone when it has ended and another program is opened', async () => {
    const { store, client, state } = setUp();
    await store.openFirst();
    void store.run();
    await settled();
    client.end(FAILED);
    await settled();
    expect(state().faultMarks).not.toBeNull();
    await store.openProgram('second');
    expect(state()).toMatchObject({ job: { phase: 'idle' }, output: { sinks: [] } });
    expect(state().faultMarks).toBeNull();
  });

  it('leaves its graph behind where the next program has an error', async () => {
    const { store, state, storage } = setUp();
    storage.set('millrace.draft.second', 'bad');
    await store.openFirst();
    await store.openProgram('second');
    expect(state().program).toMatchObject({ text: 'bad', drawn: null });
  });

  it('of a text that was loaded can be shown again', async () => {
    const { store, state } = setUp();
    await store.openFirst();
    await store.loadText('two');
    void store.run();
    await settled();
    await store.openProgram('first');
    expect(isOthersJob(state())).toBe(true);
    await store.showJobsProgram();
    expect(state().program).toMatchObject({ exampleId: null, text: 'two' });
    expect(state().job.phase).toBe('starting');
  });
});

describe('running', () => {
  it('goes from starting to running to ended', async () => {
    const { store, client, clock, state } = setUp();
    await store.openFirst();
    const run = store.run();
    expect(state().job.phase).toBe('starting');
    await settled();
    client.emit({ kind: 'snapshot', snapshot: snapshot('RUNNING') });
    expect(state().job.phase).toBe('running');
    expect(liveGraph(state())?.text).toBe('one');
    client.end(FINISHED);
    expect(await run).toEqual(FINISHED);
    expect(state().job).toMatchObject({ phase: 'ended', end: { status: 'FINISHED' } });
    await clock.advance(1_000);
  });

  it('stops, and the run says CANCELED', async () => {
    const { store, state } = setUp();
    await store.openFirst();
    const run = store.run();
    await settled();
    await store.stop();
    expect((await run).status).toBe('CANCELED');
    expect(state().job).toMatchObject({ phase: 'ended', end: { status: 'CANCELED' } });
  });

  it('stops while the program is still being drawn', async () => {
    const { store, client, state } = setUp();
    client.holdDraws = true;
    void store.openFirst();
    const run = store.run();
    await store.stop();
    expect(state().job.end?.status).toBe('CANCELED');
    client.answerDraw('one');
    expect((await run).status).toBe('CANCELED');
    expect(client.runs).toEqual([]);
  });

  it('shows nothing of the job that was replaced', async () => {
    const { store, client, clock, state } = setUp();
    await store.openFirst();
    const first = store.run();
    await settled();
    client.holdDraws = true;
    store.editText('two');
    const second = store.run();
    const output = { sink: 'a', records: [{ subtask: 0, value: 1 }], totalCount: 1 };
    client.emit({ kind: 'output', outputs: [output] });
    client.answerDraw('two');
    await settled();
    await clock.advance(500);
    expect((await first).status).toBe('CANCELED');
    expect(state().output.sinks).toEqual([]);
    expect(state().job.phase).toBe('starting');
    client.end(FINISHED);
    expect((await second).status).toBe('FINISHED');
  });

  it('does not lay figures over a graph that is not the job’s', async () => {
    const { store, client, clock, state } = setUp();
    await store.openFirst();
    void store.run();
    await settled();
    client.emit({ kind: 'snapshot', snapshot: snapshot('RUNNING') });
    store.editText('two');
    await clock.advance(400);
    expect(liveGraph(state())).toBeNull();
  });

  it('changes live figures at most four times a second', async () => {
    const { store, client, clock, state } = setUp();
    await store.openFirst();
    void store.run();
    await settled();
    let changes = 0;
    store.state.subscribe(() => changes++);
    for (let i = 1; i <= 20; i++) {
      const records = [{ subtask: 0, value: i }];
      client.emit({ kind: 'output', outputs: [{ sink: 'a', records, totalCount: i }] });
      await clock.advance(50);
    }
    expect(changes).toBeLessThanOrEqual(5);
    await clock.advance(250);
    expect(state().output.sinks[0]).toMatchObject({ totalCount: 20 });
  });
});

describe('looking', () => {
  it('keeps the selected operator by its uid when the program changes', async () => {
    const { store, clock, client, state } = setUp();
    client.programs.set('three', program('x > a > b'));
    await store.openFirst();
    store.selectNode(1, 'graph');
    store.editText('three');
    await clock.advance(400);
    expect(state().view.selectedNodeId).toBe(2);
    store.editText('two');
    await clock.advance(400);
    expect(state().view.selectedNodeId).toBe(1);
  });

  it('remembers hidden panels', async () => {
    const { store, storage } = setUp();
    store.showPanel('bottom', false);
    store.showPanel('bottom', false);
    store.switchTheme();
    expect(setUp(storage).state().preferences).toMatchObject({
      hiddenPanels: ['bottom'],
      theme: 'dark',
    });
  });
});
