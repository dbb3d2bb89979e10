/** What the main thread and the thread of a simulated run say to each other. */
import type { JobEvent, JobResult } from '../model/index.ts';

/** To the simulation's thread. */
export type ToSimulation =
  | {
      readonly kind: 'run';
      readonly program: string;
      readonly seed: number;
      readonly folders: readonly string[];
    }
  | { readonly kind: 'stop' };

/** From the simulation's thread. Between the middle two, the program's own text runs. */
export type FromSimulation =
  | { readonly kind: 'event'; readonly event: JobEvent }
  | { readonly kind: 'evaluating' }
  | { readonly kind: 'evaluated' }
  | { readonly kind: 'result'; readonly result: JobResult };
