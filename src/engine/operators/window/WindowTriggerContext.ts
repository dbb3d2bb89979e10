/**
 * What a trigger sees of the operator: one object for all keys and windows, pointed at the current
 * window before each call. Times are those of programs on this side, the engine's on the other.
 * Flink's WindowOperator.Context.
 */
import { toApiTime } from '../../element/timestamp.ts';
import { type AnyStateDescriptor, requireDescriptor } from '../../state/descriptors.ts';
import type { InternalMergingState, KeyedStateBackend } from '../../state/StateBackend.ts';
import type { InternalTimerService } from '../../time/TimerService.ts';
import type { OnMergeContext, TriggerStateDescriptor } from '../../window/Trigger.ts';
import type { Window } from '../../window/Window.ts';
import { toTimerTime } from '../process/processContexts.ts';

/** The context of one operator's trigger. */
export class WindowTriggerContext implements OnMergeContext {
  window: Window;
  /** The parts of a merge while `onMerge` runs. */
  mergedWindows: readonly Window[] = [];
  private readonly timers: InternalTimerService;
  private readonly backend: KeyedStateBackend;

  constructor(window: Window, timers: InternalTimerService, backend: KeyedStateBackend) {
    this.window = window;
    this.timers = timers;
    this.backend = backend;
  }

  getCurrentWatermark(): number {
    return toApiTime(this.timers.currentWatermark());
  }

  getCurrentProcessingTime(): number {
    return this.timers.currentProcessingTimeMs();
  }

  registerEventTimeTimer(time: number): void {
    this.timers.registerTimer('EVENT_TIME', this.window, toTimerTime(time));
  }

  deleteEventTimeTimer(time: number): void {
    this.timers.deleteTimer('EVENT_TIME', this.window, toTimerTime(time));
  }

  registerProcessingTimeTimer(time: number): void {
    this.timers.registerTimer('PROCESSING_TIME', this.window, toTimerTime(time));
  }

  deleteProcessingTimeTimer(time: number): void {
    this.timers.deleteTimer('PROCESSING_TIME', this.window, toTimerTime(time));
  }

  getPartitionedState<S>(descriptor: TriggerStateDescriptor<S>): S {
    requireDescriptor(descriptor);
    const state = this.backend.getState(descriptor as AnyStateDescriptor);
    state.setCurrentNamespace(this.window);
    return state as S;
  }

  mergePartitionedState(descriptor: TriggerStateDescriptor<unknown>): void {
    if (this.mergedWindows.length === 0) return;
    const state = this.backend.getState(descriptor as AnyStateDescriptor);
    if (!('mergeNamespaces' in state)) {
      throw new Error(
        'Error while merging state. The given state descriptor does not refer to a mergeable ' +
          'state (MergingState): ' +
          `'${descriptor.name}' is neither list nor reducing nor aggregating state.`,
      );
    }
    (state as InternalMergingState).mergeNamespaces(this.window, this.mergedWindows);
  }
}
