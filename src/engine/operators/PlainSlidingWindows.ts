// Hot path: a record costs one look-up for all its windows; timers are registered once a window.
/**
 * Overlapping event-time windows with the default trigger and no lateness: the open windows of a
 * key lie in one state, in order of their ends, so that a record finds all of its own at once.
 * Results and their order are those of the general path.
 */
import { AggregatingStateDescriptor } from '../state/descriptors.ts';
import type { InternalAggregatingState, KeyedStateBackend } from '../state/StateBackend.ts';
import { VOID_NAMESPACE } from '../time/KeyContext.ts';
import type { InternalTimerService } from '../time/TimerService.ts';
import { TimeWindow } from '../window/TimeWindow.ts';
import type { WindowFold } from './windowFolds.ts';

/** An open window; plain data. */
interface OpenWindow {
  readonly start: number;
  readonly end: number;
  /** Undefined where a null record has cleared it. */
  contents: unknown;
}

/** Called with a window that is over. */
export type CloseWindow = (window: TimeWindow, contents: unknown) => void;

/** The windows of all keys of one operator. */
export class PlainSlidingWindows {
  private readonly fold: WindowFold;
  private readonly timers: InternalTimerService;
  private readonly state: InternalAggregatingState<OpenWindow[], OpenWindow[]>;
  private readonly close: CloseWindow;

  constructor(
    fold: WindowFold,
    backend: KeyedStateBackend,
    timers: InternalTimerService,
    close: CloseWindow,
  ) {
    this.fold = fold;
    this.timers = timers;
    this.state = backend.getState(windowsDescriptor());
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
    let at = open.length - 1;
    for (let i = 0; i < windows.length; i++) {
      const window = windows[i] as TimeWindow;
      if (window.maxTime <= watermark) break;
      while (at >= 0 && (open[at] as OpenWindow).end > window.end) at--;
      const known = open[at];
      if (known !== undefined && known.end === window.end) this.put(value, known);
      else open.splice(at + 1, 0, this.opened(value, window));
    }
    return true;
  }

  /** A timer of the current key is due: the window that ends there is over. */
  onTimer(time: number): void {
    const open = this.state.get() ?? [];
    const index = open.findIndex(({ end }) => end - 1 === time);
    const window = open[index];
    if (window === undefined) return;
    open.splice(index, 1);
    if (open.length === 0) this.state.clear();
    this.close(new TimeWindow(window.start, window.end), window.contents);
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
function windowsDescriptor(): AggregatingStateDescriptor<OpenWindow[], OpenWindow[], OpenWindow[]> {
  return new AggregatingStateDescriptor('windows', {
    createAccumulator: () => [],
    add: (windows) => windows,
    getResult: (windows) => windows,
    merge: (a, b) => a.concat(b),
  });
}
