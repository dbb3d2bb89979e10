/**
 * What `window.millrace` does, done through the store, so that the screen follows. Contract: DESIGN
 * §7.3; no promise rejects for a program's fault.
 */
import type { JobResult } from '../../model/index.ts';
import type { AppStore } from './AppStore.ts';

/** The four things that a test or an embedding page can do. */
export interface AutomationActions {
  load(text: string): Promise<void>;
  run(): Promise<JobResult>;
  stop(): Promise<void>;
  status(): string;
}

/** The job's status in Flink's words; `IDLE` before the first run. */
function statusOf(store: AppStore): string {
  const { phase, snapshot, end } = store.state.getState().job;
  if (end) return end.status;
  if (phase === 'idle') return 'IDLE';
  if (phase === 'stopping') return 'CANCELLING';
  return snapshot?.status ?? 'INITIALIZING';
}

/** The actions over a store. */
export function automationOf(store: AppStore): AutomationActions {
  return {
    load: (text) => store.loadText(text),
    run: () => store.run({ seed: 1, collectOutputs: true }),
    stop: () => store.stop(),
    status: () => statusOf(store),
  };
}
