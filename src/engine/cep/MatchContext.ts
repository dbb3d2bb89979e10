/**
 * What conditions see of the match that is asked about: its events are looked up once, and only
 * when a condition asks. One object for all; it is pointed at each match in turn.
 * Flink's NFA.ConditionContext.
 */
import { toApiTime } from '../element/timestamp.ts';
import type { ConditionContext } from './conditions.ts';
import { type Match, materialize, NO_NODE, pathTo, type SharedBuffer } from './SharedBuffer.ts';

const NO_EVENTS: readonly unknown[] = [];

/** The context of all conditions of one Nfa. */
export class MatchContext implements ConditionContext<unknown> {
  private readonly nowMs: () => number;
  private buffer: SharedBuffer | null = null;
  private node = NO_NODE;
  private time = 0;
  private match: Match | null = null;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  pointAt(buffer: SharedBuffer, node: number, timestamp: number): void {
    this.buffer = buffer;
    this.node = node;
    this.time = timestamp;
    this.match = null;
  }

  getEventsForPattern(name: string): Iterable<unknown> {
    if (this.buffer === null) throw new Error('A condition asked for events outside of its call');
    this.match ??= materialize(this.buffer, pathTo(this.buffer, this.node));
    return Object.hasOwn(this.match, name) ? (this.match[name] ?? NO_EVENTS) : NO_EVENTS;
  }

  timestamp(): number {
    return toApiTime(this.time);
  }

  currentProcessingTime(): number {
    return this.nowMs();
  }
}
