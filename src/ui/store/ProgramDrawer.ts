/**
 * Draws the newest text: 400 ms after the last change, or at once when asked. Invariant: answers
 * about a text that has been replaced are dropped, and a text that has a graph is asked for once.
 */
import type { DrawnProgram, JobClient } from '../../model/index.ts';
import type { UiClock } from './ports.ts';

/** How long typing must rest before the program is drawn. */
export const DRAW_DELAY_MS = 400;

/** What the drawer tells. */
export interface DrawerListener {
  onDrawing(): void;
  onDrawn(text: string, program: DrawnProgram): void;
}

/** The debounced, order-keeping way to `JobClient.draw`. */
export class ProgramDrawer {
  private readonly client: JobClient;
  private readonly clock: UiClock;
  private readonly listener: DrawerListener;
  private cancelTimer: () => void = () => {};
  private current: { readonly text: string; readonly done: Promise<void> } | null = null;

  constructor(client: JobClient, clock: UiClock, listener: DrawerListener) {
    this.client = client;
    this.clock = clock;
    this.listener = listener;
  }

  /** Draws the text when typing has rested. */
  schedule(text: string): void {
    this.cancelTimer();
    this.cancelTimer = this.clock.after(DRAW_DELAY_MS, () => void this.drawNow(text));
  }

  /** Draws the text at once; resolves when its answer, or that of a newer text, has been told. */
  drawNow(text: string): Promise<void> {
    this.cancelTimer();
    if (this.current?.text === text) return this.current.done;
    this.listener.onDrawing();
    const done = this.ask(text);
    this.current = { text, done };
    return done;
  }

  /** Draws nothing: there is no text. Answers that are on their way count no more. */
  forget(): void {
    this.cancelTimer();
    this.current = null;
  }

  private async ask(text: string): Promise<void> {
    const program = await this.client.draw(text).catch(asDiagnostic);
    const isNewest = this.current?.text === text;
    if (!isNewest) return this.current?.done;
    if (!program.streamGraph) this.current = null;
    this.listener.onDrawn(text, program);
  }
}

/** A client that breaks its promise not to reject is a bug; the page lives on and says so. */
function asDiagnostic(error: unknown): DrawnProgram {
  const message = error instanceof Error ? error.message : String(error);
  return { diagnostics: [{ severity: 'error', code: 'not-drawn', message }] };
}
