/**
 * The wall clock of a task, and callbacks at a time. Callbacks run as mails of the task, between
 * two elements, never inside one. The task implements it over the clock that its home gives it.
 * Flink's ProcessingTimeService.
 */
import { RecordError } from '../element/RecordError.ts';
import { thrownText } from '../element/thrownText.ts';

/** Returned by `registerTimer`; cancelling twice, or after firing, does nothing. */
export interface ProcessingTimer {
  cancel(): void;
}

/** Processing time as operators see it. */
export interface ProcessingTimeService {
  /** ms since the epoch, as far as the home's clock says (virtual in simulation). */
  currentProcessingTimeMs(): number;
  /** Calls back once when the clock reaches `timeMs` (at once, as a mail, where it has). */
  registerTimer(timeMs: number, callback: (timeMs: number) => void): ProcessingTimer;
}

/**
 * Runs what a processing timer is for: Flink's sentence in front of whatever it throws. Flink's
 * StreamTask.invokeProcessingTimeCallback.
 */
export function insideTimer(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    // a record that cannot travel is told by its class
    throw error instanceof RecordError ? error : timerError(error);
  }
}

function timerError(cause: unknown): Error {
  const sentence = 'Caught exception while processing timer.';
  return new Error(`${sentence} ${thrownText(cause)}`, { cause });
}
