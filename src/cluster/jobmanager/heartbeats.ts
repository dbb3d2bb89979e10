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
