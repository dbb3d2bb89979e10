/**
 * What a job knows of its failures: which regions fail together, what the restart strategy says,
 * and which regions wait for their restart. The JobMaster acts on it.
 * Flink's ExecutionFailureHandler, and the waiting vertices of its DefaultScheduler.
 */
import type { JobGraph, RestartSnapshot } from '../../model/index.ts';
import { type SubtaskId, subtaskKey } from '../protocol.ts';
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
  /** The delay is over; what is left are tasks that end and workers that start. */
  isDue: boolean;
}

/** Of one job. */
export class Failover {
  private readonly regions: ReadonlyMap<string, number>;
  private readonly strategy: RestartStrategy;
  private readonly random: () => number;
  private readonly pending = new Map<number, PendingRestart>();
  private state = NO_FAILURES;
  private restarts = 0;

  constructor(graph: JobGraph, random: () => number) {
    this.regions = failoverRegions(graph);
    this.strategy = strategyOf(graph.config);
    this.random = random;
  }

  /** The regions of these subtasks, each once. */
  regionsOf(subtasks: readonly SubtaskId[]): number[] {
    return [...new Set(subtasks.map((each) => this.regionOf(each)))];
  }

  /** Those of the subtasks that belong to the region. */
  membersOf<T extends SubtaskId>(region: number, subtasks: readonly T[]): T[] {
    return subtasks.filter((each) => this.regionOf(each) === region);
  }

  /** True where the subtask waits for its restart. */
  isPending(subtask: SubtaskId): boolean {
    return this.pending.has(this.regionOf(subtask));
  }

  /** Takes a failure into account. */
  decide(nowMs: number): RestartDecision {
    const failure = { atMs: nowMs, random: this.random() };
    const { state, decision } = decideRestart(this.strategy, this.state, failure);
    this.state = state;
    return decision;
  }

  /** The region waits from now on; an earlier wait is over. */
  awaitRestart(region: number, restart: Restart, nowMs: number): PendingRestart {
    const pending = { restart, dueAtMs: nowMs + restart.delayMs, isDue: false };
    this.pending.set(region, pending);
    return pending;
  }

  /** Regions whose delay is over. */
  dueRegions(): number[] {
    return [...this.pending].filter(([, { isDue }]) => isDue).map(([region]) => region);
  }

  /** The region runs again. */
  restarted(region: number): void {
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

  /** Adds why there is no further restart; without a strategy nothing was to be expected. */
  finalMessage(message: string, reason: string): string {
    if (this.strategy.kind === 'none') return message;
    const times = `${this.restarts} ${this.restarts === 1 ? 'restart' : 'restarts'}`;
    return `${message}\n${reason}. It failed again after ${times}.`;
  }

  private regionOf(subtask: SubtaskId): number {
    const region = this.regions.get(subtaskKey(subtask));
    if (region === undefined) throw new Error(`subtask ${subtaskKey(subtask)} has no region`);
    return region;
  }
}

/** A restart in words, for the log. */
export function announcementOf({ delayMs, attempt, maxAttempts }: Restart, count: number): string {
  const of = maxAttempts === null ? '' : ` of ${maxAttempts}`;
  return `${count} tasks will be restarted in ${delayMs} ms: restart ${attempt}${of}`;
}
