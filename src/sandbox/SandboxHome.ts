/** The workers of one job, or of one evaluation, in the shared sandbox. */
import type { Home, TransferablePort, WorkerHandle } from '../cluster/index.ts';
import { DomPort } from './DomPort.ts';
import type { SandboxConnection } from './SandboxConnection.ts';

/** What homes need of the sandbox that they share. */
export interface SharedSandbox {
  /** The open frame; each call is paid back by one of `release`. */
  acquire(): Promise<SandboxConnection>;
  /** Removes the frame when nobody uses it any more. */
  release(): Promise<void>;
  /** Unique in the frame, whatever ids the homes use. */
  nextWorkerId(id: string): string;
}

/** A home in the sandboxed iframe. */
export class SandboxHome implements Home {
  private readonly sandbox: SharedSandbox;
  private readonly workers = new Set<SandboxWorker>();
  private opening: Promise<SandboxConnection> | null = null;
  private isDisposed = false;

  constructor(sandbox: SharedSandbox) {
    this.sandbox = sandbox;
  }

  async startWorker(id: string): Promise<WorkerHandle> {
    if (this.isDisposed) throw new Error('The sandbox was closed');
    this.opening ??= this.sandbox.acquire();
    const connection = await this.opening;
    if (this.isDisposed) throw new Error('The sandbox was closed');
    const worker = new SandboxWorker(id, this.sandbox.nextWorkerId(id), connection);
    this.workers.add(worker);
    return worker;
  }

  createChannel(): readonly [TransferablePort, TransferablePort] {
    const { port1, port2 } = new MessageChannel();
    return [{ token: port1 }, { token: port2 }];
  }

  async dispose(): Promise<void> {
    if (this.isDisposed) return;
    this.isDisposed = true;
    for (const worker of this.workers) worker.kill();
    this.workers.clear();
    if (this.opening !== null) await this.sandbox.release();
  }
}

/** One worker in the frame. */
class SandboxWorker implements WorkerHandle {
  readonly id: string;
  readonly port: DomPort;
  private readonly frameId: string;
  private readonly connection: SandboxConnection;
  private listener: ((reason: string) => void) | null = null;
  private goneReason: string | null = null;

  constructor(id: string, frameId: string, connection: SandboxConnection) {
    const { port1, port2 } = new MessageChannel();
    this.id = id;
    this.frameId = frameId;
    this.connection = connection;
    this.port = new DomPort(port1);
    connection.start(frameId, port2, (reason) => this.gone(reason));
  }

  kill(): void {
    if (this.goneReason === 'killed') return;
    this.goneReason = 'killed';
    this.listener = null;
    this.connection.kill(this.frameId);
    this.port.close();
  }

  onGone(listener: (reason: string) => void): void {
    this.listener = listener;
    if (this.goneReason !== null && this.goneReason !== 'killed') listener(this.goneReason);
  }

  private gone(reason: string): void {
    if (this.goneReason !== null) return;
    this.goneReason = reason;
    this.listener?.(reason);
  }
}
