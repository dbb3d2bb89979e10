/** The page's entry: the store over the real cluster, the screen and the automation over it. */
import { createRoot } from 'react-dom/client';
import { App, automationOf, createAppStore, languageOf, PageFaults, themeOf } from '../ui/index.ts';
import { installAutomation } from './automation.ts';
import { browserClock, browserStorage, surroundings } from './browserPorts.ts';
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
  examples: loadExamples(),
  surroundings: surroundings(),
});

const state = store.state.getState();
document.documentElement.dataset['theme'] = themeOf(state);
document.documentElement.lang = languageOf(state);
installAutomation(automationOf(store));
createRoot(document.getElementById('root')!).render(<App store={store} faults={faults} />);
void store.openFirst();
