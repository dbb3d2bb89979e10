/**
 * A home whose workers are objects in this thread, under one scheduler. Killing one closes its
 * event loop and its ports: whatever it had planned does not happen. User code that does not
 * return holds the thread, as it must in one thread.
 */
import type { ProgramModule } from '../../compiler/index.ts';
import type { Home, WorkerHandle } from '../Home.ts';
import type { Port, TransferablePort } from '../Port.ts';
import { startWorker } from '../startWorker.ts';
import { SimulatedEventLoop } from './SimulatedEventLoop.ts';
import { SimulatedPort } from './SimulatedPort.ts';
import type { SimulatedScheduler } from './SimulatedScheduler.ts';
import { createVirtualScope } from './virtualScope.ts';

/** What a simulated home stands on. */
export interface SimulatedHomeOptions {
  readonly scheduler: SimulatedScheduler;
  /** Real: imports a JavaScript module text. */
  readonly loadModule: (js: string) => Promise<ProgramModule>;
  /** Virtual ms that a message may take; 0 leaves only reordering between channels. */
  readonly maxDelayMs?: number;
}

/** Workers by id, with a way to break them for tests. */
export class SimulatedHome implements Home {
  private readonly options: SimulatedHomeOptions;
  private readonly workers = new Map<string, SimulatedWorker>();
  private readonly ports: SimulatedPort[] = [];

  constructor(options: SimulatedHomeOptions) {
    this.options = options;
  }

  async startWorker(id: string): Promise<WorkerHandle> {
    const worker = new SimulatedWorker(id, this.options, (token) => this.portOf(token));
    this.workers.set(id, worker);
    return worker;
  }

  createChannel(): readonly [TransferablePort, TransferablePort] {
    const { scheduler, maxDelayMs } = this.options;
    const pair = SimulatedPort.pair(scheduler, maxDelayMs);
    const token = this.ports.length;
    this.ports.push(...pair);
    return [{ token }, { token: token + 1 }];
  }

  async dispose(): Promise<void> {
    for (const worker of this.workers.values()) worker.kill();
    for (const port of this.ports) port.close();
  }

  /** The worker dies without a word, and the home notices. */
  crash(id: string, reason: string): void {
    this.workers.get(id)?.crash(reason);
  }

  /** The worker stops answering and stays that way, as one whose user code loops. */
  freeze(id: string): void {
    this.workers.get(id)?.freeze();
  }

  /** The worker sends what no TaskManager sends, as a program that takes its port can. */
  forge(id: string, message: unknown): void {
    this.workers.get(id)?.forge(message);
  }

  private portOf(token: unknown): Port {
    const port = typeof token === 'number' ? this.ports[token] : undefined;
    if (port === undefined) throw new Error('a message came with a port that does not exist');
    return port;
  }
}

type GoneListener = Parameters<WorkerHandle['onGone']>[0];

class SimulatedWorker implements WorkerHandle {
  readonly id: string;
  readonly port: Port;
  private readonly inner: SimulatedPort;
  private readonly eventLoop: SimulatedEventLoop;
  private readonly dispose: () => void;
  private listener: GoneListener | null = null;

  constructor(id: string, options: SimulatedHomeOptions, portOf: (token: unknown) => Port) {
    const { scheduler, loadModule, maxDelayMs } = options;
    this.id = id;
    const [outer, inner] = SimulatedPort.pair(scheduler, maxDelayMs);
    this.port = outer;
    this.inner = inner;
    this.eventLoop = new SimulatedEventLoop(scheduler);
    const worker = startWorker(inner, {
      eventLoop: this.eventLoop,
      loadModule: (js) => scheduler.hold(loadModule(js)),
      createPortFromToken: portOf,
      logLinesPerSecond: Number.POSITIVE_INFINITY,
      createScope: (seed) => createVirtualScope(this.eventLoop, seed),
    });
    this.dispose = () => worker.dispose();
  }

  kill(): void {
    this.freeze();
    this.port.close();
    this.dispose();
  }

  onGone(listener: GoneListener): void {
    this.listener = listener;
  }

  crash(reason: string): void {
    this.freeze();
    this.dispose();
    this.listener?.(reason, 'worker-gone');
  }

  forge(message: unknown): void {
    this.inner.postMessage(message);
  }

  freeze(): void {
    this.eventLoop.close();
    this.inner.close();
  }
}
