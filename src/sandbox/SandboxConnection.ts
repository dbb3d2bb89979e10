/**
 * One open iframe and its workers, as the JobManager's worker sees them. Nothing tells when the
 * sandbox's process dies (out of memory): the frame is pinged, and without answers all is gone.
 */
import type { EventLoop, LossCode, WorkerRole } from '../cluster/index.ts';
import type { WatchState } from './FrameWatch.ts';
import { answered, startWatch, tick, WATCH_INTERVAL_MS } from './FrameWatch.ts';
import type { FrameCommand } from './frameProtocol.ts';
import { parseFrameReport } from './frameProtocol.ts';
import type { SandboxFrames } from './SandboxFrame.ts';

const START_LIMIT_MS = 15_000;

/** How a worker was lost. */
export interface Loss {
  readonly reason: string;
  readonly code: LossCode;
}

/** Silence is all that is known: a process that has ended cannot be told from one that hangs. */
const PROCESS_GONE: Loss = {
  reason:
    'The sandbox has not answered for several seconds: its process was ended, or stands still. ' +
    'A browser ends it when a program takes more memory than there is, and a computer that is ' +
    'out of memory makes it stand still: keep less in state and in arrays, or close other tabs, ' +
    'and run it again.',
  code: 'worker-process-gone',
};

/** The one sandbox while it is open. */
export class SandboxConnection {
  private readonly eventLoop: EventLoop;
  private readonly control: MessagePort;
  private readonly goneListeners = new Map<string, (loss: Loss) => void>();
  private watch: WatchState;
  private state: 'OPEN' | 'GONE' | 'CLOSED' = 'OPEN';

  private constructor(eventLoop: EventLoop, control: MessagePort) {
    this.eventLoop = eventLoop;
    this.control = control;
    this.watch = startWatch(eventLoop.nowMs());
  }

  /** Opens a frame and waits until its document answers. */
  static async open(frames: SandboxFrames, eventLoop: EventLoop): Promise<SandboxConnection> {
    const { port1, port2 } = new MessageChannel();
    const connection = new SandboxConnection(eventLoop, port1);
    const ready = new Promise<void>((resolve, reject) => {
      const limit = eventLoop.after(START_LIMIT_MS, () =>
        reject(new Error('The sandbox did not start: its page did not answer')),
      );
      port1.onmessage = ({ data }) => {
        if (parseFrameReport(data)?.kind !== 'ready') return;
        limit.cancel();
        resolve();
      };
    });
    await Promise.all([frames.open(port2), ready]);
    connection.listen();
    return connection;
  }

  /** Starts a worker that gets this port as its first message. */
  start(
    { id, role }: { readonly id: string; readonly role: WorkerRole },
    port: MessagePort,
    onGone: (loss: Loss) => void,
  ): void {
    this.goneListeners.set(id, onGone);
    this.send({ kind: 'start', id, role, port }, [port]);
  }

  /** Ends a worker; one in an endless loop takes two seconds to go, which nobody waits for. */
  kill(id: string): void {
    this.goneListeners.delete(id);
    this.send({ kind: 'kill', id });
  }

  /** True when its process has ended: nothing that is sent there arrives. */
  get isGone(): boolean {
    return this.state === 'GONE';
  }

  /** Nobody hears of anything after it; the frame is removed by whoever opened it. */
  close(): void {
    this.state = 'CLOSED';
    this.goneListeners.clear();
    this.control.close();
  }

  private listen(): void {
    this.control.onmessage = ({ data }) => this.onReport(data);
    this.watch = startWatch(this.eventLoop.nowMs());
    this.eventLoop.after(WATCH_INTERVAL_MS, () => this.onTick());
  }

  private onReport(data: unknown): void {
    const report = parseFrameReport(data);
    if (report?.kind === 'pong') this.watch = answered(this.watch);
    if (report?.kind !== 'worker-error') return;
    const reason = `The worker ended with an error: ${report.message}`;
    this.goneListeners.get(report.id)?.({ reason, code: 'worker-gone' });
  }

  private onTick(): void {
    if (this.state !== 'OPEN') return;
    const { state, decision } = tick(this.watch, this.eventLoop.nowMs());
    this.watch = state;
    if (decision === 'GONE') {
      this.state = 'GONE';
      for (const onGone of [...this.goneListeners.values()]) onGone(PROCESS_GONE);
      return;
    }
    this.send({ kind: 'ping' });
    this.eventLoop.after(WATCH_INTERVAL_MS, () => this.onTick());
  }

  private send(command: FrameCommand, transfer: Transferable[] = []): void {
    if (this.state === 'OPEN') this.control.postMessage(command, transfer);
  }
}
