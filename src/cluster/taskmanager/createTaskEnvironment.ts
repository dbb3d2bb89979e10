/** A task's world over its worker's event loop. */
import type { TaskEnvironment } from '../../engine/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import type { ClusterSettings } from '../settings.ts';

/** What differs from task to task. */
export interface TaskEnvironmentOptions
  extends Pick<
    TaskEnvironment,
    'createReader' | 'external' | 'createSender' | 'keepsResults' | 'onWake' | 'random' | 'remark'
  > {
  readonly settings: ClusterSettings;
  readonly eventLoop: EventLoop;
  readonly print: (sinkIdentifier: string, value: unknown) => void;
}

/** The clock comes from the event loop, the rest from the options. */
export function createTaskEnvironment(options: TaskEnvironmentOptions): TaskEnvironment {
  const { eventLoop, settings } = options;
  return {
    createReader: options.createReader,
    clock: {
      nowMs: () => eventLoop.nowMs(),
      schedule: (timeMs, callback) => {
        const timer = eventLoop.after(Math.max(0, timeMs - eventLoop.nowMs()), callback);
        return () => timer.cancel();
      },
    },
    network: settings.network,
    slice: settings.slice,
    random: options.random,
    keepsResults: options.keepsResults,
    print: (_nodeId, sinkIdentifier, value) => options.print(sinkIdentifier, value),
    remark: options.remark,
    external: options.external,
    createSender: options.createSender,
    onWake: options.onWake,
  };
}
