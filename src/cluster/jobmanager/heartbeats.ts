/** What silence of a TaskManager means, as a pure decision. Flink's HeartbeatMonitor. */
import type { ClusterSettings } from '../settings.ts';

/** ANSWERING: all is well. NOT_ANSWERING: shown as such. LOST: its tasks fail. */
export type Liveness = 'ANSWERING' | 'NOT_ANSWERING' | 'LOST';

/** Decides by the time since the last heartbeat. */
export function livenessOf(
  silentMs: number,
  settings: Pick<ClusterSettings, 'notAnsweringAfterMs' | 'heartbeatTimeoutMs'>,
): Liveness {
  if (silentMs >= settings.heartbeatTimeoutMs) return 'LOST';
  return silentMs >= settings.notAnsweringAfterMs ? 'NOT_ANSWERING' : 'ANSWERING';
}

/** Flink's sentence on a TaskManager that is lost for its silence, and what to look for. */
export function timedOut(
  id: string,
  { heartbeatTimeoutMs }: Pick<ClusterSettings, 'heartbeatTimeoutMs'>,
): string {
  return (
    `The heartbeat of TaskManager with id ${id} timed out. Nothing was heard of it ` +
    `for ${heartbeatTimeoutMs / 1000} s: the code that it runs does not return`
  );
}
