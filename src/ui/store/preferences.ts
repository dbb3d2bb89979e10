/**
 * What the browser remembers: theme, language, panels. Whatever is stored is checked on reading,
 * and anything odd in it counts as not said.
 */

import type { Language } from '../i18n/words.ts';
import type { AppState, PanelName, Preferences, Theme } from './appState.ts';
import type { KeyValueStore } from './ports.ts';

/** The key in the browser's storage; `public/theme.js` reads it too, before the first paint. */
export const PREFERENCES_KEY = 'millrace.preferences';

const PANELS: readonly PanelName[] = ['examples', 'side', 'bottom'];

/** Nothing chosen. */
export const NO_PREFERENCES: Preferences = {
  theme: null,
  language: null,
  hiddenPanels: [],
  panelSizes: {},
};

function sizesFrom(value: unknown): Preferences['panelSizes'] {
  if (typeof value !== 'object' || value === null) return {};
  const sizes = PANELS.map((panel) => [panel, (value as Record<string, unknown>)[panel]] as const);
  return Object.fromEntries(sizes.filter(([, size]) => typeof size === 'number' && size > 0));
}

function parsed(json: string): Preferences {
  const raw = JSON.parse(json) as Partial<Record<keyof Preferences, unknown>>;
  const hidden = Array.isArray(raw.hiddenPanels) ? raw.hiddenPanels : [];
  return {
    theme: raw.theme === 'light' || raw.theme === 'dark' ? raw.theme : null,
    language: raw.language === 'en' || raw.language === 'ko' ? raw.language : null,
    hiddenPanels: PANELS.filter((panel) => hidden.includes(panel)),
    panelSizes: sizesFrom(raw.panelSizes),
  };
}

/** What was remembered; nothing where the storage is empty or holds nonsense. */
export function readPreferences(storage: KeyValueStore): Preferences {
  const json = storage.get(PREFERENCES_KEY);
  if (json === null) return NO_PREFERENCES;
  try {
    return parsed(json);
  } catch {
    return NO_PREFERENCES;
  }
}

/** Remembers. */
export function writePreferences(storage: KeyValueStore, preferences: Preferences): void {
  storage.set(PREFERENCES_KEY, JSON.stringify(preferences));
}

/** The theme that is shown. */
export function themeOf(state: AppState): Theme {
  return state.preferences.theme ?? state.surroundings.theme;
}

/** The language that is shown. */
export function languageOf(state: AppState): Language {
  return state.preferences.language ?? state.surroundings.language;
}
