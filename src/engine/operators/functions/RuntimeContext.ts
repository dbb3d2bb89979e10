/**
 * What a rich function knows of the subtask that it runs in, and its keyed states.
 * Flink's RuntimeContext, TaskInfo and StreamingRuntimeContext.
 */

import {
  type AggregatingStateDescriptor,
  type AnyStateDescriptor,
  type ListStateDescriptor,
  type MapStateDescriptor,
  type ReducingStateDescriptor,
  requireDescriptor,
  type ValueStateDescriptor,
} from '../../state/descriptors.ts';
import type { KeyedStateStore } from '../../state/KeyedStateStore.ts';
import type { InternalStateOf } from '../../state/StateBackend.ts';
import type {
  AggregatingState,
  ListState,
  MapState,
  ReducingState,
  ValueState,
} from '../../state/stateTypes.ts';
import type { OperatorContext } from '../OperatorContext.ts';

/** Which subtask this is. */
export interface TaskInfo {
  getIndexOfThisSubtask(): number;
  getNumberOfParallelSubtasks(): number;
  getMaxNumberOfParallelSubtasks(): number;
  getAttemptNumber(): number;
  getTaskName(): string;
}

/** A rich function's view of its task. */
export interface RuntimeContext extends KeyedStateStore {
  getTaskInfo(): TaskInfo;
  getIndexOfThisSubtask(): number;
  getNumberOfParallelSubtasks(): number;
  getAttemptNumber(): number;
  getTaskName(): string;
}

/** The runtime context over an operator's context. */
export class StreamingRuntimeContext implements RuntimeContext, TaskInfo {
  private readonly context: OperatorContext;
  private readonly isKeyed: boolean;

  constructor(context: OperatorContext, isKeyed: boolean) {
    this.context = context;
    this.isKeyed = isKeyed;
  }

  getTaskInfo(): TaskInfo {
    return this;
  }

  getIndexOfThisSubtask(): number {
    return this.context.subtask.subtaskIndex;
  }

  getNumberOfParallelSubtasks(): number {
    return this.context.subtask.parallelism;
  }

  getMaxNumberOfParallelSubtasks(): number {
    return this.context.subtask.maxParallelism;
  }

  getAttemptNumber(): number {
    return this.context.subtask.attempt;
  }

  getTaskName(): string {
    return this.context.subtask.taskName;
  }

  getState<T>(descriptor: ValueStateDescriptor<T>): ValueState<T> {
    return this.keyedState(descriptor);
  }

  getListState<T>(descriptor: ListStateDescriptor<T>): ListState<T> {
    return this.keyedState(descriptor);
  }

  getMapState<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V> {
    return this.keyedState(descriptor);
  }

  getReducingState<T>(descriptor: ReducingStateDescriptor<T>): ReducingState<T> {
    return this.keyedState(descriptor);
  }

  getAggregatingState<T, A, R>(
    descriptor: AggregatingStateDescriptor<T, A, R>,
  ): AggregatingState<T, R> {
    return this.keyedState(descriptor);
  }

  private keyedState<D extends AnyStateDescriptor>(descriptor: D): InternalStateOf<D> {
    requireDescriptor(descriptor);
    if (!this.isKeyed) {
      // Flink 2 names the state; its documents and older releases have the sentence without it.
      const where = "can only be used on a 'keyed stream', i.e., after a 'keyBy()' operation.";
      throw new Error(
        `Keyed state '${descriptor.name}' with type ${descriptor.kind.toUpperCase()} ${where} ` +
          `It was asked for by ${this.context.name}, whose input has no key. Keyed state ${where}`,
      );
    }
    return this.context.keyedState().getState(descriptor);
  }
}
