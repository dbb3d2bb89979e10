/** Puts React content into the page of a test in the browser, until the test ends. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { loadLanguage } from '../../src/ui/i18n/languages.ts';
import { translatorOf } from '../../src/ui/i18n/translate.ts';
import type { Language } from '../../src/ui/i18n/words.ts';
import { loadParts } from '../../src/ui/kit/lazyPart.tsx';
import { AppProvider } from '../../src/ui/store/AppContext.tsx';
import { createAppStore } from '../../src/ui/store/AppStore.ts';
import { FakeJobClient } from './fakeJobClient.ts';
import { graphOf, jobGraphOf } from './graphs.ts';
import { HandClock } from './handClock.ts';
import { memoryStorage } from './memoryStorage.ts';

/** Shows content in a box of a size; `show` replaces it. Effects have run when it returns. */
export function showInPage(content: ReactNode, widthPx = 800, heightPx = 500) {
  const box = document.createElement('div');
  box.style.cssText = `position: relative; width: ${widthPx}px; height: ${heightPx}px`;
  document.body.append(box);
  const root = createRoot(box);
  const show = (next: ReactNode) => flushSync(() => root.render(next));
  onTestFinished(() => {
    root.unmount();
    box.remove();
  });
  show(content);
  return { box, show };
}

/** A store over a fake client, which has drawn the program that the notation tells. */
export async function drawnScreen(language: Language, notation = 'clicks > counts') {
  await Promise.all([loadLanguage(language), loadParts()]);
  const client = new FakeJobClient();
  const streamGraph = graphOf(notation);
  client.programs.set('text', { streamGraph, jobGraph: jobGraphOf(streamGraph), diagnostics: [] });
  const clock = new HandClock();
  const store = createAppStore({
    client,
    clock,
    storage: memoryStorage(),
    examples: [{ id: 'example', text: 'text' }],
    surroundings: { theme: 'light', language, isMac: false },
  });
  await store.openFirst();
  const show = (content: ReactNode, widthPx?: number, heightPx?: number) =>
    showInPage(<AppProvider store={store}>{content}</AppProvider>, widthPx, heightPx);
  return { client, clock, store, show, t: translatorOf(language) };
}
