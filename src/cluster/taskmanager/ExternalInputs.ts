/**
 * The lines of this worker's sources to their enumerators, and to the alignment of their groups, on
 * the JobManager's side. Answers that come before the reader listens wait for it.
 * Flink's OperatorEventGateway.
 */
import type { ExternalInput } from '../../engine/index.ts';
import type { AttemptId, FromWorker, ToSource } from '../protocol/index.ts';

interface Line {
  readonly epoch: number;
  readonly early: unknown[];
  listener: ((message: unknown) => void) | null;
  alignmentListener: ((maxWatermark: number) => void) | null;
  readonly wake: () => void;
}

/** All lines of one worker. */
export class ExternalInputs {
  private readonly send: (message: FromWorker) => void;
  private readonly lines = new Map<string, Line>();

  constructor(send: (message: FromWorker) => void) {
    this.send = send;
  }

  /** A fresh line for one attempt at a source; `wake` is called after each answer. */
  open(nodeId: number, attempt: AttemptId, wake: () => void): ExternalInput {
    const { subtask, epoch } = attempt;
    const line: Line = { epoch, early: [], listener: null, alignmentListener: null, wake };
    this.lines.set(`${nodeId}:${subtask}`, line);
    return {
      send: (message) => this.send({ type: 'external', nodeId, subtask, epoch, message }),
      onMessage: (listener) => {
        line.listener = listener;
        for (const message of line.early.splice(0)) listener(message);
      },
      reportWatermark: (report) =>
        this.send({ type: 'reportedWatermark', nodeId, subtask, epoch, report }),
      onAlignment: (listener) => {
        line.alignmentListener = listener;
      },
    };
  }

  /** An answer; one to an earlier attempt is dropped. */
  receive(answer: ToSource): void {
    const line = this.lines.get(`${answer.nodeId}:${answer.subtask}`);
    if (line === undefined || line.epoch !== answer.epoch) return;
    if (answer.type === 'watermarkAlignment') line.alignmentListener?.(answer.maxWatermark);
    else if (line.listener === null) line.early.push(answer.message);
    else line.listener(answer.message);
    line.wake();
  }
}
