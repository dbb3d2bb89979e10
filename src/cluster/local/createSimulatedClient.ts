/** A whole cluster in this thread, repeatable from its seed: the command line and tests use it. */
import type { ProgramModule } from '../../compiler/index.ts';
import { createEnumerator } from '../../connectors/index.ts';
import { ClusterClient } from '../ClusterClient.ts';
import type { FileSystem } from '../Home.ts';
import type { ClusterSettings } from '../settings.ts';
import { SimulatedEventLoop } from './SimulatedEventLoop.ts';
import { SimulatedHome } from './SimulatedHome.ts';
import { type Macrotask, SimulatedScheduler } from './SimulatedScheduler.ts';

/** What the simulation needs of the real world. */
export interface SimulatedClientOptions {
  readonly seed: number;
  readonly macrotask: Macrotask;
  readonly loadModule: (js: string) => Promise<ProgramModule>;
  readonly fileSystem: FileSystem;
  readonly settings?: Partial<ClusterSettings>;
  /** Virtual ms that a message may take. */
  readonly maxDelayMs?: number;
  /** Hears of each home, so that a test can break its workers. */
  readonly onHome?: (home: SimulatedHome, scheduler: SimulatedScheduler) => void;
}

function filesIn(fileSystem: FileSystem, path: string): Promise<readonly string[] | null> {
  return fileSystem.filesIn?.(path) ?? Promise.resolve(null);
}

/** A client with its simulated cluster. */
export function createSimulatedClient(options: SimulatedClientOptions): ClusterClient {
  const { seed, macrotask, loadModule, fileSystem, settings, maxDelayMs, onHome } = options;
  const scheduler = new SimulatedScheduler(seed, macrotask);
  const heldFiles: FileSystem = {
    sizeBytes: (path) => scheduler.hold(fileSystem.sizeBytes(path)),
    filesIn: (path) => scheduler.hold(filesIn(fileSystem, path)),
    read: (path, start, end) => scheduler.hold(fileSystem.read(path, start, end)),
  };
  return new ClusterClient({
    createHome: () => {
      const home = new SimulatedHome({ scheduler, loadModule, maxDelayMs });
      onHome?.(home, scheduler);
      return home;
    },
    eventLoop: new SimulatedEventLoop(scheduler),
    createEnumerator: (node) => createEnumerator(node, heldFiles),
    // all of a simulation may happen within one virtual second
    settings: { messagesPerSecond: Number.POSITIVE_INFINITY, ...settings },
  });
}
