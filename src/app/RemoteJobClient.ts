/**
 * The cluster as the page sees it: a JobClient whose work is done in the JobManager's worker.
 * Events come over in batches and are handed to the listeners in order.
 */
import * as Comlink from 'comlink';
import type {
  DrawnProgram,
  FullRecord,
  JobClient,
  JobEvent,
  JobResult,
  RunSettings,
} from '../model/index.ts';
import type { SandboxFrames } from '../sandbox/index.ts';
import type { FileShelf } from '../ui/index.ts';

/** What the JobManager's worker offers to the page, by Comlink. */
export interface JobManagerApi {
  /** Once, before anything else. */
  connect(
    dataUrl: string,
    frames: SandboxFrames,
    /** By Comlink: resolves when the page has taken them. */
    onEvents: (events: readonly JobEvent[]) => void | Promise<void>,
  ): Promise<void>;
  draw(programText: string): Promise<DrawnProgram>;
  run(programText: string, settings: RunSettings): Promise<JobResult>;
  stop(): Promise<void>;
  fullRecord(id: number): Promise<FullRecord>;
  /** A Blob is a handle: what is in it stays on the disk. */
  openFile(name: string, file: Blob): Promise<void>;
  closeFile(name: string): Promise<void>;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Forwards every call; `worker` holds a JobManagerApi. */
export class RemoteJobClient implements JobClient, FileShelf {
  private readonly api: Comlink.Remote<JobManagerApi>;
  private readonly listeners = new Set<(event: JobEvent) => void>();
  private readonly connected: Promise<void>;

  /** `dataUrl` is where the app's data sets lie; it ends with a slash. */
  constructor(worker: Worker, frames: SandboxFrames, dataUrl: string) {
    this.api = Comlink.wrap<JobManagerApi>(worker);
    const onEvents = (events: readonly JobEvent[]) => {
      for (const event of events) for (const listener of this.listeners) listener(event);
    };
    const opener: SandboxFrames = {
      open: (control) => frames.open(control),
      supply: () => frames.supply(),
      close: () => frames.close(),
    };
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) =>
        reject(new Error(`The JobManager's worker did not start: ${event.message}`)),
      );
    });
    const connecting = this.api.connect(dataUrl, Comlink.proxy(opener), Comlink.proxy(onEvents));
    this.connected = Promise.race([connecting, failed]);
  }

  async draw(programText: string): Promise<DrawnProgram> {
    await this.connected;
    const drawn = await this.api.draw(programText);
    // A large graph takes its time to arrive; what is made of it is another task.
    await nextTask();
    return drawn;
  }

  async run(programText: string, settings: RunSettings): Promise<JobResult> {
    await this.connected;
    return this.api.run(programText, settings);
  }

  async stop(): Promise<void> {
    await this.connected;
    await this.api.stop();
  }

  async fullRecord(id: number): Promise<FullRecord> {
    await this.connected;
    return this.api.fullRecord(id);
  }

  async openFile(name: string, file: Blob): Promise<void> {
    await this.connected;
    await this.api.openFile(name, file);
  }

  async closeFile(name: string): Promise<void> {
    await this.connected;
    await this.api.closeFile(name);
  }

  subscribe(listener: (event: JobEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
