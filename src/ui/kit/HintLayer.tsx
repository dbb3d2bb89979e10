/**
 * The tooltip of whatever has a `data-hint` and is under the pointer for a moment or has the
 * keyboard's focus. One for the page; Escape, a press or leaving takes it away. Readers hear the
 * element's own name and description, so it is hidden from them.
 */
import { useEffect, useRef } from 'react';

const DELAY_MS = 500;
const GAP = 6;
const EDGE = 8;

function hintedAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null;
}

function place(layer: HTMLElement, anchor: HTMLElement): void {
  layer.textContent = anchor.dataset['hint'] ?? '';
  layer.hidden = false;
  const box = anchor.getBoundingClientRect();
  const { width, height } = layer.getBoundingClientRect();
  const isAbove = box.bottom + GAP + height > innerHeight - EDGE;
  const left = Math.min(
    Math.max(EDGE, box.left + box.width / 2 - width / 2),
    innerWidth - width - EDGE,
  );
  layer.style.left = `${left}px`;
  layer.style.top = `${isAbove ? box.top - GAP - height : box.bottom + GAP}px`;
}

/** Shows hints on a layer; the answer stops it. */
function listen(layer: HTMLElement): () => void {
  const stop = new AbortController();
  let anchor: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    anchor = null;
    layer.hidden = true;
  };
  const show = (next: HTMLElement | null, delayMs: number) => {
    if (next === anchor) return;
    hide();
    anchor = next;
    if (next) timer = setTimeout(() => next.isConnected && place(layer, next), delayMs);
  };
  const on = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listener: (event: DocumentEventMap[Kind]) => void,
  ) => document.addEventListener(kind, listener, { signal: stop.signal, capture: true });
  on('pointerover', (event) => {
    if (event.pointerType === 'mouse') show(hintedAt(event.target), DELAY_MS);
  });
  on('focusin', (event) => {
    const target = hintedAt(event.target);
    show(target?.matches(':focus-visible') ? target : null, 0);
  });
  on('pointerdown', hide);
  on('focusout', hide);
  on('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  return () => {
    hide();
    stop.abort();
  };
}

/** The layer; one stands at the end of the screen. */
export function HintLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => listen(ref.current!), []);
  return <div ref={ref} className="tooltip" aria-hidden="true" hidden />;
}
