/** The screen over a scripted client, to look at it without a cluster. Never part of what ships. */
import { createRoot } from 'react-dom/client';
import { browserClock, browserStorage, surroundings } from '../../../src/app/browserPorts.ts';
import type {
  DrawnProgram,
  FullRecord,
  JobClient,
  JobEvent,
  JobFailure,
  JobResult,
} from '../../../src/model/index.ts';
import { App, createAppStore, languageOf, themeOf } from '../../../src/ui/index.ts';
import { GRAPH, JOB_GRAPH, snapshotAt, TEXT } from './program.ts';

const wish = new URLSearchParams(location.search);
const FAILURE: JobFailure = {
  message: "TypeError: Cannot read properties of undefined (reading 'page')",
  operator: 'clicks per page',
  nodeId: 3,
  line: 14,
  column: 4,
  record: {
    user: 'u-17',
    page: null,
    at: 1_795_262_400_000,
    seen: { first: '', scores: [0.5, '\u0000NaN'] },
  },
  thrownAt: { line: 17, column: 14 },
  frames: [
    { name: 'pageOf', line: 17, column: 14 },
    { name: null, line: 14, column: 20 },
  ],
};

class ScriptedClient implements JobClient {
  private listener: (event: JobEvent) => void = () => {};
  private timer: ReturnType<typeof setInterval> | undefined;
  private end: ((result: JobResult) => void) | null = null;
  private total = 0;

  draw(text: string): Promise<DrawnProgram> {
    const at = text.indexOf('!!');
    if (at >= 0) {
      const line = text.slice(0, at).split('\n').length;
      const position = { line, column: 1 };
      const message = 'Unexpected token. A method call needs parentheses.';
      return Promise.resolve({
        diagnostics: [{ severity: 'error', code: 'syntax', message, position }],
      });
    }
    return Promise.resolve({ streamGraph: GRAPH, jobGraph: JOB_GRAPH, diagnostics: [] });
  }

  run(): Promise<JobResult> {
    const startMs = performance.now() - Number(wish.get('at') ?? 0);
    this.total = 0;
    this.log('info', 'JobManager', 'Job clicks per page switched from CREATED to RUNNING.');
    this.timer = setInterval(() => this.tick(performance.now() - startMs), 250);
    return new Promise((resolve) => {
      this.end = resolve;
    });
  }

  stop(): Promise<void> {
    this.finish({ status: 'CANCELED', outputs: {}, error: null });
    return Promise.resolve();
  }

  async fullRecord(): Promise<FullRecord> {
    return { kind: 'gone', reason: 'dropped' };
  }

  subscribe(listener: (event: JobEvent) => void): () => void {
    this.listener = listener;
    return () => {};
  }

  private tick(ms: number): void {
    const failure = wish.has('fail') && ms > 1_500 ? FAILURE : null;
    this.listener({ kind: 'snapshot', snapshot: snapshotAt(ms, failure, wish.has('stuck')) });
    const records = Array.from({ length: 5 }, (_, i) => ({
      subtask: i % 2,
      value: { page: ['/home', '/cart', '/help', '/item/7', '/pay'][i], count: this.total * 3 + i },
    }));
    this.total += 5 * 40;
    const late = {
      sink: 'late clicks',
      records: records.slice(0, 1),
      totalCount: this.total / 200,
    };
    this.listener({
      kind: 'output',
      outputs: [{ sink: 'counts', records, totalCount: this.total }, late],
    });
    this.log('debug', 'clicks per page (1/2)', `watermark advanced, ${Math.round(ms)} ms`);
    if (Math.floor(ms / 250) % 8 === 3) this.log('warn', 'console', 'a bot came by');
    if (failure) {
      this.log('error', 'JobManager', `Job failed: ${failure.message}`);
      this.finish({ status: 'FAILED', outputs: {}, error: failure });
    }
  }

  private log(level: 'debug' | 'info' | 'warn' | 'error', source: string, message: string): void {
    this.listener({ kind: 'log', entries: [{ timeMs: Date.now(), level, source, message }] });
  }

  private finish(result: JobResult): void {
    clearInterval(this.timer);
    this.end?.(result);
    this.end = null;
  }
}

const store = createAppStore({
  client: new ScriptedClient(),
  clock: browserClock(),
  storage: browserStorage(),
  examples: [
    { id: 'click-stream', text: TEXT },
    { id: 'word-count', text: TEXT },
    { id: 'sensor-alerts', text: TEXT },
  ],
  surroundings: surroundings(),
});
document.documentElement.dataset['theme'] = themeOf(store.state.getState());
document.documentElement.lang = languageOf(store.state.getState());
Object.assign(window, { store });
createRoot(document.getElementById('root')!).render(<App store={store} />);
void store.openFirst();
