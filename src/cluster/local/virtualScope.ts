/**
 * The globals of a simulated program: a seeded Math.random, and a clock and timers that follow
 * virtual time. The realm's own stay untouched.
 */
import type { ScopeGlobals } from '../../compiler/index.ts';
import type { Cancellation, EventLoop } from '../EventLoop.ts';
import { createRandom } from '../random.ts';

/** Fresh globals for one worker. */
export function createVirtualScope(eventLoop: EventLoop, seed: number): Partial<ScopeGlobals> {
  const startMs = eventLoop.nowMs();
  const performance = { now: () => eventLoop.nowMs() - startMs, timeOrigin: startMs };
  return {
    Math: virtualMath(createRandom(seed)),
    Date: virtualDate(() => Math.floor(eventLoop.nowMs())),
    performance,
    ...virtualTimers(eventLoop),
  };
}

function virtualMath(random: () => number): Math {
  const math = Object.create(Math, Object.getOwnPropertyDescriptors(Math)) as Math;
  Object.defineProperty(math, 'random', { value: random });
  return math;
}

/** Real dates all the same (`instanceof Date` holds); only "now" is virtual. */
function virtualDate(nowMs: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
    apply: () => new Date(nowMs()).toString(),
    get: (target, name) => (name === 'now' ? nowMs : Reflect.get(target, name)),
  });
}

type Callback = (...args: unknown[]) => void;

/** What a callback throws is told by the realm, as any stray error; the simulation goes on. */
function callSafely(callback: Callback, args: unknown[]): void {
  try {
    callback(...args);
  } catch (error) {
    void Promise.reject(error);
  }
}

function virtualTimers(eventLoop: EventLoop): Partial<ScopeGlobals> {
  const timers = new Map<number, Cancellation>();
  let nextId = 1;
  const clear = (id: number): void => {
    timers.get(id)?.cancel();
    timers.delete(id);
  };
  const setTimeout = (callback: Callback, delayMs = 0, ...args: unknown[]): number => {
    const id = nextId++;
    const timer = eventLoop.after(Number(delayMs) || 0, () => {
      timers.delete(id);
      callSafely(callback, args);
    });
    timers.set(id, timer);
    return id;
  };
  const setInterval = (callback: Callback, periodMs = 0, ...args: unknown[]): number => {
    const id = nextId++;
    const again = (): void => {
      const timer = eventLoop.after(Math.max(1, Number(periodMs) || 0), () => {
        again();
        callSafely(callback, args);
      });
      timers.set(id, timer);
    };
    again();
    return id;
  };
  return { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear };
}
