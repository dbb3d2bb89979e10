/** The workers of one job, or of one evaluation, in the shared sandbox. */
import type { Home, TransferablePort, WorkerHandle, WorkerRole } from '../cluster/index.ts';
import { DomPort } from './DomPort.ts';
import type { Loss, SandboxConnection } from './SandboxConnection.ts';

/** What homes need of the sandbox that they share. */
export interface SharedSandbox {
  /** The open frame; each call is paid back by one of `release`. */
  acquire(): Promise<SandboxConnection>;
  /** Brings what TaskManagers are made of into the open frame. */
  supply(): Promise<void>;
  /** A fresh frame in place of one whose process has ended. */
  replace(gone: SandboxConnection): Promise<SandboxConnection>;
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

  async startWorker(id: string, role: WorkerRole): Promise<WorkerHandle> {
    if (this.isDisposed) throw new Error('The sandbox was closed');
    const connection = await this.connect();
    if (role === 'taskManager') await this.sandbox.supply();
    if (this.isDisposed) throw new Error('The sandbox was closed');
    const start = { id: this.sandbox.nextWorkerId(id), role };
    const worker = new SandboxWorker(id, start, connection, () => this.workers.delete(worker));
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
    for (const worker of [...this.workers]) worker.kill();
    this.workers.clear();
    if (this.opening !== null) await this.sandbox.release();
  }

  /** A home that could not open the frame, or whose frame died, tries again. */
  private async connect(): Promise<SandboxConnection> {
    this.opening ??= this.sandbox.acquire();
    try {
      const connection = await this.opening;
      if (!connection.isGone) return connection;
      this.opening = this.sandbox.replace(connection);
      return await this.opening;
    } catch (error) {
      const isFirstToHear = this.opening !== null;
      this.opening = null;
      if (isFirstToHear) await this.sandbox.release();
      throw error;
    }
  }
}

type GoneListener = Parameters<WorkerHandle['onGone']>[0];

/** One worker in the frame. */
class SandboxWorker implements WorkerHandle {
  readonly id: string;
  readonly port: DomPort;
  private readonly frameId: string;
  private readonly connection: SandboxConnection;
  private readonly onKilled: () => void;
  private listener: GoneListener | null = null;
  private loss: Loss | null = null;
  private isKilled = false;

  constructor(
    id: string,
    start: { readonly id: string; readonly role: WorkerRole },
    connection: SandboxConnection,
    onKilled: () => void,
  ) {
    const { port1, port2 } = new MessageChannel();
    this.id = id;
    this.frameId = start.id;
    this.connection = connection;
    this.onKilled = onKilled;
    this.port = new DomPort(port1);
    connection.start(start, port2, (loss) => this.gone(loss));
  }

  kill(): void {
    if (this.isKilled) return;
    this.isKilled = true;
    this.listener = null;
    this.connection.kill(this.frameId);
    this.port.close();
    this.onKilled();
  }

  onGone(listener: GoneListener): void {
    if (this.isKilled) return;
    this.listener = listener;
    if (this.loss !== null) listener(this.loss.reason, this.loss.code);
  }

  private gone(loss: Loss): void {
    if (this.loss !== null) return;
    this.loss = loss;
    this.listener?.(loss.reason, loss.code);
  }
}
