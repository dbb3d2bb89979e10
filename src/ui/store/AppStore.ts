/**
 * The store: one zustand store of slices, and the actions that change it. Everything outside (the
 * cluster, the clock, the storage) is a parameter, so that it runs in Node tests as in the page.
 * Invariant: what the cluster says is applied at most every FLUSH_MS, in the order it was said.
 */
import type { FullRecord, JobClient, JobEvent, JobResult, RunSettings } from '../../model/index.ts';
import { drawnPart } from '../graph/drawnPart.ts';
import { nextLayout } from '../graph/programLayout.ts';
import type { AppState, Example, Program, ProgramState, Surroundings } from './appState.ts';
import { EventGate } from './EventGate.ts';
import { nextMarks } from './faultMarks.ts';
import { IDLE_JOB, withEnd, withEvents, withRunStarted } from './jobSlice.ts';
import { EMPTY_LOG } from './logSlice.ts';
import { NO_OUTPUT } from './outputSlice.ts';
import { ProgramDrawer } from './ProgramDrawer.ts';
import {
  type BrowserTab,
  type FileShelf,
  type KeyValueStore,
  type NamedBlob,
  ONLY_TAB,
  type UiClock,
} from './ports.ts';
import { readPreferences } from './preferences.ts';
import {
  EMPTY_PROGRAM,
  lastProgram,
  rememberProgram,
  withDrawn,
  withLoaded,
  withNothing,
  withOpened,
  withTyped,
} from './programSlice.ts';
import { STARTER } from './starter.ts';
import { isOwnKey, TextShelf } from './TextShelf.ts';
import { START_VIEW, ViewStore } from './ViewStore.ts';

/** What the store is made of. */
export interface AppStoreParts {
  readonly client: JobClient;
  readonly clock: UiClock;
  readonly storage: KeyValueStore;
  /** Where there is none, no other tab shows the same programs. */
  readonly tab?: BrowserTab;
  readonly examples: readonly Example[];
  readonly surroundings: Surroundings;
  /** Where there is none, no files can be opened. */
  readonly files?: FileShelf;
}

/** Texts up to this length are kept at each key; longer ones when typing rests. */
const KEPT_AT_ONCE = 100_000;
const KEEP_DELAY_MS = 300;
/** How long typing must rest before a problem is said aloud. */
export const TYPING_RESTS_MS = 3_000;

/** Settings of a run that the Run button starts. */
const RUN_SETTINGS: RunSettings = { seed: 1, collectOutputs: false };

function startState(parts: AppStoreParts): AppState {
  return {
    examples: parts.examples,
    ownPrograms: [],
    program: EMPTY_PROGRAM,
    job: IDLE_JOB,
    faultMarks: null,
    output: NO_OUTPUT,
    log: EMPTY_LOG,
    preferences: readPreferences(parts.storage),
    surroundings: parts.surroundings,
    files: [],
    view: START_VIEW,
    layout: null,
  };
}

/** The state and all that may be done to it. */
export class AppStore extends ViewStore {
  private readonly client: JobClient;
  private readonly clock: UiClock;
  private readonly tab: BrowserTab;
  private readonly texts: TextShelf;
  private readonly fileShelf: FileShelf | undefined;
  private readonly drawer: ProgramDrawer;
  private readonly gate: EventGate;
  private runStamp = 0;
  private cancelKeeping: (() => void) | null = null;
  private cancelTyping: () => void = () => {};

  constructor(parts: AppStoreParts) {
    super(startState(parts), parts.storage);
    this.client = parts.client;
    this.clock = parts.clock;
    this.tab = parts.tab ?? ONLY_TAB;
    this.fileShelf = parts.files;
    this.texts = new TextShelf(parts.storage, this.tab);
    this.listPrograms();
    this.drawer = new ProgramDrawer(parts.client, parts.clock, {
      onDrawing: () => this.change('program', { isDrawing: true }),
      onDrawn: (text, answer) => this.onDrawn(text, answer),
    });
    this.gate = new EventGate(parts.clock, (events) => this.apply(events));
    parts.client.subscribe((event) => this.gate.push(event));
    this.tab.onStored((key) => this.onStored(key));
  }

  /** Opens what was open last, or the first example, and draws it. */
  async openFirst(): Promise<void> {
    const last = lastProgram([this.tab.memory, this.storage], this.programs);
    const opened = last ? this.openProgram(last.id) : Promise.resolve();
    if (this.texts.adoptForks(await this.tab.liveTabs())) this.listPrograms();
    return opened;
  }

  /** Opens a program of the list, with the user's own changes to it. A job that runs goes on. */
  openProgram(programId: string): Promise<void> {
    const program = this.programOf(programId);
    if (!program) return Promise.resolve();
    this.flush();
    this.show(withOpened(this.program, program, this.texts.open(program)));
    rememberProgram([this.storage, this.tab.memory], programId);
    return this.draw(this.program.text);
  }

  /** Forgets the user's changes to an example, and shows it as it was where it is open. */
  revertExample(exampleId: string): void {
    const example = this.programOf(exampleId);
    if (!example) return;
    this.dropKeeping();
    this.texts.revert(example);
    this.listPrograms();
    if (this.program.exampleId === exampleId) void this.openProgram(exampleId);
  }

  /** Takes a program of the user's own away; where it is open, another is opened. */
  removeProgram(programId: string): void {
    if (this.program.exampleId === programId) this.dropKeeping();
    this.texts.removeOwn(programId);
    this.listPrograms();
    const first = this.state.getState().examples[0];
    if (this.program.exampleId === programId && first) void this.openProgram(first.id);
  }

  /** Takes a text that the user typed; it is kept at once and drawn when typing rests. */
  editText(text: string): void {
    if (text === this.program.text) return;
    this.cancelTyping();
    this.cancelTyping = this.clock.after(TYPING_RESTS_MS, () => this.endTyping());
    this.state.setState((state) => withMarks(withTyped(state, text)));
    if (text.trim() === '') void this.draw(text);
    else this.drawer.schedule(text);
    this.keepSoon();
  }

  /** Puts a small program where there is none yet. */
  insertStarter(): Promise<void> {
    this.editText(STARTER);
    this.endTyping();
    return this.draw(STARTER);
  }

  /** Takes a whole program that is not of the list; resolves when it is drawn or diagnosed. */
  async loadText(text: string): Promise<void> {
    this.flush();
    await this.stop();
    this.show(withLoaded(this.program, text));
    this.state.setState({ job: IDLE_JOB, output: NO_OUTPUT, faultMarks: null });
    await this.draw(text);
  }

  /** Opens the program that the job is of. */
  showJobsProgram(): Promise<void> {
    const { programId, runText } = this.state.getState().job;
    if (programId !== null) return this.openProgram(programId);
    this.flush();
    this.show(withLoaded(this.program, runText ?? ''));
    return this.draw(this.program.text);
  }

  /** Keeps what waits to be kept; the page may be gone a moment later. */
  flush(): void {
    if (this.cancelKeeping === null) return;
    this.dropKeeping();
    this.keepText();
  }

  /** Another tab keeps another text of this program: this one counts from here on. */
  keepMine(): void {
    this.texts.agree();
    this.keepText();
  }

  /** The other tab's text counts; the editor's undo has this one. */
  takeTheirs(): Promise<void> {
    const text = this.program.rival;
    if (text === null) return Promise.resolve();
    this.texts.agree();
    this.change('program', { text, rival: null, saveState: 'saved' });
    this.listPrograms();
    return this.draw(text);
  }

  /** This text goes on as a copy of the program, and the program is the other tab's. */
  keepBoth(): void {
    const { exampleId, text } = this.program;
    const copy = exampleId === null ? null : this.texts.addCopy(exampleId, text);
    if (copy) this.texts.agree();
    this.become(copy);
  }

  /** Runs the text as it is now, replacing the job that runs; resolves when the job has ended. */
  async run(settings: RunSettings = RUN_SETTINGS): Promise<JobResult> {
    const stamp = ++this.runStamp;
    const { text, exampleId } = this.program;
    this.endTyping();
    this.gate.mute();
    this.state.setState((state) => withRunStarted(state, text, exampleId, this.clock.nowMs()));
    await Promise.all([this.draw(text), this.client.stop()]);
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

  /** All of a record that was shown in part, as JSON text. */
  fullRecord(id: number): Promise<FullRecord> {
    return this.client.fullRecord(id);
  }

  /** Takes files that the user opened; one of the same name as before replaces it. */
  async openFiles(files: readonly NamedBlob[]): Promise<void> {
    await Promise.all(files.map((file) => this.fileShelf?.openFile(file.name, file)));
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
    await this.fileShelf?.closeFile(name);
    this.state.setState((state) => ({ files: state.files.filter((one) => one.name !== name) }));
  }

  private get programs(): readonly Program[] {
    const { ownPrograms, examples } = this.state.getState();
    return [...ownPrograms, ...examples];
  }

  private programOf(programId: string): Program | undefined {
    return this.programs.find(({ id }) => id === programId);
  }

  /** Puts another program in the place of the one that is open; what ended goes with it. */
  private show(program: ProgramState): void {
    this.endTyping();
    this.drawer.forget();
    this.state.setState((state) => {
      const isOver = state.job.phase === 'ended' && state.job.programId !== program.exampleId;
      const view = { ...state.view, selectedNodeId: null, reveal: null };
      const gone = isOver ? { job: IDLE_JOB, output: NO_OUTPUT } : {};
      return withMarks({ ...state, program, view, layout: null, ...gone });
    });
  }

  /** Draws a text at once; where there is none, there is no graph. */
  private draw(text: string): Promise<void> {
    if (text.trim() !== '') return this.drawer.drawNow(text);
    this.drawer.forget();
    this.state.setState((state) => ({ program: withNothing(state.program), layout: null }));
    return Promise.resolve();
  }

  private endTyping(): void {
    this.cancelTyping();
    if (this.program.isTyping) this.change('program', { isTyping: false });
  }

  private keepSoon(): void {
    this.dropKeeping();
    if (this.program.text.length <= KEPT_AT_ONCE) {
      this.keepText();
      return;
    }
    this.change('program', { saveState: 'saving' });
    this.cancelKeeping = this.clock.after(KEEP_DELAY_MS, () => this.flush());
  }

  private dropKeeping(): void {
    this.cancelKeeping?.();
    this.cancelKeeping = null;
  }

  /** A text that was given and is typed into becomes a program of the user's own. */
  private keepText(): void {
    const { exampleId, text, drawn } = this.program;
    if (exampleId === null) {
      const own = this.texts.addOwn({ name: drawn?.streamGraph.jobName ?? '' }, text);
      this.become(own);
      return;
    }
    const keeping = this.texts.keep(text);
    const example = this.programOf(exampleId);
    const isAsItCame = text === example?.text && example.ownName === undefined;
    const saveState = keeping === 'refused' ? 'unkept' : isAsItCame ? 'example' : 'saved';
    const { rival } = this.program;
    const theirs = this.texts.theirs;
    if (saveState === this.program.saveState && theirs === rival) return;
    this.change('program', { saveState, rival: theirs });
    this.listPrograms();
  }

  /** The text that is open is this program's from here on; the editor keeps its undo history. */
  private become(program: Program | null): void {
    if (program === null) {
      this.change('program', { saveState: 'unkept' });
      return;
    }
    const before = this.program.exampleId;
    this.texts.open(program);
    this.listPrograms();
    this.change('program', { exampleId: program.id, saveState: 'saved', rival: null });
    if (this.state.getState().job.programId === before) {
      this.change('job', { programId: program.id });
    }
    rememberProgram([this.storage, this.tab.memory], program.id);
  }

  private listPrograms(): void {
    const ownPrograms = this.texts.ownPrograms();
    const { examples } = this.state.getState();
    const edited = examples.filter((example) => this.texts.isEdited(example));
    this.state.setState({ ownPrograms });
    this.change('program', { editedExamples: new Set(edited.map(({ id }) => id)) });
  }

  /** Another tab has stored something. */
  private onStored(key: string | null): void {
    if (key === null || isOwnKey(key)) this.listPrograms();
    if (this.program.exampleId === null) return;
    const rival = this.texts.look(this.program.text);
    if (rival === this.program.rival) return;
    this.change('program', { rival });
    this.listPrograms();
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
      layout: isNew ? nextLayout(drawnPart(drawn.streamGraph), state.layout) : state.layout,
    }));
    if (before && after?.id !== selectedNodeId) {
      this.change('view', { selectedNodeId: after?.id ?? null });
    }
  }

  private apply(events: readonly JobEvent[]): void {
    this.state.setState((state) => withMarks(withEvents(state, events, this.clock.nowMs())));
  }

  private onEnded(result: JobResult): void {
    this.gate.flush();
    this.state.setState((state) => withMarks(withEnd(state, result, this.clock.nowMs())));
  }
}

/** The state with the marks of its failure, where they belong now. */
function withMarks(state: AppState): AppState {
  const faultMarks = nextMarks(state);
  return faultMarks === state.faultMarks ? state : { ...state, faultMarks };
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
