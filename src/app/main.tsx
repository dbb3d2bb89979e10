/** The page's entry: the store over the real cluster, the screen and the automation over it. */
import { createRoot } from 'react-dom/client';
import {
  App,
  automationOf,
  createAppStore,
  languageOf,
  loadLanguage,
  PageFaults,
  themeOf,
} from '../ui/index.ts';
import { installAutomation } from './automation.ts';
import { browserClock, browserStorage, surroundings } from './browserPorts.ts';
import { browserTab } from './browserTab.ts';
import { createJobClient } from './createJobClient.ts';
import { loadExamples } from './loadExamples.ts';

const faults = new PageFaults();
faults.watch(window);
const client = createJobClient((error) => faults.report(error));
const store = createAppStore({
  client,
  files: client,
  clock: browserClock(),
  storage: browserStorage(),
  tab: browserTab(),
  examples: loadExamples(),
  surroundings: surroundings(),
});

const state = store.state.getState();
document.documentElement.dataset['theme'] = themeOf(state);
installAutomation(automationOf(store));
void store.openFirst();
void loadLanguage(languageOf(state))
  .catch((error: unknown) => {
    store.speakEnglishForNow();
    faults.report(error);
  })
  .then(show);

/** Draws in the reader's language from the first sight on. */
function show(): void {
  document.documentElement.lang = languageOf(store.state.getState());
  createRoot(document.getElementById('root')!).render(<App store={store} faults={faults} />);
}

document.addEventListener('visibilitychange', () => store.flush());
window.addEventListener('pagehide', () => store.flush());
window.addEventListener('beforeunload', (event) => {
  store.flush();
  // The browser asks before it throws away what it did not let us keep.
  if (store.state.getState().program.saveState === 'unkept') event.preventDefault();
});
