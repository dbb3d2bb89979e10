/** How big panels may be, in pixels: examples and side are widths, bottom is a height. */
import type { PanelName } from '../store/appState.ts';

/** The first and the least size of a panel, and its greatest as a share of the screen. */
export const PANEL_LIMITS = {
  examples: { first: 200, least: 150, greatestShare: 0.3 },
  side: { first: 452, least: 240, greatestShare: 0.6 },
  bottom: { first: 300, least: 96, greatestShare: 0.7 },
} as const satisfies Record<PanelName, object>;

const STEP = 16;

/** A size brought into its limits. */
export function clampedSize(panel: PanelName, sizePx: number, roomPx: number): number {
  const { least, greatestShare } = PANEL_LIMITS[panel];
  return Math.max(least, Math.min(sizePx, Math.round(roomPx * greatestShare)));
}

/** The size after a key on the panel's line; null for other keys. */
export function sizeAfterKey(
  panel: PanelName,
  sizePx: number,
  key: string,
  isShifted: boolean,
  roomPx: number,
): number | null {
  const step = isShifted ? 4 * STEP : STEP;
  const [grow, shrink] = {
    examples: ['ArrowRight', 'ArrowLeft'],
    side: ['ArrowLeft', 'ArrowRight'],
    bottom: ['ArrowUp', 'ArrowDown'],
  }[panel] as [string, string];
  if (key === grow) return clampedSize(panel, sizePx + step, roomPx);
  if (key === shrink) return clampedSize(panel, sizePx - step, roomPx);
  if (key === 'Home') return clampedSize(panel, 0, roomPx);
  return key === 'End' ? clampedSize(panel, Number.MAX_VALUE, roomPx) : null;
}
