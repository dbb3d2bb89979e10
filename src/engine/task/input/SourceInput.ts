/**
 * How a task calls the head of its chain where that is a source. Flink's StreamTaskSourceInput.
 */

import type { ReadStatus } from '../../operators/SourceReader.ts';
import type { StreamOperator } from '../../operators/StreamOperator.ts';
import type { SourceTaskOperator } from '../../operators/source/SourceOperator.ts';
import { type ChainPosition, type Hop, NO_RECORD } from '../chain/ChainPosition.ts';

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
