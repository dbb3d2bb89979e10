/**
 * The calls of a program that are under way, innermost last. A call that threw stays on the stack
 * until an outer one returns, so that the top is where an uncaught error came from.
 */

/** Fed by `__in`, `__at` and `__thrown` of an instrumented program; stays empty for a plain one. */
export class CallSiteStack {
  private readonly sites: number[] = [];
  private loop: number | undefined;
  private readonly thrownAt = new WeakMap<object, number>();
  /** For values that are no objects: only the last `throw` is known. */
  private lastThrown: { readonly error: unknown; readonly site: number } | null = null;

  /** Enters a call; returns the depth to come back to. */
  readonly enter = (site: number): number => {
    this.sites.push(site);
    return this.sites.length - 1;
  };

  /** Leaves a call and everything that it left behind. */
  readonly leave = (_site: number, depth: number, value: unknown): unknown => {
    this.sites.length = depth;
    return value;
  };

  /** Remembers where an error was thrown; the first place counts. */
  readonly thrown = (site: number, error: unknown): unknown => {
    if (typeof error !== 'object' || error === null) this.lastThrown = { error, site };
    else if (!this.thrownAt.has(error)) this.thrownAt.set(error, site);
    return error;
  };

  /** Remembers the loop that is in its next round. */
  readonly lap = (site: number): void => {
    this.loop = site;
  };

  /** The innermost call under way. */
  top(): number | undefined {
    return this.sites.at(-1);
  }

  /** Where a program is that does not end: the innermost call, else the last loop. */
  where(): number | undefined {
    return this.top() ?? this.loop;
  }

  /** The place of an uncaught error: its `throw`, else the innermost call. */
  siteOf(error: unknown): number | undefined {
    if (typeof error === 'object' && error !== null) return this.thrownAt.get(error) ?? this.top();
    return this.lastThrown?.error === error ? this.lastThrown?.site : this.top();
  }
}
