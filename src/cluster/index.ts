/** The door of the cluster: clients, the workers' entry, homes' contracts, and the simulation. */
export { ClusterClient, type ClusterClientOptions } from './ClusterClient.ts';
export { type RunningWorker, startEvaluator, type WorkerPlatform } from './Evaluator.ts';
export type { Cancellation, EventLoop } from './EventLoop.ts';
export type { FileSystem, Home, LossCode, WorkerHandle, WorkerRole } from './Home.ts';
export type { EnumeratorFactory } from './jobmanager/Enumerators.ts';
export {
  createSimulatedClient,
  type SimulatedClientOptions,
} from './local/createSimulatedClient.ts';
export type { SimulatedHome } from './local/SimulatedHome.ts';
export type { SimulatedScheduler } from './local/SimulatedScheduler.ts';
export type { Port, TransferablePort } from './Port.ts';
export { createRandom } from './random.ts';
export { type ClusterSettings, DEFAULT_SETTINGS } from './settings.ts';
export { startWorker } from './startWorker.ts';
export { waitLong } from './waitLong.ts';
