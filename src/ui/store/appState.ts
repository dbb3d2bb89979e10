/**
 * Everything that the screen knows, as plain immutable data in slices. Live records are not in it
 * but for the newest few of each sink. Only the actions of `appStore.ts` replace slices.
 */
import type {
  Diagnostic,
  JobFailure,
  JobGraph,
  JobSnapshot,
  LogEntry,
  OutputRecord,
  SourceRange,
  StreamGraph,
} from '../../model/index.ts';
import type { ProgramLayout } from '../graph/programLayout.ts';
import type { Language } from '../i18n/words.ts';
import type { RateHistory } from './smoothRates.ts';

/** How a program of the user's is called: as a copy of another, or by a name of its own. */
export type OwnName = { readonly of: string; readonly number: number } | { readonly name: string };

/** A program of the list: one that comes with the app, or the user's own. */
export interface Program {
  /** The file's name without its ending, such as `click-stream`. */
  readonly id: string;
  /** As it comes; the user's own begin empty. */
  readonly text: string;
  /** Of the user's own programs only; the others are named by the catalogue. */
  readonly ownName?: OwnName;
}

/** A program that comes with the app. */
export type Example = Program;

/** A program's graphs together with the text that they were drawn from. */
export interface DrawnGraph {
  readonly text: string;
  readonly streamGraph: StreamGraph;
  readonly jobGraph: JobGraph;
}

/**
 * Where the text stands: as shipped, typed and being kept, kept, given by an embedding page, or
 * refused by the browser's storage.
 */
export type SaveState = 'example' | 'saving' | 'saved' | 'loaded' | 'unkept';

/** The program and its picture. */
export interface ProgramState {
  readonly text: string;
  readonly fileName: string;
  /** Null for a text that is none of the list. */
  readonly exampleId: string | null;
  readonly saveState: SaveState;
  /** Examples that the user has changed. */
  readonly editedExamples: ReadonlySet<string>;
  readonly isDrawing: boolean;
  /** The last graph without errors; it is stale where its text is not the text. */
  readonly drawn: DrawnGraph | null;
  /** The text that `diagnostics` speak of; null before the first answer. */
  readonly diagnosedText: string | null;
  readonly diagnostics: readonly Diagnostic[];
  /** A person is at it: problems are small marks, and are said aloud when typing has rested. */
  readonly isTyping: boolean;
  /** What another tab keeps as this program's text; null where it is this one. */
  readonly rival: string | null;
}

/**
 * Where the last failure came from, in `text`, which follows what is typed; places whose own text
 * was changed are gone.
 */
export interface FaultMarks {
  readonly failure: JobFailure;
  readonly text: string;
  /** The throw's own line, or the operator's where that is not known. */
  readonly thrown: SourceRange | null;
  /** The user's other lines on the way there, innermost first. */
  readonly frames: readonly SourceRange[];
}

/**
 * What the Run and Stop buttons know; the job's own status is in the snapshot.
 *
 *   idle → starting → running → ended → starting …
 *              └──────────┴→ stopping → ended
 */
export type RunPhase = 'idle' | 'starting' | 'running' | 'stopping' | 'ended';

/** The end of the last run. */
export interface RunEnd {
  readonly status: 'FINISHED' | 'FAILED' | 'CANCELED';
  readonly error: JobFailure | null;
}

/** The job that runs or ran last. */
export interface JobState {
  readonly phase: RunPhase;
  readonly snapshot: JobSnapshot | null;
  /** Wall clock when the snapshot came. */
  readonly snapshotAtMs: number;
  readonly end: RunEnd | null;
  /** The text that was run. */
  readonly runText: string | null;
  /** The program that the text is of; null for one that is none of the list. */
  readonly programId: string | null;
  /** The hash of the StreamGraph that was run; null where it could not be drawn. */
  readonly runHash: string | null;
  readonly isFailureDismissed: boolean;
  /** Earlier figures of the job, for rates over some seconds. */
  readonly history: RateHistory;
  /** What is worth saying of the run, oldest first. */
  readonly warnings: readonly Diagnostic[];
}

/** One record that came out of a sink. */
export interface OutputRow {
  /** Counts from 1 over the records that were shown or counted for the sink. */
  readonly number: number;
  readonly subtask: number;
  /** A JSON value with marks; of a record that was cut, what its beginning says. */
  readonly value: unknown;
  /** Of a record that was cut: how its whole text is asked for, and how long that is. */
  readonly cut?: OutputRecord['cut'];
}

/** The newest records of one sink. */
export interface SinkOutput {
  readonly sink: string;
  /** Newest first, at most `OUTPUT_CAP`. */
  readonly rows: readonly OutputRow[];
  readonly totalCount: number;
}

/** What came out, by sink in the order of first appearance. */
export interface OutputState {
  readonly sinks: readonly SinkOutput[];
  /** The sink that the user chose; null, or gone, is the first. */
  readonly selectedSink: string | null;
}

/** A log entry with a number that never repeats. */
export interface NumberedLogEntry extends LogEntry {
  readonly number: number;
}

/** Levels that the filter lets through. */
export type LogFilterLevel = 'all' | 'info' | 'warn' | 'error';

/** A run as the log tells it: a line before the entries that came from then on. */
export interface LogRun {
  /** Counts from 1 while the page is open. */
  readonly run: number;
  readonly startedAtMs: number;
  /** The number of the last entry before it. */
  readonly afterEntry: number;
  /** Null while it goes on. */
  readonly status: RunEnd['status'] | null;
  /** How long its job took, as the status bar says it; null while it goes on or never began. */
  readonly tookMs: number | null;
}

/** The log, oldest first. */
export interface LogState {
  readonly entries: readonly NumberedLogEntry[];
  /** Oldest first. */
  readonly runs: readonly LogRun[];
  readonly droppedCount: number;
  readonly level: LogFilterLevel;
  readonly query: string;
}

/** The two themes. */
export type Theme = 'light' | 'dark';

/** Panels that can be hidden in the wide layout. */
export type PanelName = 'examples' | 'side' | 'bottom';

/** What the browser remembers for the user. */
export interface Preferences {
  /** Null follows the system. */
  readonly theme: Theme | null;
  /** Null follows the browser. */
  readonly language: Language | null;
  readonly hiddenPanels: readonly PanelName[];
  /** Sizes in pixels that the user gave: widths of examples and side, the height of bottom. */
  readonly panelSizes: Readonly<Partial<Record<PanelName, number>>>;
}

/** What the surroundings say; used where the user has said nothing. */
export interface Surroundings {
  readonly theme: Theme;
  readonly language: Language;
  readonly isMac: boolean;
}

/** The zoom levels of the graph that exist. */
export type GraphLevel = 'program' | 'subtasks';

/** The tabs of the wide layout's two tabbed panels, and of the narrow layout. */
export interface OpenTabs {
  readonly side: 'code' | 'inspector';
  readonly bottom: 'output' | 'log';
  readonly narrow: 'examples' | 'graph' | 'code' | 'inspector' | 'output' | 'log';
}

/** A wish to scroll the code to a place; a new stamp repeats the wish. */
export interface RevealRequest {
  readonly range: SourceRange;
  readonly stamp: number;
}

/** What the user looks at. */
export interface ViewState {
  readonly selectedNodeId: number | null;
  readonly reveal: RevealRequest | null;
  readonly level: GraphLevel;
  readonly tabs: OpenTabs;
}

/** A file of the user's that sources find under its name until the page is closed. */
export interface OpenedFile {
  readonly name: string;
  readonly sizeBytes: number;
}

/** The whole state. */
export interface AppState {
  readonly examples: readonly Example[];
  /** The user's own. */
  readonly ownPrograms: readonly Program[];
  readonly program: ProgramState;
  readonly job: JobState;
  readonly faultMarks: FaultMarks | null;
  readonly output: OutputState;
  readonly log: LogState;
  readonly preferences: Preferences;
  readonly surroundings: Surroundings;
  /** In the order of their names. */
  readonly files: readonly OpenedFile[];
  readonly view: ViewState;
  /** Where the operators stand; null before the first graph. */
  readonly layout: ProgramLayout | null;
}
