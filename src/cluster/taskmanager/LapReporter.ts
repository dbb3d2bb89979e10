/**
 * Called from inside the program's loops while it runs. A loop that does not end blocks its worker,
 * but messages still leave it: this is how anybody learns where it is. Rarely looks at the clock.
 */

/** Calls between two looks at the clock; a power of two. */
const CALLS_PER_LOOK = 1024;
/** How long one slice may take before it is worth a report, and the pause between reports. */
const REPORT_AFTER_MS = 500;

/** One per worker. */
export class LapReporter {
  private readonly nowMs: () => number;
  private readonly report: (forMs: number) => void;
  private calls = 0;
  private sinceMs = 0;
  private lastReportMs = 0;

  constructor(nowMs: () => number, report: (forMs: number) => void) {
    this.nowMs = nowMs;
    this.report = report;
  }

  /** User code may run from now on. */
  begin(): void {
    this.sinceMs = this.nowMs();
    this.lastReportMs = this.sinceMs;
    this.calls = 0;
  }

  /** One round of some loop. */
  readonly lap = (): void => {
    this.calls += 1;
    if ((this.calls & (CALLS_PER_LOOK - 1)) !== 0) return;
    const now = this.nowMs();
    if (now - this.lastReportMs < REPORT_AFTER_MS) return;
    this.lastReportMs = now;
    this.report(now - this.sinceMs);
  };
}
