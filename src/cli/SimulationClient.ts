/**
 * A simulated run on a thread of its own, seen from the main thread. It can be stopped at any
 * moment: the thread is asked first, so that the results so far are kept, and then ended.
 */
import type { JobEvent, JobResult, RunSettings } from '../model/index.ts';
import { CANCELED } from './interrupt.ts';
import { NodeWorker } from './NodeHome.ts';
import type { FromSimulation, ToSimulation } from './simulationProtocol.ts';

const EVALUATION_LIMIT_MS = 2000;
const STOP_LIMIT_MS = 500;

const ENDLESS: JobResult = {
  status: 'FAILED',
  outputs: {},
  error: {
    message:
      `The program did not come to its end within ${EVALUATION_LIMIT_MS / 1000} seconds. ` +
      'A program only describes the job; look for a loop that never ends outside of its functions.',
  },
};

/** Program and simulation share one `Object.prototype`: what comes may be no result at all. */
const WITHOUT_RESULT: JobResult = {
  status: 'FAILED',
  outputs: {},
  error: {
    message:
      'The simulation came to no result. That happens where a program replaces parts of the ' +
      'platform, such as MessagePort or Object.prototype: leave those alone.',
  },
};

/** One run. */
export class SimulationClient {
  private readonly folders: readonly string[];
  private readonly listeners = new Set<(event: JobEvent) => void>();
  private worker: NodeWorker | null = null;
  private isStopped = false;
  private timer: NodeJS.Timeout | undefined;
  private end: (result: JobResult) => void = () => {};

  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  subscribe(listener: (event: JobEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves at the end of the job, or of its thread. */
  async run(program: string, { seed }: RunSettings): Promise<JobResult> {
    const worker = new NodeWorker('simulation');
    this.worker = worker;
    const ended = new Promise<JobResult>((resolve) => {
      this.end = resolve;
    });
    worker.port.onMessage((message) => {
      try {
        this.receive(message as FromSimulation);
      } catch {
        this.end(WITHOUT_RESULT);
      }
    });
    worker.onGone((message) => {
      this.end(this.isStopped ? CANCELED : { status: 'FAILED', outputs: {}, error: { message } });
    });
    this.send({ kind: 'run', program, seed, folders: this.folders });
    const result = await ended;
    clearTimeout(this.timer);
    worker.kill();
    return result;
  }

  /** Resolves at once; `run` resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.isStopped) return;
    this.isStopped = true;
    this.send({ kind: 'stop' });
    this.limit(STOP_LIMIT_MS, CANCELED);
  }

  private receive(message: FromSimulation): void {
    switch (message.kind) {
      case 'event':
        for (const listener of this.listeners) listener(message.event);
        break;
      case 'evaluating':
        if (!this.isStopped) this.limit(EVALUATION_LIMIT_MS, ENDLESS);
        break;
      case 'evaluated':
        if (!this.isStopped) clearTimeout(this.timer);
        break;
      case 'result':
        this.end(message.result?.outputs ? message.result : WITHOUT_RESULT);
        break;
    }
  }

  private limit(delayMs: number, result: JobResult): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(result), delayMs);
  }

  private send(message: ToSimulation): void {
    this.worker?.port.postMessage(message);
  }
}
