/**
 * The sandbox, shared by the homes that are in use at one time: the job's, and that of a program
 * that is being drawn beside it. The frame opens with the first worker and goes with the last home,
 * so that a stopped job's endless loops are gone at once.
 */
import type { EventLoop, Home } from '../cluster/index.ts';
import { SandboxConnection } from './SandboxConnection.ts';
import type { SandboxFrames } from './SandboxFrame.ts';
import { SandboxHome, type SharedSandbox } from './SandboxHome.ts';

/** Makes homes; there is at most one frame at any time. */
export class Sandbox implements SharedSandbox {
  private readonly frames: SandboxFrames;
  private readonly eventLoop: EventLoop;
  private connection: Promise<SandboxConnection> | null = null;
  private userCount = 0;
  private workerCount = 0;

  constructor(frames: SandboxFrames, eventLoop: EventLoop) {
    this.frames = frames;
    this.eventLoop = eventLoop;
  }

  /** A home that opens the frame when its first worker is started. */
  createHome(): Home {
    return new SandboxHome(this);
  }

  acquire(): Promise<SandboxConnection> {
    this.userCount++;
    this.connection ??= this.open();
    return this.connection;
  }

  supply(): Promise<void> {
    return this.frames.supply();
  }

  async replace(gone: SandboxConnection): Promise<SandboxConnection> {
    const before = this.connection;
    const isReplaced = (await before) !== gone || this.connection !== before;
    if (isReplaced) {
      this.connection ??= this.open();
      return this.connection;
    }
    gone.close();
    this.connection = this.open();
    return this.connection;
  }

  async release(): Promise<void> {
    this.userCount--;
    const { connection } = this;
    if (this.userCount > 0 || connection === null) return;
    this.connection = null;
    await connection.then((open) => open.close()).catch(() => undefined);
    // Somebody may have opened a new frame meanwhile, which replaced the old one.
    if (this.connection === null) await this.frames.close();
  }

  nextWorkerId(id: string): string {
    this.workerCount++;
    return `${id}-${this.workerCount}`;
  }

  /** One that fails is forgotten, so that the next try is a new one. */
  private open(): Promise<SandboxConnection> {
    const opening = SandboxConnection.open(this.frames, this.eventLoop);
    opening.catch(() => {
      if (this.connection === opening) this.connection = null;
    });
    return opening;
  }
}
