/**
 * The store: one zustand store of slices, and the actions that change it. Everything outside (the
 * cluster, the clock, the storage) is a parameter, so that it runs in Node tests as in the page.
 * Invariant: what the cluster says is applied at most every FLUSH_MS, in the order it was said.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  JobClient,
  JobEvent,
  JobResult,
  RunSettings,
  SourceRange,
} from '../../model/index.ts';
import { type Corner, freshLayout, nextLayout, withMoved } from '../graph/programLayout.ts';
import type {
  AppState,
  Example,
  GraphLevel,
  LogState,
  OpenTabs,
  PanelName,
  Preferences,
  Surroundings,
} from './appState.ts';
import { nodeAt, ownRange } from './codePlaces.ts';
import { EventGate } from './EventGate.ts';
import { IDLE_JOB, withEnd, withEvents, withRunStarted } from './jobSlice.ts';
import { EMPTY_LOG } from './logSlice.ts';
import { NO_OUTPUT } from './outputSlice.ts';
import { ProgramDrawer } from './ProgramDrawer.ts';
import type { FileShelf, KeyValueStore, NamedBlob, UiClock } from './ports.ts';
import { languageOf, readPreferences, themeOf, writePreferences } from './preferences.ts';
import {
  EMPTY_PROGRAM,
  keepDraft,
  lastExample,
  readDraft,
  rememberExample,
  withDrawn,
  withExample,
} from './programSlice.ts';

/** What the store is made of. */
export interface AppStoreParts {
  readonly client: JobClient;
  readonly clock: UiClock;
  readonly storage: KeyValueStore;
  readonly examples: readonly Example[];
  readonly surroundings: Surroundings;
  /** Where there is none, no files can be opened. */
  readonly files?: FileShelf;
}

/** Where a selection was made: what the user already looks at is not scrolled. */
export type SelectionOrigin = 'graph' | 'code' | 'elsewhere';

const START_VIEW: AppState['view'] = {
  selectedNodeId: null,
  reveal: null,
  level: 'program',
  tabs: { side: 'code', bottom: 'output', narrow: 'graph' },
};

/** How long typing must rest before the text is kept in the browser. */
const KEEP_DELAY_MS = 300;

/** Settings of a run that the Run button starts. */
const RUN_SETTINGS: RunSettings = { seed: 1, collectOutputs: false };

/** The state and all that may be done to it. */
export class AppStore {
  readonly state: StoreApi<AppState>;
  private readonly client: JobClient;
  private readonly clock: UiClock;
  private readonly storage: KeyValueStore;
  private readonly shelf: FileShelf | undefined;
  private readonly drawer: ProgramDrawer;
  private readonly gate: EventGate;
  private runStamp = 0;
  private cancelKeeping: () => void = () => {};

  constructor(parts: AppStoreParts) {
    this.client = parts.client;
    this.clock = parts.clock;
    this.storage = parts.storage;
    this.shelf = parts.files;
    this.state = createStore<AppState>(() => ({
      examples: parts.examples,
      program: { ...EMPTY_PROGRAM, editedExamples: this.editedOf(parts.examples) },
      job: IDLE_JOB,
      output: NO_OUTPUT,
      log: EMPTY_LOG,
      preferences: readPreferences(parts.storage),
      surroundings: parts.surroundings,
      files: [],
      view: START_VIEW,
      layout: null,
    }));
    this.drawer = new ProgramDrawer(parts.client, parts.clock, {
      onDrawing: () => this.change('program', { isDrawing: true }),
      onDrawn: (text, answer) => this.onDrawn(text, answer),
    });
    this.gate = new EventGate(parts.clock, (events) => this.apply(events));
    parts.client.subscribe((event) => this.gate.push(event));
  }

  /** Opens what was open last, or the first example, and draws it. */
  openFirst(): Promise<void> {
    const example = lastExample(this.storage, this.state.getState().examples);
    return example ? this.openExample(example.id) : Promise.resolve();
  }

  /** Opens an example, with the user's own changes to it. A job that runs goes on. */
  openExample(exampleId: string): Promise<void> {
    const example = this.exampleOf(exampleId);
    if (!example) return Promise.resolve();
    this.cancelKeeping();
    this.keepText();
    const draft = readDraft(this.storage, exampleId);
    this.change('program', withExample(this.program, example, draft));
    this.change('view', { selectedNodeId: null });
    this.state.setState({ layout: null });
    rememberExample(this.storage, exampleId);
    return this.drawer.drawNow(this.program.text);
  }

  /** Forgets the user's changes to an example, and shows it as it was where it is open. */
  revertExample(exampleId: string): void {
    const example = this.exampleOf(exampleId);
    if (!example) return;
    keepDraft(this.storage, example, example.text);
    this.change('program', { editedExamples: this.editedOf(this.state.getState().examples) });
    if (this.program.exampleId !== exampleId) return;
    this.change('program', { text: example.text });
    void this.openExample(exampleId);
  }

  /** Takes a text that the user typed; it is kept and drawn when typing rests. */
  editText(text: string): void {
    if (text === this.program.text) return;
    const isKept = this.program.exampleId !== null;
    this.change('program', { text, saveState: isKept ? 'saving' : 'loaded' });
    this.drawer.schedule(text);
    this.cancelKeeping();
    if (isKept) this.cancelKeeping = this.clock.after(KEEP_DELAY_MS, () => this.keepText());
  }

  /** Takes a whole program that is not an example; resolves when it is drawn or diagnosed. */
  async loadText(text: string): Promise<void> {
    this.cancelKeeping();
    this.keepText();
    await this.stop();
    this.change('program', {
      ...EMPTY_PROGRAM,
      text,
      editedExamples: this.program.editedExamples,
    });
    this.state.setState({ job: IDLE_JOB, output: NO_OUTPUT, layout: null });
    this.change('view', { selectedNodeId: null });
    await this.drawer.drawNow(text);
  }

  /** Runs the text as it is now, replacing the job that runs; resolves when the job has ended. */
  async run(settings: RunSettings = RUN_SETTINGS): Promise<JobResult> {
    const stamp = ++this.runStamp;
    const { text } = this.program;
    this.gate.mute();
    this.change('output', { sinks: [] });
    this.state.setState({ job: withRunStarted(text) });
    await Promise.all([this.drawer.drawNow(text), this.client.stop()]);
    if (stamp !== this.runStamp) return CANCELED;
    const { drawn } = this.program;
    this.change('job', { runHash: drawn?.text === text ? drawn.streamGraph.hash : null });
    this.gate.unmute();
    const result = await this.client.run(text, settings).catch(asFailure);
    if (stamp === this.runStamp) this.onEnded(result);
    return result;
  }

  /** Ends what runs; resolves when it has ended. */
  async stop(): Promise<void> {
    const { phase } = this.state.getState().job;
    if (phase === 'starting' || phase === 'running') this.change('job', { phase: 'stopping' });
    await this.client.stop();
    if (this.state.getState().job.phase !== 'stopping') return;
    this.runStamp++;
    this.onEnded(CANCELED);
  }

  /** Takes files that the user opened; one of the same name as before replaces it. */
  async openFiles(files: readonly NamedBlob[]): Promise<void> {
    await Promise.all(files.map((file) => this.shelf?.openFile(file.name, file)));
    const names = new Set(files.map(({ name }) => name));
    this.state.setState((state) => ({
      files: [
        ...state.files.filter(({ name }) => !names.has(name)),
        ...files.map(({ name, size }) => ({ name, sizeBytes: size })),
      ].sort((a, b) => a.name.localeCompare(b.name)),
    }));
  }

  /** Sources find it no more. */
  async closeFile(name: string): Promise<void> {
    await this.shelf?.closeFile(name);
    this.state.setState((state) => ({ files: state.files.filter((one) => one.name !== name) }));
  }

  /** Selects an operator, or none, and shows its text where the user is not already there. */
  selectNode(nodeId: number | null, origin: SelectionOrigin): void {
    if (nodeId === this.state.getState().view.selectedNodeId && origin !== 'elsewhere') return;
    this.change('view', { selectedNodeId: nodeId });
    if (nodeId !== null && origin !== 'code') this.revealNode(nodeId);
  }

  /** Scrolls the code to an operator's text. */
  revealNode(nodeId: number): void {
    const { drawn } = this.program;
    const node = drawn?.streamGraph.nodes.find((one) => one.id === nodeId);
    const range = drawn && node ? ownRange(drawn.text, drawn.streamGraph, node) : null;
    if (range) this.reveal(range);
  }

  /** Scrolls the code to a range. */
  reveal(range: SourceRange): void {
    const stamp = (this.state.getState().view.reveal?.stamp ?? 0) + 1;
    this.change('view', { reveal: { range, stamp } });
  }

  /** Brings the code to the front, in both layouts. */
  showCode(): void {
    this.openTab('side', 'code');
    this.openTab('narrow', 'code');
    this.showPanel('side', true);
  }

  /** Follows the cursor in the code. */
  moveCursor(offset: number): void {
    const { drawn, text } = this.program;
    if (!drawn || drawn.text !== text) return;
    const node = nodeAt(text, drawn.streamGraph, offset);
    if (node) this.selectNode(node.id, 'code');
  }

  /** Puts an operator where the user dragged it. */
  moveNode(uid: string, corner: Corner): void {
    const { layout } = this.state.getState();
    if (layout) this.state.setState({ layout: withMoved(layout, uid, corner) });
  }

  /** Lays the graph out from nothing. */
  tidyLayout(): void {
    const { layout } = this.state.getState();
    if (layout) this.state.setState({ layout: freshLayout(layout.graph) });
  }

  /** Chooses a zoom level of the graph. */
  setLevel(level: GraphLevel): void {
    this.change('view', { level });
  }

  /** Brings a tab to the front. */
  openTab<Group extends keyof OpenTabs>(group: Group, tab: OpenTabs[Group]): void {
    const { tabs } = this.state.getState().view;
    this.change('view', { tabs: { ...tabs, [group]: tab } });
  }

  /** Shows or hides a panel of the wide layout. */
  showPanel(panel: PanelName, isShown: boolean): void {
    const hidden = this.state.getState().preferences.hiddenPanels;
    if (isShown !== hidden.includes(panel)) return;
    const others = hidden.filter((one) => one !== panel);
    this.prefer({ hiddenPanels: isShown ? others : [...others, panel] });
  }

  /** Gives a panel of the wide layout a size. */
  resizePanel(panel: PanelName, sizePx: number): void {
    const { panelSizes } = this.state.getState().preferences;
    this.prefer({ panelSizes: { ...panelSizes, [panel]: sizePx } });
  }

  /** The other theme. */
  switchTheme(): void {
    this.prefer({ theme: themeOf(this.state.getState()) === 'dark' ? 'light' : 'dark' });
  }

  /** The other language. */
  switchLanguage(): void {
    this.prefer({ language: languageOf(this.state.getState()) === 'ko' ? 'en' : 'ko' });
  }

  /** Chooses the sink whose records are shown. */
  selectSink(selectedSink: string): void {
    this.change('output', { selectedSink });
  }

  /** Changes the log's filter. */
  filterLog(filter: Partial<Pick<LogState, 'level' | 'query'>>): void {
    this.change('log', filter);
  }

  /** Forgets the log. */
  clearLog(): void {
    const { level, query } = this.state.getState().log;
    this.state.setState({ log: { ...EMPTY_LOG, level, query } });
  }

  /** Takes the message about the failure away; the node keeps its mark. */
  dismissFailure(): void {
    this.change('job', { isFailureDismissed: true });
  }

  private get program() {
    return this.state.getState().program;
  }

  private exampleOf(exampleId: string): Example | undefined {
    return this.state.getState().examples.find((example) => example.id === exampleId);
  }

  private editedOf(examples: readonly Example[]): ReadonlySet<string> {
    const edited = examples.filter((example) => readDraft(this.storage, example.id) !== null);
    return new Set(edited.map((example) => example.id));
  }

  private keepText(): void {
    const { exampleId, text } = this.program;
    const example = exampleId === null ? undefined : this.exampleOf(exampleId);
    if (!example) return;
    keepDraft(this.storage, example, text);
    this.change('program', {
      saveState: text === example.text ? 'example' : 'saved',
      editedExamples: this.editedOf(this.state.getState().examples),
    });
  }

  private onDrawn(text: string, answer: Parameters<typeof withDrawn>[2]): void {
    const program = withDrawn(this.program, text, answer);
    const { selectedNodeId } = this.state.getState().view;
    const before = this.program.drawn?.streamGraph.nodes.find((n) => n.id === selectedNodeId);
    const after = program.drawn?.streamGraph.nodes.find((n) => n.uid === before?.uid);
    const { drawn } = program;
    const isNew = drawn !== null && drawn !== this.program.drawn;
    this.state.setState((state) => ({
      program,
      layout: isNew ? nextLayout(drawn.streamGraph, state.layout) : state.layout,
    }));
    if (before && after?.id !== selectedNodeId) {
      this.change('view', { selectedNodeId: after?.id ?? null });
    }
  }

  private apply(events: readonly JobEvent[]): void {
    this.state.setState((state) => withEvents(state, events, this.clock.nowMs()));
  }

  private onEnded(result: JobResult): void {
    this.gate.flush();
    this.state.setState((state) => ({ job: withEnd(state.job, result) }));
  }

  private prefer(change: Partial<Preferences>): void {
    this.change('preferences', change);
    writePreferences(this.storage, this.state.getState().preferences);
  }

  private change<Key extends keyof AppState>(key: Key, change: Partial<AppState[Key]>): void {
    this.state.setState((state) => ({ [key]: { ...state[key], ...change } }) as Partial<AppState>);
  }
}

const CANCELED: JobResult = { status: 'CANCELED', outputs: {}, error: null };

/** A client that breaks its promise not to reject is a bug; it reads as a failed run. */
function asFailure(error: unknown): JobResult {
  const message = error instanceof Error ? error.message : String(error);
  return { status: 'FAILED', outputs: {}, error: { message } };
}

/** Makes the store; it hears the client from now on. */
export function createAppStore(parts: AppStoreParts): AppStore {
  return new AppStore(parts);
}
