/**
 * Functions that keep state without a key, and that state's life: restored before the function is
 * initialised, initialised before it opens, written by the function itself at each snapshot.
 * Flink's CheckpointedFunction and StreamingFunctionUtils.
 */
import type { KeyedStateStore } from '../../state/KeyedStateStore.ts';
import { OperatorStateBackend, type OperatorStateStore } from '../../state/OperatorStateBackend.ts';
import {
  type OperatorStateSnapshot,
  repartitionOperatorState,
} from '../../state/RoundRobinOperatorStateRepartitioner.ts';
import type { SubtaskInfo } from '../OperatorContext.ts';
import { setRuntimeContext } from './RichFunction.ts';
import type { RuntimeContext } from './RuntimeContext.ts';

/** What a function knows while its state is written. */
export interface FunctionSnapshotContext {
  getCheckpointId(): number;
}

/** What a function gets its states from. */
export interface FunctionInitializationContext {
  /** True where a snapshot was restored, also one in which the function had nothing. */
  isRestored(): boolean;
  getOperatorStateStore(): OperatorStateStore;
  getKeyedStateStore(): KeyedStateStore;
}

/** A function with operator state. */
export interface CheckpointedFunction {
  snapshotState(context: FunctionSnapshotContext): void;
  initializeState(context: FunctionInitializationContext): void;
}

/** True where a function object has one of the two methods. */
export function isCheckpointedFunction(fn: unknown): fn is Partial<CheckpointedFunction> {
  if (typeof fn !== 'object' || fn === null) return false;
  const { initializeState, snapshotState } = fn as Record<string, unknown>;
  return typeof initializeState === 'function' || typeof snapshotState === 'function';
}

/** The operator state around one user function. */
export class FunctionState {
  readonly backend = new OperatorStateBackend();
  private readonly fn: unknown;
  private isRestored = false;

  constructor(fn: unknown) {
    this.fn = fn;
  }

  /** Takes the own share out of one part per old subtask. */
  restore(parts: readonly unknown[], { subtaskIndex, parallelism }: SubtaskInfo): void {
    this.isRestored = true;
    const shares = repartitionOperatorState(parts as OperatorStateSnapshot[], parallelism);
    this.backend.restore(shares[subtaskIndex] ?? []);
  }

  /** Before the function opens. */
  initialize(runtimeContext: RuntimeContext): void {
    if (!isCheckpointedFunction(this.fn)) return;
    setRuntimeContext(this.fn, runtimeContext);
    this.fn.initializeState?.({
      isRestored: () => this.isRestored,
      getOperatorStateStore: () => this.backend,
      getKeyedStateStore: () => runtimeContext,
    });
  }

  /** Lets the function write, then gives what lies there. */
  snapshot(checkpointId: number): OperatorStateSnapshot {
    if (isCheckpointedFunction(this.fn)) {
      this.fn.snapshotState?.({ getCheckpointId: () => checkpointId });
    }
    return this.backend.snapshot();
  }
}
