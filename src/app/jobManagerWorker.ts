/**
 * The JobManager's worker, of the app's own origin: it holds the cluster and the app's files, and
 * reaches the sandbox by the main thread, which alone can make an iframe. No user code runs here.
 */
import * as Comlink from 'comlink';
import { ClusterClient } from '../cluster/index.ts';
import { createEnumerator } from '../connectors/index.ts';
import { BrowserEventLoop, Sandbox } from '../sandbox/index.ts';
import { EventBatcher } from './EventBatcher.ts';
import { FetchFileSystem } from './FetchFileSystem.ts';
import { OpenedFiles } from './OpenedFiles.ts';
import type { JobManagerApi } from './RemoteJobClient.ts';

/** Often enough that dots do not come in bursts. */
const SAMPLE_INTERVAL_MS = 50;

let client: ClusterClient | null = null;
let opened: OpenedFiles | null = null;

function connected(): ClusterClient {
  if (client === null) throw new Error('The JobManager is not connected to the page yet');
  return client;
}

const api: JobManagerApi = {
  async connect(dataUrl, frames, onEvents) {
    const eventLoop = new BrowserEventLoop();
    const sandbox = new Sandbox(
      {
        open: (control) => frames.open(Comlink.transfer(control, [control])),
        supply: () => frames.supply(),
        close: () => frames.close(),
      },
      eventLoop,
    );
    const files = new OpenedFiles(new FetchFileSystem(dataUrl));
    opened = files;
    client = new ClusterClient({
      createHome: () => sandbox.createHome(),
      eventLoop,
      createEnumerator: (node) => createEnumerator(node, files),
      settings: { sampleIntervalMs: SAMPLE_INTERVAL_MS },
    });
    const batcher = new EventBatcher(eventLoop, async (events) => onEvents(events));
    client.subscribe((event) => batcher.add(event));
  },
  draw: (programText) => connected().draw(programText),
  run: (programText, settings) => connected().run(programText, settings),
  stop: () => connected().stop(),
  fullRecord: (id) => connected().fullRecord(id),
  async openFile(name, file) {
    opened?.open(name, file);
  },
  async closeFile(name) {
    opened?.close(name);
  },
};

Comlink.expose(api);
