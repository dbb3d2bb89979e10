/**
 * A JobClient whose answers a test gives by hand. Draws answer at once from `programs`, or wait,
 * with `holdDraws`; runs end when the test says so. Never part of what ships.
 */
import type {
  DrawnProgram,
  FullRecord,
  JobClient,
  JobEvent,
  JobResult,
  RunSettings,
} from '../../src/model/index.ts';

/** The fake with what it was asked. */
export class FakeJobClient implements JobClient {
  readonly programs = new Map<string, DrawnProgram>();
  readonly drawnTexts: string[] = [];
  readonly fullRecords = new Map<number, FullRecord>();
  readonly runs: { readonly text: string; readonly settings: RunSettings }[] = [];
  holdDraws = false;
  private readonly listeners = new Set<(event: JobEvent) => void>();
  private readonly heldDraws: { readonly text: string; readonly answer: () => void }[] = [];
  private endCurrent: ((result: JobResult) => void) | null = null;

  draw(text: string): Promise<DrawnProgram> {
    this.drawnTexts.push(text);
    const program = this.programs.get(text) ?? { diagnostics: [] };
    if (!this.holdDraws) return Promise.resolve(program);
    return new Promise((resolve) => this.heldDraws.push({ text, answer: () => resolve(program) }));
  }

  /** Answers the oldest held draw of a text. */
  answerDraw(text: string): void {
    const at = this.heldDraws.findIndex((held) => held.text === text);
    this.heldDraws.splice(at, 1)[0]!.answer();
  }

  run(text: string, settings: RunSettings): Promise<JobResult> {
    this.runs.push({ text, settings });
    return new Promise((resolve) => {
      this.endCurrent = resolve;
    });
  }

  stop(): Promise<void> {
    this.end({ status: 'CANCELED', outputs: {}, error: null });
    return Promise.resolve();
  }

  async fullRecord(id: number): Promise<FullRecord> {
    return this.fullRecords.get(id) ?? { kind: 'gone', reason: 'dropped' };
  }

  subscribe(listener: (event: JobEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends the job that runs. */
  end(result: JobResult): void {
    this.endCurrent?.(result);
    this.endCurrent = null;
  }

  /** Says something to all listeners. */
  emit(event: JobEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
