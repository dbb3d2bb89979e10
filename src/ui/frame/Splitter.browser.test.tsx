import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawnScreen } from '../../../test/support/inPage.tsx';
import type { PanelName } from '../store/appState.ts';
import { PANEL_LIMITS } from './panelSizes.ts';
import { Splitter } from './Splitter.tsx';

async function setUp(panel: PanelName) {
  const { store, show, t } = await drawnScreen('ko');
  const label = t('panel.resizeSide');
  const { box } = show(
    <div className="bench">
      <Splitter panel={panel} label={label} />
    </div>,
  );
  const line = box.querySelector<HTMLElement>('[role=separator]')!;
  line.focus();
  return { store, line, label };
}

const sizeAfter = async (line: HTMLElement, keys: string) => {
  await userEvent.keyboard(keys);
  return Number(line.ariaValueNow);
};

describe('Splitter', () => {
  it.each([
    ['examples', '{ArrowRight}', '{ArrowLeft}'],
    ['side', '{ArrowLeft}', '{ArrowRight}'],
    ['bottom', '{ArrowUp}', '{ArrowDown}'],
  ] as const)('%s grows with %s and shrinks with %s', async (panel, grow, shrink) => {
    const { line, store } = await setUp(panel);
    const { first, least } = PANEL_LIMITS[panel];
    expect(await sizeAfter(line, grow)).toBe(first + 16);
    expect(await sizeAfter(line, shrink + shrink)).toBe(first - 16);
    expect(await sizeAfter(line, '{Home}')).toBe(least);
    expect(await sizeAfter(line, '{End}')).toBe(Number(line.ariaValueMax));
    expect(await sizeAfter(line, grow)).toBe(Number(line.ariaValueMax));
    const { panelSizes } = store.state.getState().preferences;
    expect(panelSizes).toEqual({ [panel]: Number(line.ariaValueMax) });
  });

  it('goes in greater steps with Shift', async () => {
    const { line } = await setUp('side');
    expect(await sizeAfter(line, '{Shift>}{ArrowRight}{/Shift}')).toBe(452 - 64);
  });

  it('hides the panel with Enter', async () => {
    const { store } = await setUp('side');
    await userEvent.keyboard('{Enter}');
    expect(store.state.getState().preferences.hiddenPanels).toEqual(['side']);
  });

  it('says what it is', async () => {
    const { line, label } = await setUp('side');
    expect(line.ariaLabel).toBe(label);
    expect(line.ariaOrientation).toBe('vertical');
    expect(Number(line.ariaValueMin)).toBeLessThan(Number(line.ariaValueNow));
  });

  it('follows the pointer, and keeps the size where it is let go', async () => {
    const { store, line } = await setUp('side');
    line.style.cssText = 'position: absolute; left: 300px; top: 0; width: 10px; height: 200px';
    const goal = document.createElement('div');
    goal.style.cssText = 'position: absolute; left: 200px; top: 0; width: 10px; height: 200px';
    line.before(goal);
    await userEvent.dragAndDrop(line, goal);
    expect(store.state.getState().preferences.panelSizes).toEqual({ side: 452 + 100 });
    const bench = line.closest<HTMLElement>('.bench')!;
    expect(bench.style.getPropertyValue('--side')).toBe('552px');
  });
});
