/**
 * The line between a panel and the rest, which sets the panel's size: by dragging, by arrow keys,
 * Home and End; Enter hides the panel, a double click gives it its first size back. While it is
 * dragged only a CSS variable changes; the size is kept at the end.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useActions, useApp } from '../store/AppContext.tsx';
import type { PanelName } from '../store/appState.ts';
import { clampedSize, PANEL_LIMITS, sizeAfterKey } from './panelSizes.ts';

const VARIABLES = { examples: '--examples', side: '--side', bottom: '--bottom' } as const;

/** The line. */
export function Splitter(props: { readonly panel: PanelName; readonly label: string }) {
  const { panel } = props;
  const actions = useActions();
  const size = useApp((state) => state.preferences.panelSizes[panel]) ?? PANEL_LIMITS[panel].first;
  const drag = useRef<{ readonly startAt: number; readonly startSize: number } | null>(null);
  const isVertical = panel !== 'bottom';
  const pointOf = (event: PointerEvent) => (isVertical ? event.clientX : event.clientY);
  const room = () => (isVertical ? innerWidth : innerHeight);
  const sizeAt = (event: PointerEvent) => {
    const moved = pointOf(event) - drag.current!.startAt;
    return clampedSize(
      panel,
      drag.current!.startSize + (panel === 'examples' ? moved : -moved),
      room(),
    );
  };
  const show = (element: HTMLElement, sizePx: number) =>
    element.closest<HTMLElement>('.bench')!.style.setProperty(VARIABLES[panel], `${sizePx}px`);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') return actions.showPanel(panel, false);
    const next = sizeAfterKey(panel, size, event.key, event.shiftKey, room());
    if (next === null) return;
    event.preventDefault();
    actions.resizePanel(panel, next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that moves is not a rule between texts
    <div
      role="separator"
      className={`splitter is-${panel}`}
      aria-label={props.label}
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={PANEL_LIMITS[panel].least}
      aria-valuemax={Math.round(clampedSize(panel, 1e9, room()))}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => actions.resizePanel(panel, PANEL_LIMITS[panel].first)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { startAt: pointOf(event), startSize: size };
      }}
      onPointerMove={(event) => {
        if (drag.current) show(event.currentTarget, sizeAt(event));
      }}
      onPointerUp={(event) => {
        if (drag.current) actions.resizePanel(panel, sizeAt(event));
        drag.current = null;
      }}
      onPointerCancel={(event) => {
        if (drag.current) show(event.currentTarget, size);
        drag.current = null;
      }}
    />
  );
}
