/**
 * How a task calls the head of its chain where that is a source. Flink's StreamTaskSourceInput.
 */
import type { ReadStatus } from '../operators/SourceReader.ts';
import type { StreamOperator } from '../operators/StreamOperator.ts';
import { type ChainPosition, type Hop, NO_RECORD } from './ChainPosition.ts';

/** An operator that the task asks for records instead of giving it some. */
export interface SourceTaskOperator {
  /** Emits at most `limit` records and says what it waits for; at `END` it has emitted MAX. */
  readSlice(limit: number): ReadStatus;
}

/** True for source operators. */
export function isSourceTaskOperator(
  operator: StreamOperator,
): operator is StreamOperator & SourceTaskOperator {
  return 'readSlice' in operator;
}

/** Calls a source with the chain's position set. */
export class SourceInput implements Hop {
  readonly nodeId: number;
  private readonly operator: SourceTaskOperator;
  private readonly position: ChainPosition;

  constructor(nodeId: number, operator: SourceTaskOperator, position: ChainPosition) {
    this.nodeId = nodeId;
    this.operator = operator;
    this.position = position;
  }

  /** One piece of the source. */
  read(limit: number): ReadStatus {
    this.position.hop = this;
    const status = this.operator.readSlice(limit);
    this.position.hop = null;
    return status;
  }

  currentRecord(): unknown {
    return NO_RECORD;
  }
}
