/**
 * Gets TaskManagers from a home and ends them. Flink's ResourceManager, for one job at a time.
 */
import type { Home, WorkerHandle } from '../Home.ts';
import {
  type ConnectionListener,
  type ConnectionOptions,
  TaskManagerConnection,
} from './TaskManagerConnection.ts';

/** The workers of one job. */
export class ResourceManager {
  private readonly home: Home;
  private readonly options: ConnectionOptions;
  private connections: TaskManagerConnection[] = [];
  private readonly replaced = new Set<TaskManagerConnection>();
  private isReleased = false;

  constructor(home: Home, options: ConnectionOptions) {
    this.home = home;
    this.options = options;
  }

  /** In the order in which they were asked for. */
  taskManagers(): readonly TaskManagerConnection[] {
    return this.connections;
  }

  /** Starts so many workers at once; rejects where one cannot start. */
  async startTaskManagers(count: number, listener: ConnectionListener): Promise<void> {
    const names = Array.from({ length: count }, (_, i) => `tm-${i + 1}`);
    const workers = await Promise.all(
      names.map((name) => this.home.startWorker(name, 'taskManager')),
    );
    this.connections = workers.map((worker) => this.connectionTo(worker, listener));
    if (this.isReleased) this.release();
  }

  /** Starts a worker in the place of one that is gone; null where the job ended meanwhile. */
  async replaceTaskManager(
    lost: TaskManagerConnection,
    listener: ConnectionListener,
  ): Promise<TaskManagerConnection | null> {
    this.replaced.add(lost);
    const worker = await this.home.startWorker(lost.id, 'taskManager').catch((error: unknown) => {
      this.replaced.delete(lost);
      throw error;
    });
    const fresh = this.connectionTo(worker, listener);
    this.connections = this.connections.map((each) => (each === lost ? fresh : each));
    if (!this.isReleased) return fresh;
    fresh.kill();
    return null;
  }

  /** True once a worker is on its way in the place of this one. */
  isReplacing(lost: TaskManagerConnection): boolean {
    return this.replaced.has(lost);
  }

  private connectionTo(worker: WorkerHandle, listener: ConnectionListener): TaskManagerConnection {
    return new TaskManagerConnection(worker, this.options, listener);
  }

  /** A fresh line between two TaskManagers, sent to both. */
  connectPeers(first: TaskManagerConnection, second: TaskManagerConnection): void {
    const [a, b] = this.home.createChannel();
    first.send({ type: 'connectPeer', peerId: second.id, port: a.token }, [a.token]);
    second.send({ type: 'connectPeer', peerId: first.id, port: b.token }, [b.token]);
  }

  /** Ends all workers. */
  release(): void {
    this.isReleased = true;
    for (const connection of this.connections) connection.kill();
  }
}
