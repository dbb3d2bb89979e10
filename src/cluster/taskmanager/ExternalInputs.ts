/**
 * The lines of this worker's sources to their enumerators on the JobManager's side. Answers that
 * come before the reader listens wait for it. Flink's OperatorEventGateway.
 */
import type { ExternalInput } from '../../engine/index.ts';
import type { ExternalMessage, FromWorker } from '../protocol.ts';

interface Line {
  readonly early: unknown[];
  listener: ((message: unknown) => void) | null;
  readonly wake: () => void;
}

/** All lines of one worker. */
export class ExternalInputs {
  private readonly send: (message: FromWorker) => void;
  private readonly lines = new Map<string, Line>();

  constructor(send: (message: FromWorker) => void) {
    this.send = send;
  }

  /** A fresh line for one source subtask; `wake` is called after each answer. */
  open(nodeId: number, subtask: number, wake: () => void): ExternalInput {
    const line: Line = { early: [], listener: null, wake };
    this.lines.set(`${nodeId}:${subtask}`, line);
    return {
      send: (message) => this.send({ type: 'external', nodeId, subtask, message }),
      onMessage: (listener) => {
        line.listener = listener;
        for (const message of line.early.splice(0)) listener(message);
      },
    };
  }

  /** An answer. */
  receive({ nodeId, subtask, message }: ExternalMessage): void {
    const line = this.lines.get(`${nodeId}:${subtask}`);
    if (line === undefined) return;
    if (line.listener === null) line.early.push(message);
    else line.listener(message);
    line.wake();
  }
}
