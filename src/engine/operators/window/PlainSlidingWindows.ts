// Hot path: a record costs one look-up for all its windows; timers are registered once a window.
/**
 * Overlapping event-time windows with the default trigger and no lateness: the open windows of a
 * key lie in one state, in order of their starts, so that a record finds all of its own at once.
 * Results and their order are those of the general path.
 */
import { MAX_TIMESTAMP } from '../../element/timestamp.ts';
import { AggregatingStateDescriptor } from '../../state/descriptors.ts';
import type { InternalAggregatingState, KeyedStateBackend } from '../../state/StateBackend.ts';
import { VOID_NAMESPACE } from '../../time/KeyContext.ts';
import type { InternalTimerService } from '../../time/TimerService.ts';
import {
  elementAt,
  insertBehind,
  placeOf,
  type RunPlace,
  removeAt,
  type SortedRuns,
  stepBack,
} from '../../window/sortedRuns.ts';
import { TimeWindow } from '../../window/TimeWindow.ts';
import type { WindowFold } from './windowFolds.ts';

/** An open window; plain data. */
interface OpenWindow {
  readonly start: number;
  readonly end: number;
  /** Undefined where a null record has cleared it. */
  contents: unknown;
}

type OpenWindows = SortedRuns<OpenWindow>;

/** Called with a window that is over. */
export type CloseWindow = (window: TimeWindow, contents: unknown) => void;

/** The windows of all keys of one operator. */
export class PlainSlidingWindows {
  private readonly fold: WindowFold;
  private readonly timers: InternalTimerService;
  private readonly state: InternalAggregatingState<OpenWindows, OpenWindows>;
  private readonly close: CloseWindow;
  private readonly sizeMs: number;

  constructor(
    fold: WindowFold,
    backend: KeyedStateBackend,
    timers: InternalTimerService,
    sizeMs: number,
    close: CloseWindow,
  ) {
    this.fold = fold;
    this.timers = timers;
    this.state = backend.getState(windowsDescriptor());
    this.sizeMs = sizeMs;
    this.close = close;
  }

  /** Adds a record of the current key to its windows, newest first; false where all are late. */
  add(value: unknown, windows: readonly TimeWindow[]): boolean {
    const watermark = this.timers.currentWatermark();
    const newest = windows[0];
    if (newest === undefined || newest.maxTime <= watermark) return false;
    let open = this.state.get();
    if (open === null) {
      open = [];
      this.state.add(open);
    }
    const place = placeOf(open, newest.start);
    for (let i = 0; i < windows.length; i++) {
      const window = windows[i] as TimeWindow;
      if (window.maxTime <= watermark) break;
      let known = elementAt(open, place);
      while (known !== undefined && known.start > window.start) {
        stepBack(open, place);
        known = elementAt(open, place);
      }
      if (known !== undefined && known.start === window.start) this.put(value, known);
      else insertBehind(open, place, this.opened(value, window));
    }
    return true;
  }

  /** A timer of the current key is due: the window that ends there is over. */
  onTimer(time: number): void {
    const open = this.state.get() ?? [];
    if (time === MAX_TIMESTAMP) this.closeAll(open);
    else this.closeAt(open, placeOf(open, time + 1 - this.sizeMs), time);
  }

  private closeAt(open: SortedRuns<OpenWindow>, place: RunPlace, time: number): void {
    const window = elementAt(open, place);
    if (window === undefined || window.end - 1 < time) return;
    removeAt(open, place);
    if (open.length === 0) this.state.clear();
    this.close(new TimeWindow(window.start, window.end), window.contents);
  }

  /** At the end of all time one timer stands for all the windows that end later. */
  private closeAll(open: SortedRuns<OpenWindow>): void {
    while (open.length > 0) this.closeAt(open, { run: 0, at: 0 }, -Infinity);
  }

  private opened(value: unknown, window: TimeWindow): OpenWindow {
    const opened: OpenWindow = { start: window.start, end: window.end, contents: undefined };
    this.put(value, opened);
    this.timers.registerTimer('EVENT_TIME', VOID_NAMESPACE, window.maxTime);
    return opened;
  }

  private put(value: unknown, window: OpenWindow): void {
    const { fold } = this;
    window.contents =
      value === null || value === undefined
        ? undefined
        : fold.add(value, window.contents ?? fold.createAccumulator());
  }
}

/** One list a key, changed in place. */
function windowsDescriptor(): AggregatingStateDescriptor<OpenWindows, OpenWindows, OpenWindows> {
  return new AggregatingStateDescriptor('windows', {
    createAccumulator: () => [],
    add: (windows) => windows,
    getResult: (windows) => windows,
    merge: (a, b) => a.concat(b),
  });
}
