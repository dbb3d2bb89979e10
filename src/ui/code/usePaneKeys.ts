/**
 * The keys of the pane, the same in Monaco and in the plain text area: Ctrl or ⌘ with Enter
 * runs, and with S does nothing where the browser would offer to save the page.
 */
import { type RefObject, useEffect, useEffectEvent } from 'react';

/** What a key press in the pane means; null leaves it to the editor. */
export function paneKey(event: KeyboardEvent): 'run' | 'nothing' | null {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!isCommand || event.isComposing) return null;
  if (event.key === 'Enter') return 'run';
  return event.key.toLowerCase() === 's' ? 'nothing' : null;
}

/** Listens before the editor does, so that Enter does not reach it. */
export function usePaneKeys(paneRef: RefObject<HTMLElement | null>, onRun: () => void): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const meaning = paneKey(event);
    if (meaning === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning === 'run' && !event.repeat) onRun();
  });
  useEffect(() => {
    const pane = paneRef.current;
    const listener = (event: KeyboardEvent) => handleKey(event);
    pane?.addEventListener('keydown', listener, true);
    return () => pane?.removeEventListener('keydown', listener, true);
  }, [paneRef]);
}
