/**
 * The only script of the sandboxed iframe's document: makes and ends the classic blob workers in
 * which user code runs, and answers pings. It runs no user code and keeps no state of a job.
 */
import type { FrameBoot, FrameCommand, FrameReport, WorkerBoot } from './frameProtocol.ts';

function serve(workerText: string, control: MessagePort): void {
  const workerUrl = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  const workers = new Map<string, Worker>();
  const report = (message: FrameReport) => control.postMessage(message);

  function start(id: string, port: MessagePort): void {
    const worker = new Worker(workerUrl, { name: id });
    worker.addEventListener('error', (event) => {
      report({ kind: 'worker-error', id, message: String(event.message ?? 'no message') });
    });
    workers.set(id, worker);
    const boot: WorkerBoot = { kind: 'millrace-worker', port };
    worker.postMessage(boot, [port]);
  }

  control.onmessage = ({ data }: MessageEvent<FrameCommand>) => {
    if (data.kind === 'ping') report({ kind: 'pong' });
    else if (data.kind === 'start') start(data.id, data.port);
    else {
      workers.get(data.id)?.terminate();
      workers.delete(data.id);
    }
  };
  report({ kind: 'ready' });
}

function onFirstMessage(event: MessageEvent<FrameBoot>): void {
  const control = event.ports[0];
  if (event.source !== window.parent || control === undefined) return;
  if (event.data?.kind !== 'millrace-boot') return;
  window.removeEventListener('message', onFirstMessage);
  serve(event.data.workerText, control);
}

window.addEventListener('message', onFirstMessage);
