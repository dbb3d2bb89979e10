/** The whole screen over a store. */
import { useEffect, useSyncExternalStore } from 'react';
import { GuardedPanel } from '../kit/GuardedPanel.tsx';
import { HintLayer } from '../kit/HintLayer.tsx';
import { loadParts } from '../kit/lazyPart.tsx';
import { AppProvider, useActions, useApp, useText } from '../store/AppContext.tsx';
import type { AppStore } from '../store/AppStore.ts';
import type { PageFaults } from '../store/PageFaults.ts';
import { languageOf, themeOf } from '../store/preferences.ts';
import { FaultBar, GuardedScreen } from './Guarded.tsx';
import { pageTitle } from './jobStatus.ts';
import { NarrowBench } from './NarrowBench.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { Workbench } from './Workbench.tsx';

/** Below this width the panels become tabs. */
const NARROW = '(max-width: 899px)';

/** The screen. */
export function App(props: { readonly store: AppStore; readonly faults?: PageFaults }) {
  return (
    <GuardedScreen>
      <AppProvider store={props.store}>
        {props.faults && <FaultBar faults={props.faults} />}
        <Screen />
      </AppProvider>
    </GuardedScreen>
  );
}

function Screen() {
  const t = useText();
  const isNarrow = useMediaQuery(NARROW);
  useDocumentAttributes();
  useDocumentTitle();
  useRunKey();
  useLaterParts();
  return (
    <div className="screen">
      <GuardedPanel label={t('app.name')}>
        <TopBar />
      </GuardedPanel>
      <main className="screen-main" aria-label={t('app.name')}>
        {isNarrow ? <NarrowBench /> : <Workbench />}
      </main>
      <GuardedPanel label={t('app.name')}>
        <StatusBar />
      </GuardedPanel>
      <HintLayer />
    </div>
  );
}

function useDocumentAttributes(): void {
  const theme = useApp(themeOf);
  const language = useApp(languageOf);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = language;
    if (language === 'ko') void import('@fontsource-variable/noto-sans-kr');
  }, [theme, language]);
}

function useDocumentTitle(): void {
  const t = useText();
  const title = useApp((state) => pageTitle(state, t));
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Ctrl+Enter or ⌘ Enter runs, wherever the focus is. */
function useRunKey(): void {
  const actions = useActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isRunKey = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (!isRunKey || event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      void actions.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}

/** Once there is a graph, what is behind clicks is loaded when the page has nothing else to do. */
function useLaterParts(): void {
  const isDrawn = useApp((state) => state.program.drawn !== null);
  useEffect(() => {
    if (!isDrawn) return;
    // Safari has no idle time to give.
    const whenIdle = window.requestIdleCallback ?? ((load: () => void) => setTimeout(load, 1_000));
    whenIdle(() => void loadParts());
  }, [isDrawn]);
}

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}
