/**
 * Faults of the page itself that nobody expected: errors that were not caught and rejections that
 * were not handled. The first is kept with its details, later ones are counted.
 */
import { detailsOf } from '../kit/faultDetails.ts';

/** What is to be said of them. */
export interface PageFault {
  readonly details: string;
  /** How often something went wrong since the reader last looked away. */
  readonly count: number;
}

/** What the browser says of what was thrown; a part of its own events. */
export interface FaultTarget {
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(
    type: 'unhandledrejection',
    listener: (event: PromiseRejectionEvent) => void,
  ): void;
}

/** The one list of a page. */
export class PageFaults {
  private fault: PageFault | null = null;
  private readonly listeners = new Set<() => void>();

  /** Hears of what nobody caught in a window. */
  watch(target: FaultTarget): void {
    target.addEventListener('error', (event) => {
      if (!isHarmless(event.message)) this.report(event.error ?? event.message);
    });
    target.addEventListener('unhandledrejection', ({ reason }) => {
      if (!isHarmless(String((reason as Error | null)?.name))) this.report(reason);
    });
  }

  /** Takes anything that was thrown. */
  report(thrown: unknown): void {
    const before = this.fault;
    const details = before?.details ?? detailsOf(thrown);
    this.set({ details, count: (before?.count ?? 0) + 1 });
  }

  /** The reader has seen it. */
  dismiss(): void {
    this.set(null);
  }

  /** For `useSyncExternalStore`. */
  readonly current = (): PageFault | null => this.fault;

  /** Returns the function that unsubscribes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private set(fault: PageFault | null): void {
    this.fault = fault;
    for (const listener of this.listeners) listener();
  }
}

/** The browser's note that a size changed twice, and what the editor says of work it gave up. */
function isHarmless(text: string): boolean {
  return text.startsWith('ResizeObserver loop') || text === 'Canceled';
}
