/**
 * Workers as Node's worker threads. Their streams go to stderr: stdout belongs to the result. A
 * worker's heap is bounded, so that a program without bounds ends itself and not the machine.
 */
import { availableParallelism, totalmem } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Home, LossCode, Port, TransferablePort, WorkerHandle } from '../cluster/index.ts';
import { NodePort } from './NodePort.ts';

const MB = 1024 * 1024;
const MAX_HEAP_MB = 4096;

/** Data for a worker thread's entry, beside its port. */
export interface WorkerThreadData {
  readonly role: 'worker' | 'simulation';
}

/** Threads that have not ended yet. */
const living = new Set<Worker>();

/** Asks all threads to end; false where one has not within so long. */
export async function endThreads(limitMs: number): Promise<boolean> {
  const ends = Promise.all([...living].map((thread) => thread.terminate()));
  await Promise.race([ends, new Promise((resolve) => setTimeout(resolve, limitMs))]);
  return living.size === 0;
}

/** All worker threads of one job. */
export class NodeHome implements Home {
  private readonly workers = new Set<NodeWorker>();
  private readonly spare: NodeWorker[] = [];

  /** `spareCount` threads start at once, so that they come up while the program is compiled. */
  constructor(spareCount = 0) {
    for (let i = 0; i < spareCount; i++) this.spare.push(new NodeWorker('worker'));
  }

  async startWorker(id: string): Promise<WorkerHandle> {
    const worker = this.spare.shift() ?? new NodeWorker('worker');
    worker.id = id;
    this.workers.add(worker);
    return worker;
  }

  createChannel(): readonly [TransferablePort, TransferablePort] {
    const { port1, port2 } = new MessageChannel();
    return [{ token: port1 }, { token: port2 }];
  }

  async dispose(): Promise<void> {
    for (const worker of [...this.workers, ...this.spare]) worker.kill();
    this.workers.clear();
    this.spare.length = 0;
  }
}

type GoneListener = Parameters<WorkerHandle['onGone']>[0];

interface Loss {
  readonly reason: string;
  readonly code: LossCode;
}

/** One worker thread with the common entry; it gets its id with its first work. */
export class NodeWorker implements WorkerHandle {
  id = '';
  readonly port: Port;
  private readonly thread: Worker;
  private listener: GoneListener | null = null;
  private loss: Loss | null = null;

  constructor(role: WorkerThreadData['role']) {
    const { port1, port2 } = new MessageChannel();
    this.port = new NodePort(port1);
    this.thread = new Worker(new URL('./worker.mjs', import.meta.url), {
      workerData: { role, port: port2 },
      transferList: [port2],
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapLimitMb() },
    });
    // no pipe(): each adds listeners to the one stderr, and Node warns of a leak from 11 on
    const tell = (words: Buffer): void => void process.stderr.write(words);
    this.thread.stdout.on('data', tell);
    this.thread.stderr.on('data', tell);
    this.thread.on('error', (error) => this.gone(lossOf(error)));
    living.add(this.thread);
    this.thread.on('exit', (exitCode) => {
      living.delete(this.thread);
      const reason = `The worker ended with exit code ${exitCode}`;
      this.gone({ reason, code: 'worker-gone' });
    });
  }

  kill(): void {
    this.listener = null;
    this.loss = { reason: 'killed', code: 'worker-gone' };
    this.port.close();
    void this.thread.terminate();
  }

  onGone(listener: GoneListener): void {
    this.listener = listener;
    if (this.loss !== null) listener(this.loss.reason, this.loss.code);
  }

  private gone(loss: Loss): void {
    if (this.loss !== null) return;
    this.loss = loss;
    this.listener?.(loss.reason, loss.code);
  }
}

/** A fair share of the machine, at most what a browser's worker could have; or as the user says. */
function heapLimitMb(): number {
  const wantedMb = Number(process.env['MILLRACE_HEAP_MB']);
  if (wantedMb > 0) return wantedMb;
  const shareMb = Math.floor(((totalmem() / MB) * 0.75) / availableParallelism());
  return Math.max(512, Math.min(MAX_HEAP_MB, shareMb));
}

function lossOf(error: unknown): Loss {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') {
    return { reason: `The worker ended: ${message ?? String(error)}`, code: 'worker-gone' };
  }
  const reason =
    `The worker ran out of memory (its limit is ${heapLimitMb()} MB). ` +
    'Keep less in state and in arrays, and run it again.';
  return { reason, code: 'worker-out-of-memory' };
}
