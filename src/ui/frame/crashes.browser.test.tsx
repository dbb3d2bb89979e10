/** Each panel is made to crash by a state that it cannot draw; all others must go on. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawnScreen } from '../../../test/support/inPage.tsx';
import '../kit/index.css';
import type { AppState } from '../store/appState.ts';
import { PageFaults } from '../store/PageFaults.ts';
import { App } from './App.tsx';

/** Nothing, where something must be. */
const POISON = null as never;

/** A state that one panel alone looks at, by the panel's name. */
const POISONED: Readonly<Record<string, (state: AppState) => Partial<AppState>>> = {
  examples: () => ({ files: POISON }),
  graph: ({ layout }) => ({ layout: { ...layout!, corners: POISON } }),
  code: ({ program, view }) => ({
    program: withoutPlaces(program),
    view: { ...view, selectedNodeId: 1 },
  }),
  inspector: ({ program }) => ({
    program: { ...program, drawn: { ...program.drawn!, jobGraph: POISON } },
  }),
  output: ({ output, job }) => ({
    job: { ...job, phase: 'ended' },
    output: { ...output, sinks: [{ sink: 's', rows: POISON, totalCount: 1 }] },
  }),
  log: ({ log }) => ({ log: { ...log, entries: [POISON] } }),
};

/** Operators whose text cannot be found, as the selected one's must be in the code. */
function withoutPlaces(program: AppState['program']): AppState['program'] {
  const { streamGraph } = program.drawn!;
  const callSite = {
    get range(): never {
      throw new Error('no place');
    },
  } as never;
  const nodes = streamGraph.nodes.map((node) => ({ ...node, callSite }));
  return { ...program, drawn: { ...program.drawn!, streamGraph: { ...streamGraph, nodes } } };
}

async function setUp(language: 'en' | 'ko') {
  await page.viewport(1280, 720);
  quiet();
  const faults = new PageFaults();
  const screen = await drawnScreen(language);
  const { box } = screen.show(<App store={screen.store} faults={faults} />, 1280, 720);
  return { ...screen, faults, box };
}

/** React tells of each crash that a boundary has caught; those are meant here. */
function quiet(): void {
  const { error } = console;
  console.error = () => {};
  onTestFinished(() => {
    console.error = error;
  });
}

describe.each(['en', 'ko'] as const)('in %s, a crash', (language) => {
  it.each(Object.keys(POISONED))(
    'of the panel %s leaves the others, and can be undone',
    async (name) => {
      const { store, box, t } = await setUp(language);
      store.openTab('side', name === 'inspector' ? 'inspector' : 'code');
      store.openTab('bottom', name === 'log' ? 'log' : 'output');
      const whole = store.state.getState();
      const panels = () => ['.topbar', '.bench-graph .graph', '.panel-examples', '.statusbar'];
      await expect.poll(() => panels().every((one) => box.querySelector(one) !== null)).toBe(true);
      store.state.setState(POISONED[name]!(whole));
      const sentence = t('fault.panel', { panel: t(`panel.${name}` as 'panel.graph') });
      await expect.poll(() => box.querySelector('.panel-fault')?.textContent).toContain(sentence);
      expect(box.querySelectorAll('.panel-fault')).toHaveLength(1);
      const others = panels().filter((one) => name !== 'graph' || !one.includes('graph'));
      expect(others.filter((one) => box.querySelector(one) === null)).toEqual([]);
      store.state.setState(whole);
      // Another graph has drawn it again by itself already.
      box.querySelector<HTMLElement>('.panel-fault button')?.click();
      await expect.poll(() => box.querySelector('.panel-fault')).toBeNull();
      await expect.poll(() => panels().every((one) => box.querySelector(one) !== null)).toBe(true);
    },
  );

  it('of the whole screen is told, with a way on', async () => {
    const { store, box, t } = await setUp(language);
    const whole = store.state.getState();
    store.state.setState({ preferences: { ...whole.preferences, hiddenPanels: POISON } });
    await expect.poll(() => box.textContent).toContain(t('fault.screen'));
    store.state.setState(whole);
    await userEvent.click(page.getByRole('button', { name: t('fault.again') }));
    await expect.poll(() => box.querySelector('.topbar')).not.toBeNull();
  });

  it('that nobody caught is a line over the screen', async () => {
    const { faults, box, t } = await setUp(language);
    faults.report(new Error('boom'));
    await expect
      .poll(() => box.querySelector('.fault-bar')?.textContent)
      .toContain(t('fault.page', { count: 1 }));
    await userEvent.click(page.getByLabelText(t('failure.dismiss')));
    await expect.poll(() => box.querySelector('.fault-bar')).toBeNull();
  });
});
