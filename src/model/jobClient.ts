/**
 * What the screen, the command line and an embedding page need of the rest: draw a program, run it,
 * stop it, hear what happens. The app implements it over a JobManager in a worker; tests by a fake.
 */
import type { Diagnostic, JobFailure } from './diagnostic.ts';
import type { JobGraph } from './jobGraph.ts';
import type { JobSnapshot } from './jobSnapshot.ts';
import type { StreamGraph } from './streamGraph.ts';

/** What a program is, as far as it can be told without running it. */
export interface DrawnProgram {
  /** Both absent where the program has an error. */
  readonly streamGraph?: StreamGraph;
  readonly jobGraph?: JobGraph;
  readonly diagnostics: readonly Diagnostic[];
}

/** The end of a run, in the form that the command line prints (DESIGN §7.2). */
export interface JobResult {
  readonly status: 'FINISHED' | 'FAILED' | 'CANCELED';
  /** Records by print identifier; JSON values. */
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  readonly error: JobFailure | null;
}

/** A record as the screen has it. */
export interface OutputRecord {
  readonly subtask: number;
  /** A JSON value with marks (`markedValue`); of a long record the beginning of its JSON text. */
  readonly value: unknown;
  /** Of a long record: by this id `JobClient.fullRecord` gives all characters of its JSON text. */
  readonly cut?: { readonly id: number; readonly length: number };
}

/**
 * The whole JSON text of a record that was cut, with marks; or why there is none: it made room for
 * newer ones (`dropped`), its worker or job has ended (`ended`), its worker did not answer in time
 * (`silent`), or something else was asked for meanwhile (`canceled`).
 */
export type FullRecord =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone'; readonly reason: 'dropped' | 'ended' | 'silent' | 'canceled' };

/** Records of one sink since the last event. */
export interface OutputRecords {
  readonly sink: string;
  /** Newest last; at most some hundreds an event, the rest is only counted. */
  readonly records: readonly OutputRecord[];
  /** Of all since the start, shown or not. */
  readonly totalCount: number;
}

/** One line of the log. */
export interface LogEntry {
  /** ms since the epoch. */
  readonly timeMs: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** `JobManager`, or `console` for the program's own words. */
  readonly source: string;
  readonly message: string;
  /** Whose words they are, where that is known. */
  readonly operator?: string;
  readonly subtask?: number;
  /** Counts the runs of a client; absent for what is said while a program is only drawn. */
  readonly runId?: number;
  /** Stable name of the kind, where the words are ours and the screen explains them. */
  readonly code?: string;
}

/** What a listener hears. Everything in it is plain data. */
export type JobEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: JobSnapshot }
  | { readonly kind: 'output'; readonly outputs: readonly OutputRecords[] }
  | { readonly kind: 'log'; readonly entries: readonly LogEntry[] }
  /** What is worth saying of the run; each is a line of the log besides. */
  | { readonly kind: 'warnings'; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: 'ended'; readonly result: Omit<JobResult, 'outputs'> };

/** A program with how to run it. */
export interface RunSettings {
  readonly seed: number;
  /** True where the result must hold every record, as `window.millrace.run()` needs it. */
  readonly collectOutputs: boolean;
}

/** The door to the cluster. No method rejects for a program's fault. */
export interface JobClient {
  /** Evaluates the program in the sandbox (2 s at most) and lays out what it would run. */
  draw(programText: string): Promise<DrawnProgram>;
  /** Runs to the end; cancels what runs. Resolves when the job has ended. */
  run(programText: string, settings: RunSettings): Promise<JobResult>;
  /** Ends what runs; resolves when it has ended. Nothing running: resolves at once. */
  stop(): Promise<void>;
  /** All of a record that was shown in part, while its run or the last one is remembered. */
  fullRecord(id: number): Promise<FullRecord>;
  /** Returns the function that unsubscribes. */
  subscribe(listener: (event: JobEvent) => void): () => void;
}
