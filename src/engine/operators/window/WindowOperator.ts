// Hot path: event-time windows on a grid with the default trigger call no trigger and register a
// timer once for a key and window; nothing else is allocated for a record.
/**
 * Gathers records by key and window and calls the window function when the trigger says so. Windows
 * are the namespaces of contents, trigger state and timers. Late records go to a side output or are
 * counted. Sessions merge through a MergingWindowSet that lies in keyed state.
 * Flink's WindowOperator.
 */
import { MAX_TIMESTAMP, MIN_TIMESTAMP, toApiTime } from '../../element/timestamp.ts';
import { AggregatingStateDescriptor } from '../../state/descriptors.ts';
import type { InternalAggregatingState, KeyedStateBackend } from '../../state/StateBackend.ts';
import type { Namespace } from '../../time/KeyContext.ts';
import type { InternalTimerService, TimeDomain, Triggerable } from '../../time/TimerService.ts';
import type { TimestampedValue } from '../../window/Evictor.ts';
import { GridWindows } from '../../window/gridWindows.ts';
import {
  type MergeActions,
  MergingWindowSet,
  type OpenSessions,
} from '../../window/MergingWindowSet.ts';
import { PurgingTrigger } from '../../window/PurgingTrigger.ts';
import type { TimeWindow } from '../../window/TimeWindow.ts';
import type { Trigger, TriggerResult } from '../../window/Trigger.ts';
import type { Window } from '../../window/Window.ts';
import type { WindowAssigner, WindowAssignerContext } from '../../window/WindowAssigner.ts';
import { FunctionState, isCheckpointedFunction } from '../functions/CheckpointedFunction.ts';
import { cloneFunction } from '../functions/cloneFunction.ts';
import { closeFunction, openFunction } from '../functions/RichFunction.ts';
import { StreamingRuntimeContext } from '../functions/RuntimeContext.ts';
import { UntakenReturns } from '../functions/UntakenReturns.ts';
import { StreamOperator } from '../StreamOperator.ts';
import { PlainSessions } from './PlainSessions.ts';
import { PlainSlidingWindows } from './PlainSlidingWindows.ts';
import { WindowEviction } from './WindowEviction.ts';
import { WindowFunctionContext } from './WindowFunctionContext.ts';
import { WindowTriggerContext } from './WindowTriggerContext.ts';
import { isDefault, isOverlapping, sessionsDescriptor } from './windowFacts.ts';
import { createFold, ListFold, type WindowFold } from './windowFolds.ts';
import { type CallWindowFunction, callOf, clearOf } from './windowFunctions.ts';
import type { WindowOperatorOptions } from './windowOptions.ts';

/** The key of windowAll. */
const ALL_KEY = 0;

/** Windows of a keyed stream, or of a whole one. */
export class WindowOperator
  extends StreamOperator
  implements Triggerable, WindowAssignerContext, MergeActions
{
  private readonly options: WindowOperatorOptions;
  private readonly fold: WindowFold;
  private readonly eviction: WindowEviction | null;
  private contents!: InternalAggregatingState<unknown, unknown>;
  private functionContext!: WindowFunctionContext;
  private readonly call: CallWindowFunction | null;
  private readonly clearFunction: ((context: unknown) => void) | null;
  private readonly assigner: WindowAssigner<Window>;
  private readonly trigger: Trigger<unknown, Window>;
  private readonly allowedLatenessMs: number;
  private readonly cleanupDomain: TimeDomain;
  /** The trigger is the default one, or purges around it; windows lie on a grid of event time. */
  private readonly isPlain: boolean;
  private readonly isPurging: boolean;
  private backend!: KeyedStateBackend;
  private timers!: InternalTimerService;
  private triggerContext!: WindowTriggerContext;
  private readonly sessions: MergingWindowSet | null;
  private openSessions!: InternalAggregatingState<OpenSessions, OpenSessions>;
  /** In place of `sessions` and `contents` where nothing but the default is asked of sessions. */
  private plainSessions: PlainSessions | null = null;
  /** The same for windows that overlap. */
  private plainWindows: PlainSlidingWindows | null = null;
  private readonly functionState: FunctionState;
  private isOpen = false;
  private untaken: UntakenReturns | null = null;

  constructor(options: WindowOperatorOptions) {
    super();
    const { contents, evictor } = options;
    this.options = options;
    this.functionState = new FunctionState(options.windowFunction);
    this.eviction = evictor === undefined ? null : new WindowEviction(evictor, contents);
    this.fold = createFold(this.eviction === null ? contents : { kind: 'list' });
    this.assigner = options.assigner.fresh();
    this.trigger = cloneFunction(options.trigger ?? options.assigner.getDefaultTrigger());
    this.allowedLatenessMs = options.allowedLatenessMs ?? 0;
    this.cleanupDomain = this.assigner.isEventTime ? 'EVENT_TIME' : 'PROCESSING_TIME';
    this.isPurging = this.trigger.constructor === PurgingTrigger;
    const isGrid = this.assigner instanceof GridWindows && this.assigner.isEventTime;
    this.isPlain = isGrid && isDefault(this.trigger);
    const { windowFunction: fn } = options;
    this.call = fn === undefined ? null : callOf(fn, options.keySelector !== null);
    this.clearFunction = clearOf(fn);
    this.sessions = this.assigner.isMerging
      ? new MergingWindowSet(this.assigner as WindowAssigner<TimeWindow>)
      : null;
  }

  override open(): void {
    const { context, output, assigner } = this;
    const backend = context.keyedState();
    this.backend = backend;
    this.timers = context.timerService('window-timers', this);
    this.contents = backend.getState(new AggregatingStateDescriptor('window-contents', this.fold));
    if (this.sessions !== null) this.openSessions = backend.getState(sessionsDescriptor());
    if (this.isDefault()) this.keepPlainly();
    const gaveNothing = (method: string) => context.remark('gives-nothing-back', method);
    this.fold.gaveNothing = gaveNothing;
    const nowhere = assigner.windowOfId('0,0');
    this.triggerContext = new WindowTriggerContext(nowhere, this.timers, backend);
    this.functionContext = new WindowFunctionContext(nowhere, {
      output,
      timers: this.timers,
      backend,
      isMerging: assigner.isMerging,
      gaveNothing,
    });
    if (this.options.keySelector === null) backend.setCurrentKey(ALL_KEY);
    this.isOpen = true;
    const runtimeContext = new StreamingRuntimeContext(context, true);
    this.functionState.initialize(runtimeContext);
    openFunction(this.options.windowFunction, runtimeContext);
  }

  /** The window function's own state without a key. */
  override snapshotState(checkpointId: number): unknown {
    const isNeeded = isCheckpointedFunction(this.options.windowFunction);
    return isNeeded ? this.functionState.snapshot(checkpointId) : null;
  }

  override restoreState(parts: readonly unknown[]): void {
    this.functionState.restore(parts, this.context.subtask);
  }

  override finish(): void {
    this.untaken?.end();
  }

  override close(): void {
    if (this.isOpen) closeFunction(this.options.windowFunction);
    this.isOpen = false;
  }

  currentProcessingTimeMs(): number {
    return this.timers.currentProcessingTimeMs();
  }

  random(): number {
    return this.context.random();
  }

  restoreNamespace(namespaceId: string | number): Namespace {
    return this.assigner.windowOfId(namespaceId);
  }

  processElement(value: unknown, timestamp: number): void {
    const { keySelector } = this.options;
    if (keySelector !== null) this.backend.setCurrentKey(keySelector(value));
    // biome-ignore lint/suspicious/noSelfCompare: quicker than Number.isNaN here
    const time = timestamp === timestamp ? timestamp : MIN_TIMESTAMP;
    const windows = this.assigner.assignWindows(value, time, this);
    this.fold.isShared = windows.length > 1;
    const isAccepted =
      this.plainWindows === null
        ? this.addToEach(value, timestamp, windows)
        : this.addToPlain(this.plainWindows, value, windows as readonly TimeWindow[]);
    if (!isAccepted && this.isElementLate(time)) this.dropLate(value, timestamp);
  }

  private addToPlain(
    plain: PlainSlidingWindows,
    value: unknown,
    windows: readonly TimeWindow[],
  ): boolean {
    if (value === null || value === undefined) this.requireNullable();
    return plain.add(value, windows);
  }

  private addToEach(value: unknown, timestamp: number, windows: readonly Window[]): boolean {
    let isAccepted = false;
    for (let i = 0; i < windows.length; i++) {
      const window = windows[i] as Window;
      if (this.sessions !== null) {
        if (this.addToSession(value, timestamp, window as TimeWindow)) isAccepted = true;
      } else if (!this.isWindowLate(window)) {
        isAccepted = true;
        if (this.isPlain && value !== null && value !== undefined)
          this.addPlainly(value, timestamp, window);
        else this.addTo(value, timestamp, window, window);
      }
    }
    return isAccepted;
  }

  onEventTime(timestamp: number, _key: unknown, namespace: Namespace): void {
    if (this.plainSessions !== null) this.plainSessions.onTimer(timestamp);
    else if (this.plainWindows !== null) this.plainWindows.onTimer(timestamp);
    else this.onTimer('EVENT_TIME', timestamp, namespace as Window);
  }

  onProcessingTime(timestamp: number, _key: unknown, namespace: Namespace): void {
    this.onTimer('PROCESSING_TIME', timestamp, namespace as Window);
  }

  merge(
    result: TimeWindow,
    parts: readonly TimeWindow[],
    stateWindow: TimeWindow,
    mergedStateWindows: readonly TimeWindow[],
  ): void {
    this.checkMergeIsOpen(result);
    const { triggerContext: context } = this;
    context.window = result;
    context.mergedWindows = parts;
    this.trigger.onMerge(result, context);
    context.mergedWindows = [];
    for (const part of parts) {
      context.window = part;
      this.trigger.clear(part, context);
      this.timers.deleteTimer(this.cleanupDomain, part, this.cleanupTime(part));
    }
    if (mergedStateWindows.length > 0) {
      this.contents.mergeNamespaces(stateWindow, mergedStateWindows);
    }
  }

  abandon(stateWindow: TimeWindow): void {
    this.contents.setCurrentNamespace(stateWindow);
    this.contents.clear();
  }

  /** Gives the contents of the current namespace away; `isKept` where they stay afterwards. */
  private fire(window: Window, isKept: boolean): void {
    const result = this.contents.get();
    if (result === null || result === undefined) return;
    this.functionContext.pointAt(window);
    if (this.eviction !== null) this.fireWithEvictor(this.eviction, result as TimestampedValue[]);
    else this.giveResult(result, isKept);
  }

  private giveResult(result: unknown, isKept: boolean): void {
    if (this.call === null) this.functionContext.collect(result);
    else this.give(this.elementsOf(result, isKept));
  }

  /** Event time, the default trigger, no lateness, no evictor. */
  private isDefault(): boolean {
    const { assigner, eviction, allowedLatenessMs } = this;
    if (!assigner.isEventTime || eviction !== null || allowedLatenessMs > 0) return false;
    // sessions that keep plainly move their timers when these fire, which BATCH mode ignores
    return !this.context.isBatch && isDefault(this.trigger);
  }

  private keepPlainly(): void {
    const { fold, backend, timers, assigner } = this;
    const close = (window: Window, contents: unknown) => this.closeWindow(window, contents);
    if (assigner.isMerging) this.plainSessions = new PlainSessions(fold, backend, timers, close);
    else if (isOverlapping(assigner)) {
      this.plainWindows = new PlainSlidingWindows(fold, backend, timers, assigner.sizeMs, close);
    }
  }

  private closeWindow(window: Window, contents: unknown): void {
    this.functionContext.pointAt(window);
    const result = contents === undefined ? null : this.fold.getResult(contents);
    if (result !== null && result !== undefined) this.giveResult(result, false);
    this.clearFunction?.(this.functionContext);
  }

  private fireWithEvictor(eviction: WindowEviction, all: TimestampedValue[]): void {
    const isAnyLeft = eviction.fire(all, (elements) => this.give(elements));
    if (!isAnyLeft) this.contents.clear();
  }

  private give(elements: unknown[]): void {
    const context = this.functionContext;
    if (this.call !== null) {
      const returned = this.call(this.backend.currentKey(), context, elements, context);
      if (returned !== undefined) this.gaveBack(returned);
    } else for (const element of elements) context.collect(element);
  }

  /** What is kept of a record: all of it is the window's own. */
  private kept(value: unknown, timestamp: number): unknown {
    return this.eviction === null ? value : { value, timestamp };
  }

  private requireNullable(): void {
    if (!(this.fold instanceof ListFold)) return;
    throw new Error(
      'You cannot add null to a ListState. A window that keeps its records cannot take null or ' +
        'undefined; filter them out before the window.',
    );
  }

  private gaveBack(returned: unknown): void {
    this.untaken ??= new UntakenReturns(this.context, this.output, 'process');
    this.untaken.note(returned);
  }

  private elementsOf(result: unknown, isKept: boolean): unknown[] {
    if (!(this.fold instanceof ListFold)) return [result];
    return isKept ? (result as unknown[]).slice() : (result as unknown[]);
  }

  /** The default trigger without a trigger: a timer at the first record, a firing at late ones. */
  private addPlainly(value: unknown, timestamp: number, window: Window): void {
    const { contents, fold } = this;
    contents.setCurrentNamespace(window);
    fold.isNew = false;
    contents.add(this.kept(value, timestamp));
    if (window.maxTime <= this.timers.currentWatermark()) {
      this.fire(window, !this.isPurging);
      if (this.isPurging) contents.clear();
      this.registerCleanupTimer(window);
    } else if (fold.isNew) {
      this.timers.registerTimer('EVENT_TIME', window, window.maxTime);
      if (this.allowedLatenessMs > 0) this.registerCleanupTimer(window);
    }
  }

  private addToSession(value: unknown, timestamp: number, window: TimeWindow): boolean {
    if (this.plainSessions !== null) {
      if (value === null || value === undefined) this.requireNullable();
      return this.plainSessions.add(value, window);
    }
    const sessions = this.sessions as MergingWindowSet;
    this.loadSessions();
    const actual = sessions.addWindow(window, this);
    const isLate = this.isWindowLate(actual);
    const stateWindow = sessions.stateWindowOf(actual) as TimeWindow;
    if (isLate) sessions.retire(actual);
    this.storeSessions();
    if (!isLate) this.addTo(value, timestamp, actual, stateWindow);
    return !isLate;
  }

  private addTo(value: unknown, timestamp: number, window: Window, stateWindow: Window): void {
    const { contents, triggerContext: context } = this;
    contents.setCurrentNamespace(stateWindow);
    const kept = this.kept(value, timestamp);
    if (kept === null || kept === undefined) this.requireNullable();
    contents.add(kept);
    context.window = window;
    // biome-ignore lint/suspicious/noSelfCompare: quicker than Number.isNaN here
    const time = timestamp === timestamp ? toApiTime(timestamp) : -Infinity;
    const result = this.trigger.onElement(value, time, window, context);
    this.obey(result, window, false);
    this.registerCleanupTimer(window);
  }

  private onTimer(domain: TimeDomain, timestamp: number, window: Window): void {
    let stateWindow = window;
    if (this.sessions !== null) {
      this.loadSessions();
      const open = this.sessions.stateWindowOf(window as TimeWindow);
      // A timer that a trigger left behind for a session that is gone.
      if (open === undefined) return;
      stateWindow = open;
    }
    const { contents, triggerContext: context } = this;
    contents.setCurrentNamespace(stateWindow);
    context.window = window;
    const isCleanup = domain === this.cleanupDomain && timestamp === this.cleanupTime(window);
    // the last time of a window that ends above the engine's highest time is its own
    const isLast = timestamp === MAX_TIMESTAMP && window.maxTime === MAX_TIMESTAMP;
    const time = isLast ? window.maxTimestamp() : toApiTime(timestamp);
    const result =
      domain === 'EVENT_TIME'
        ? this.trigger.onEventTime(time, window, context)
        : this.trigger.onProcessingTime(time, window, context);
    this.obey(result, window, isCleanup);
    if (isCleanup) this.cleanUp(window);
  }

  private obey(result: TriggerResult, window: Window, isCleanup: boolean): void {
    switch (result) {
      case 'CONTINUE':
        break;
      case 'FIRE':
        this.fire(window, !isCleanup);
        break;
      case 'FIRE_AND_PURGE':
        this.fire(window, false);
        this.contents.clear();
        break;
      case 'PURGE':
        this.contents.clear();
        break;
      default:
        throw new Error(
          `The trigger ${this.trigger.describe()} returned ${String(result)}; it must return ` +
            "'CONTINUE', 'FIRE', 'PURGE' or 'FIRE_AND_PURGE'.",
        );
    }
  }

  /** The end of a window: contents, trigger state, the user's own state, the session. */
  private cleanUp(window: Window): void {
    this.contents.clear();
    if (!this.isPlain) {
      this.triggerContext.window = window;
      this.trigger.clear(window, this.triggerContext);
    }
    if (this.clearFunction !== null) {
      this.functionContext.pointAt(window);
      this.clearFunction(this.functionContext);
    }
    if (this.sessions === null) return;
    this.loadSessions();
    this.sessions.retire(window as TimeWindow);
    this.storeSessions();
  }

  private loadSessions(): void {
    this.sessions?.load(this.openSessions.get() ?? []);
  }

  private storeSessions(): void {
    const sessions = (this.sessions as MergingWindowSet).stored();
    if (sessions.length === 0) this.openSessions.clear();
    else this.openSessions.add(sessions);
  }

  private isWindowLate(window: Window): boolean {
    if (!this.assigner.isEventTime) return false;
    return this.cleanupTime(window) <= this.timers.currentWatermark();
  }

  private isElementLate(time: number): boolean {
    if (!this.assigner.isEventTime) return false;
    return time + this.allowedLatenessMs <= this.timers.currentWatermark();
  }

  private dropLate(value: unknown, timestamp: number): void {
    const { lateTagId } = this.options;
    if (lateTagId === undefined) this.context.counters.lateRecordsDropped++;
    else this.output.collectSide(lateTagId, value, timestamp);
  }

  private cleanupTime(window: Window): number {
    if (!this.assigner.isEventTime) return window.maxTime;
    return Math.min(window.maxTime + this.allowedLatenessMs, MAX_TIMESTAMP);
  }

  private registerCleanupTimer(window: Window): void {
    const time = this.cleanupTime(window);
    // Flink's highest time lies above the engine's: only what has no end is never cleaned up
    const isEndless = window.maxTimestamp() + this.allowedLatenessMs >= 2 ** 63;
    if (!isEndless) this.timers.registerTimer(this.cleanupDomain, window, time);
  }

  private checkMergeIsOpen(result: TimeWindow): void {
    const isEventTime = this.assigner.isEventTime;
    const now = isEventTime
      ? this.timers.currentWatermark()
      : this.timers.currentProcessingTimeMs();
    if (this.cleanupTime(result) > now) return;
    const [article, kind, clock] = isEventTime
      ? ['an', 'event-time', 'watermark']
      : ['a', 'processing-time', 'processing time'];
    throw new Error(
      `The end timestamp of ${article} ${kind} window cannot become earlier than the current ` +
        `${clock} by merging. Current ${clock}: ${now} window: ${result}`,
    );
  }
}
