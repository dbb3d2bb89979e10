/**
 * The only script of the sandboxed iframe's document: makes and ends the classic blob workers in
 * which user code runs, and answers pings. It runs no user code and keeps no state of a job.
 */
import type { WorkerRole } from '../cluster/index.ts';
import type {
  FrameBoot,
  FrameCommand,
  FrameReport,
  FrameSupply,
  WorkerBoot,
} from './frameProtocol.ts';

type Start = FrameCommand & { readonly kind: 'start' };

const scriptUrls: Partial<Record<WorkerRole, string>> = {};
/** Workers whose script has not come yet. */
let waiting: readonly Start[] = [];
let startWaiting = (): void => undefined;

function addScript(role: WorkerRole, text: string): void {
  scriptUrls[role] = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

function serve(control: MessagePort): void {
  const workers = new Map<string, Worker>();
  const report = (message: FrameReport) => control.postMessage(message);

  function start(command: Start): void {
    const { id, role, port } = command;
    const url = scriptUrls[role];
    if (url === undefined) {
      waiting = [...waiting, command];
      return;
    }
    const worker = new Worker(url, { name: id });
    worker.addEventListener('error', (event) => {
      report({ kind: 'worker-error', id, message: String(event.message ?? 'no message') });
    });
    workers.set(id, worker);
    const boot: WorkerBoot = { kind: 'millrace-worker', port };
    worker.postMessage(boot, [port]);
  }

  startWaiting = () => {
    const starts = waiting;
    waiting = [];
    for (const command of starts) start(command);
  };
  control.onmessage = ({ data }: MessageEvent<FrameCommand>) => {
    if (data.kind === 'ping') report({ kind: 'pong' });
    else if (data.kind === 'start') start(data);
    else {
      waiting = waiting.filter(({ id }) => id !== data.id);
      workers.get(data.id)?.terminate();
      workers.delete(data.id);
    }
  };
  report({ kind: 'ready' });
}

let hasBooted = false;

window.addEventListener('message', (event: MessageEvent<FrameBoot | FrameSupply | null>) => {
  if (event.source !== window.parent) return;
  const { data, ports } = event;
  if (data?.kind === 'millrace-boot' && ports[0] !== undefined && !hasBooted) {
    hasBooted = true;
    addScript('evaluator', data.evaluatorText);
    serve(ports[0]);
  } else if (data?.kind === 'millrace-supply') {
    addScript('taskManager', data.taskManagerText);
    startWaiting();
  }
});
