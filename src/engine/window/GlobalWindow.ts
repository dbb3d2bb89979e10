/**
 * The one window that holds every record of a key and never ends.
 * Flink's GlobalWindow.
 */
import { MAX_TIMESTAMP } from '../element/timestamp.ts';
import type { Window } from './Window.ts';

/** There is one of it. */
export class GlobalWindow implements Window {
  readonly namespaceId = 'global';
  readonly maxTime = MAX_TIMESTAMP;
  private static readonly instance = new GlobalWindow();

  /** The one global window. */
  static get(): GlobalWindow {
    return GlobalWindow.instance;
  }

  maxTimestamp(): number {
    return Infinity;
  }

  toString(): string {
    return 'GlobalWindow';
  }
}
