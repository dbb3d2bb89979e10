/** How components reach the store: one context, one selector hook, one hook for words. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type Translate, translatorOf } from '../i18n/translate.ts';
import type { AppStore } from './AppStore.ts';
import type { AppState } from './appState.ts';
import { languageOf } from './preferences.ts';

const Context = createContext<AppStore | null>(null);

/** Gives the store to all below. */
export function AppProvider(props: { readonly store: AppStore; readonly children: ReactNode }) {
  return <Context value={props.store}>{props.children}</Context>;
}

/** The store, for its actions. */
export function useActions(): AppStore {
  const store = useContext(Context);
  if (!store) throw new Error('AppProvider is missing above this component.');
  return store;
}

/** A part of the state; renders again when the part changes. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(useActions().state, selector);
}

/** A part of the state that is made anew at each look; renders again when a field changes. */
export function useAppShallow<T>(selector: (state: AppState) => T): T {
  return useStore(useActions().state, useShallow(selector));
}

/** Says messages in the user's language. */
export function useText(): Translate {
  const language = useApp(languageOf);
  return useMemo(() => translatorOf(language), [language]);
}

/** The key that runs the program, as the user's keyboard has it. */
export function useRunShortcut(): string {
  return useApp((state) => (state.surroundings.isMac ? '⌘ Enter' : 'Ctrl+Enter'));
}
