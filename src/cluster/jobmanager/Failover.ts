/**
 * What a job knows of its failures: which regions fail together, what the restart strategy says,
 * and which regions wait for their restart. The JobMaster acts on it.
 * Flink's ExecutionFailureHandler, and the waiting vertices of its DefaultScheduler.
 */
import type { JobGraph, RestartSnapshot } from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol/index.ts';
import type { BlockingResults } from './BlockingResults.ts';
import { counted } from './counted.ts';
import type { Execution, ExecutionGraph } from './ExecutionGraph.ts';
import { failoverRegions } from './failoverRegions.ts';
import {
  decideRestart,
  NO_FAILURES,
  type RestartDecision,
  type RestartStrategy,
  strategyOf,
} from './restartStrategies.ts';

/** A decision to restart. */
export type Restart = Extract<RestartDecision, { restart: true }>;

/** A region that waits. */
export interface PendingRestart {
  readonly restart: Restart;
  readonly dueAtMs: number;
  /** The tasks that wait, by `subtaskKey`. */
  readonly keys: Set<string>;
  /** The delay is over; what is left are tasks that end and workers that start. */
  isDue: boolean;
}

/** Of one job. */
export class Failover {
  private readonly regions: ReadonlyMap<string, number>;
  private readonly results: BlockingResults | null;
  private readonly strategy: RestartStrategy;
  private readonly random: () => number;
  private readonly pending = new Map<number, PendingRestart>();
  private state = NO_FAILURES;
  private restarts = 0;

  /** `results` is null outside BATCH mode. */
  constructor(graph: JobGraph, results: BlockingResults | null, random: () => number) {
    this.regions = failoverRegions(graph);
    this.results = results;
    this.strategy = strategyOf(graph.config);
    this.random = random;
  }

  /** The regions of these subtasks, each once. */
  regionsOf(subtasks: readonly SubtaskId[]): number[] {
    return [...new Set(subtasks.map((each) => this.regionOf(each)))];
  }

  /** What restarts with the region; in BATCH mode also what reads its results, if it has begun. */
  membersOf(region: number, graph: ExecutionGraph): Execution[] {
    const { results } = this;
    const own = graph.all().filter((each) => this.regionOf(each) === region);
    if (results === null) return own;
    const keys = new Set(
      own.flatMap((each) => [...results.restartedWith(subtaskKey(each), graph)]),
    );
    return graph.all().filter((each) => keys.has(subtaskKey(each)) && each.state !== 'CREATED');
  }

  /** A worker is gone: in BATCH mode also the results of those that have ended there. */
  lose(executions: readonly Execution[]): void {
    this.results?.lose(executions);
  }

  /** In BATCH mode: subtasks whose results are not wanted any more. */
  release(graph: ExecutionGraph): Execution[] {
    return this.results?.release(graph) ?? [];
  }

  /**
   * Of those on a lost worker, the ones that need it: they run, or will again, or have results. A
   * replacement that was to begin tasks and is lost too counts as the failure of one of them.
   */
  hitBy(lost: readonly Execution[], graph: ExecutionGraph, isReplacement: boolean): Execution[] {
    const { results } = this;
    const hit = lost.filter((execution) => {
      if (this.isPending(execution)) return isReplacement;
      if (results !== null) return results.isWanted(execution, graph);
      const members = this.membersOf(this.regionOf(execution), graph);
      return members.some(({ state }) => state !== 'FINISHED');
    });
    if (hit.length > 0 || !isReplacement || results === null) return hit;
    const begins = (one: Execution) => one.state === 'CREATED' && results.mayBegin(one, graph);
    return lost.filter(begins).slice(0, 1);
  }

  /** True where the subtask waits for its restart. */
  private isPending(subtask: SubtaskId): boolean {
    const key = subtaskKey(subtask);
    return [...this.pending.values()].some(({ keys }) => keys.has(key));
  }

  /** Takes a failure into account. */
  decide(nowMs: number): RestartDecision {
    const failure = { atMs: nowMs, random: this.random() };
    const { state, decision } = decideRestart(this.strategy, this.state, failure);
    this.state = state;
    return decision;
  }

  /**
   * The region waits from now on, with these tasks; an earlier wait is over, also where they waited
   * with another region (Flink's ExecutionVertexVersioner).
   */
  awaitRestart(
    region: number,
    restart: Restart,
    nowMs: number,
    tasks: readonly Execution[],
  ): PendingRestart {
    this.results?.discard(tasks);
    const keys = new Set(tasks.map(subtaskKey));
    for (const other of this.pending.values()) for (const key of keys) other.keys.delete(key);
    const pending = { restart, dueAtMs: nowMs + restart.delayMs, keys, isDue: false };
    this.pending.set(region, pending);
    return pending;
  }

  /** The tasks that wait with a region, and have not begun anew with another. */
  waitingWith(region: number, graph: ExecutionGraph): Execution[] {
    const keys = this.pending.get(region)?.keys;
    const isWaiting = (each: Execution) =>
      keys?.has(subtaskKey(each)) === true && each.state !== 'CREATED';
    return graph.all().filter(isWaiting);
  }

  /** Regions whose delay is over. */
  dueRegions(): number[] {
    return [...this.pending].filter(([, { isDue }]) => isDue).map(([region]) => region);
  }

  /** The region runs again. */
  restarted(region: number, tasks: readonly Execution[]): void {
    this.results?.renew(tasks);
    this.pending.delete(region);
    this.restarts += 1;
  }

  /** True while any region waits. */
  isWaiting(): boolean {
    return this.pending.size > 0;
  }

  /** The restart that comes last of those that wait; null where none does. */
  snapshot(nowMs: number): RestartSnapshot | null {
    const waiting = [...this.pending.values()].sort((a, b) => b.dueAtMs - a.dueAtMs);
    const last = waiting[0];
    if (last === undefined) return null;
    const { attempt, maxAttempts } = last.restart;
    return { dueInMs: Math.max(0, last.dueAtMs - nowMs), attempt, maxAttempts };
  }

  /** Adds why there is no further restart. */
  finalMessage(message: string, reason: string): string {
    if (this.strategy.kind === 'none') return `${message}\n${reason}${NO_RESTART}`;
    const times = `${this.restarts} ${this.restarts === 1 ? 'restart' : 'restarts'}`;
    return `${message}\n${reason}. It failed again after ${times}.`;
  }

  private regionOf(subtask: SubtaskId): number {
    const region = this.regions.get(subtaskKey(subtask));
    if (region === undefined) throw new Error(`subtask ${subtaskKey(subtask)} has no region`);
    return region;
  }
}

const NO_RESTART =
  ': without checkpoints and without a restart strategy the first failure ends the job.';

/** A restart in words, for the log; of no task where a worker is lost before it has any. */
export function announcementOf({ delayMs, attempt, maxAttempts }: Restart, count: number): string {
  const of = maxAttempts === null ? '' : ` of ${maxAttempts}`;
  const what =
    count === 0 ? 'A worker will be replaced' : `${counted(count, 'task')} will be restarted`;
  return `${what} in ${delayMs} ms: restart ${attempt}${of}`;
}
