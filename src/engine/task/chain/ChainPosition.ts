/**
 * Where in a chain the thread of control is: read only when user code has thrown. Each hop stores
 * itself before it calls an operator and restores its caller behind the call; no `try` per record.
 */

/** A place where an operator is called. */
export interface Hop {
  /** The StreamNode that is called. */
  readonly nodeId: number;
  /** The exchange that was choosing a channel; absent inside an operator. */
  readonly edgeId?: number;
  /** The StreamNode that writes to that exchange. */
  readonly sourceNodeId?: number;
  /** What the operator was given, or NO_RECORD inside timers and watermarks. */
  currentRecord(): unknown;
}

/** No record is being processed. */
export const NO_RECORD: unique symbol = Symbol('no record');

/** One per task; `hop` is null outside operators. */
export class ChainPosition {
  hop: Hop | null = null;
  /** Takes a record that was collected while no operator ran; throws. */
  refuse: (output: Hop, value: unknown) => void = () => {
    throw new Error('a record came while no operator ran');
  };
}
