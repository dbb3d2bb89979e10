/**
 * What a window function sees of the operator, beside its elements: the window, the clocks, state
 * of the window and of the key, side outputs; and the collector, whose records carry the window's
 * last time. One object for all keys and windows.
 * Flink's WindowOperator.WindowContext and TimestampedCollector.
 */
import type { Output } from '../../element/Output.ts';
import { toApiTime } from '../../element/timestamp.ts';
import {
  type AnyStateDescriptor,
  requireDescriptor,
  type StateOf,
} from '../../state/descriptors.ts';
import type { KeyedStateStore } from '../../state/KeyedStateStore.ts';
import type { KeyedStateBackend } from '../../state/StateBackend.ts';
import { type Namespace, VOID_NAMESPACE } from '../../time/KeyContext.ts';
import type { InternalTimerService } from '../../time/TimerService.ts';
import type { Window } from '../../window/Window.ts';

/** What the context needs of its operator. */
export interface WindowFunctionSurroundings {
  readonly output: Output;
  readonly timers: InternalTimerService;
  readonly backend: KeyedStateBackend;
  /** Sessions have no state of their own. */
  readonly isMerging: boolean;
  readonly gaveNothing: (method: string) => void;
}

/** Context and collector of one operator's window function. */
export class WindowFunctionContext {
  private currentWindow: Window;
  private readonly surroundings: WindowFunctionSurroundings;
  private readonly perWindow: NamespaceStateStore;
  private readonly perKey: NamespaceStateStore;

  constructor(window: Window, surroundings: WindowFunctionSurroundings) {
    this.currentWindow = window;
    this.surroundings = surroundings;
    this.perWindow = new NamespaceStateStore(surroundings.backend, surroundings.isMerging);
    this.perKey = new NamespaceStateStore(surroundings.backend, false);
  }

  /** Points at a window. */
  pointAt(window: Window): void {
    this.currentWindow = window;
  }

  collect(value: unknown): void {
    this.surroundings.output.collect(value, this.currentWindow.maxTime);
  }

  gaveNothing(method: string): void {
    this.surroundings.gaveNothing(method);
  }

  window(): Window {
    return this.currentWindow;
  }

  currentWatermark(): number {
    return toApiTime(this.surroundings.timers.currentWatermark());
  }

  currentProcessingTime(): number {
    return this.surroundings.timers.currentProcessingTimeMs();
  }

  windowState(): KeyedStateStore {
    this.perWindow.namespace = this.currentWindow;
    return this.perWindow;
  }

  globalState(): KeyedStateStore {
    return this.perKey;
  }

  output(tag: { readonly id: string }, value: unknown): void {
    if (tag === null || tag === undefined) {
      throw new Error('OutputTag must not be null. Make one with new OutputTag(id).');
    }
    this.surroundings.output.collectSide(tag.id, value, this.currentWindow.maxTime);
  }
}

/** States of the current key under one namespace; refuses all where windows merge. */
class NamespaceStateStore implements KeyedStateStore {
  namespace: Namespace = VOID_NAMESPACE;
  private readonly backend: KeyedStateBackend;
  private readonly isForbidden: boolean;

  constructor(backend: KeyedStateBackend, isForbidden: boolean) {
    this.backend = backend;
    this.isForbidden = isForbidden;
  }

  getState<D extends AnyStateDescriptor>(descriptor: D): StateOf<D> {
    return this.stateOf(descriptor);
  }

  getListState<D extends AnyStateDescriptor>(descriptor: D): StateOf<D> {
    return this.stateOf(descriptor);
  }

  getMapState<D extends AnyStateDescriptor>(descriptor: D): StateOf<D> {
    return this.stateOf(descriptor);
  }

  getReducingState<D extends AnyStateDescriptor>(descriptor: D): StateOf<D> {
    return this.stateOf(descriptor);
  }

  getAggregatingState<D extends AnyStateDescriptor>(descriptor: D): StateOf<D> {
    return this.stateOf(descriptor);
  }

  private stateOf<D extends AnyStateDescriptor>(descriptor: D): StateOf<D> {
    if (this.isForbidden) {
      throw new Error(
        'Per-window state is not allowed when using merging windows. A session has no state that ' +
          'could survive a merge; globalState() belongs to the key and is allowed.',
      );
    }
    requireDescriptor(descriptor);
    const state = this.backend.getState(descriptor);
    state.setCurrentNamespace(this.namespace);
    return state as unknown as StateOf<D>;
  }
}
