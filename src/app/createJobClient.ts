/**
 * Wires the page to its cluster: the JobManager in a worker of the app's origin, the TaskManagers
 * in the sandboxed iframe that the main thread makes for it. Only here do the two meet.
 */
import { SandboxFrame, startPolicyWorker } from '../sandbox/index.ts';
import jobManagerUrl from './jobManagerWorker.ts?worker&url';
import { RemoteJobClient } from './RemoteJobClient.ts';

/**
 * Starts the JobManager's worker; nothing runs until the client is asked. `onFault` hears of what
 * nobody caught in there.
 */
export function createJobClient(onFault: (error: unknown) => void): RemoteJobClient {
  const worker = startPolicyWorker(jobManagerUrl, 'JobManager');
  worker.addEventListener('error', ({ error, message }) => onFault(error ?? message));
  const frames = new SandboxFrame(document, document.baseURI);
  return new RemoteJobClient(worker, frames, new URL('data/', document.baseURI).href);
}
