/**
 * What user functions collect into: the operator's output, with the timestamp of what is being
 * processed. One per operator; the operator sets `timestamp` before each call.
 * Flink's TimestampedCollector.
 */
import type { Output } from '../../element/Output.ts';
import { NO_TIMESTAMP } from '../../element/timestamp.ts';
import type { Collector } from './functionTypes.ts';
import type { OutputTag } from './OutputTag.ts';

/** A collector over an output. */
export class TimestampedCollector implements Collector<unknown> {
  /** ms, MIN_TIMESTAMP or NO_TIMESTAMP. */
  timestamp = NO_TIMESTAMP;
  private readonly output: Output;

  constructor(output: Output) {
    this.output = output;
  }

  collect(record: unknown): void {
    this.output.collect(record, this.timestamp);
  }

  /** Throws Flink's sentence where the tag is missing. */
  collectSide(tag: OutputTag<unknown>, value: unknown, timestamp = this.timestamp): void {
    if (tag === null || tag === undefined) throw new Error('OutputTag must not be null.');
    this.output.collectSide(tag.id, value, timestamp);
  }
}
