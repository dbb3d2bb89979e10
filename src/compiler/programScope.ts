/**
 * What a program finds when it is evaluated: the API, the hooks that the compiler has put into its
 * text, and the globals that a simulated run replaces by seeded and virtual ones.
 */
import { type Scrutiny, watchedProxy } from '../engine/index.ts';

/** Globals that are looked up in the scope, so that a run can give its own. */
export const SCOPED_GLOBALS = [
  'Math',
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'queueMicrotask',
  'console',
  'Proxy',
] as const;

/** A run's own globals, by name. */
export type ScopeGlobals = Record<(typeof SCOPED_GLOBALS)[number], unknown>;

/** What the compiler's insertions call. */
export interface ProgramHooks {
  readonly __in: (site: number) => number;
  readonly __at: (site: number, depth: number, value: unknown) => unknown;
  readonly __thrown: (site: number, error: unknown) => unknown;
  /** Called in each round of each loop, with its number in an instrumented text; must be quick. */
  readonly __lap: (site: number) => void;
  /** Takes what a call at the top level gave; promises among it are waited for at the end. */
  readonly __done: (value: unknown) => void;
  readonly __settled: () => Promise<unknown>;
  readonly __classes: (classes: Readonly<Record<string, unknown>>, scrutiny: Scrutiny) => void;
}

/** The one argument of a program. */
export interface ProgramScope {
  readonly millrace: Readonly<Record<string, unknown>>;
  readonly hooks: ProgramHooks;
  readonly globals: Readonly<Record<string, unknown>>;
}

/** The default export of a compiled text. */
export type ProgramModule = (scope: object) => Promise<void>;

function globalNames(): Record<string, unknown> {
  const realm = globalThis as unknown as Record<string, unknown>;
  return Object.fromEntries(SCOPED_GLOBALS.map((name) => [name, realm[name]]));
}

/** The realm's globals, with the given ones in their place. */
export function scopeGlobals(own: Partial<ScopeGlobals>): Record<string, unknown> {
  return { ...globalNames(), Proxy: watchedProxy(), ...own };
}
