/**
 * Ctrl-C, from the first moment on. The one listener stays for good and only its target changes: a
 * signal that has come while modules were loading is handed over with the next turn, and would be
 * lost with a listener that is taken away meanwhile.
 */
import type { JobResult } from '../model/index.ts';
import { resultText } from './resultText.ts';
import { writeOut } from './standardStreams.ts';

/** What a run that was ended from outside gives. */
export const CANCELED: JobResult = { status: 'CANCELED', outputs: {}, error: null };

const EXIT_CODE_CANCELED = 130;

let target = endEarly;

/** Call it before anything else is loaded. */
export function listenToInterrupts(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => target());
}

/** Whoever calls it last is told of Ctrl-C. */
export function onInterrupt(listener: () => void): void {
  target = listener;
}

/** Before there is a job, Ctrl-C ends the command at once. */
function endEarly(): void {
  for (const piece of resultText(CANCELED)) writeOut(piece);
  process.exit(EXIT_CODE_CANCELED);
}
