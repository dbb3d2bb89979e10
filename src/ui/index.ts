/** The screen: React over a store that speaks to a JobClient. */
import './kit/index.css';

export { App } from './frame/App.tsx';
export { loadLanguage } from './i18n/languages.ts';
export type { Language } from './i18n/words.ts';
export { type AppStore, type AppStoreParts, createAppStore } from './store/AppStore.ts';
export type { Example, Surroundings, Theme } from './store/appState.ts';
export { automationOf } from './store/automationOf.ts';
export { PageFaults } from './store/PageFaults.ts';
export type { BrowserTab, FileShelf, KeyValueStore, UiClock } from './store/ports.ts';
export { languageOf, themeOf } from './store/preferences.ts';
