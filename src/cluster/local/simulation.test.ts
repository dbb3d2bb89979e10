import { describe, expect, it } from 'vitest';
import { SimulatedEventLoop } from './SimulatedEventLoop.ts';
import { SimulatedPort } from './SimulatedPort.ts';
import { SIMULATION_START_MS, SimulatedScheduler } from './SimulatedScheduler.ts';
import { createVirtualScope } from './virtualScope.ts';

const macrotask = () => new Promise<void>((resolve) => setImmediate(resolve));

function scheduler(seed = 1): SimulatedScheduler {
  return new SimulatedScheduler(seed, macrotask);
}

/** Resolves when the virtual clock has passed so many ms. */
function passed(loop: SimulatedEventLoop, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    loop.after(delayMs, resolve);
  });
}

describe('the simulated scheduler', () => {
  it('moves the clock only when nothing is left to do', async () => {
    const loop = new SimulatedEventLoop(scheduler());
    const seen: string[] = [];
    const note = (word: string) => seen.push(`${word}@${loop.nowMs() - SIMULATION_START_MS}`);
    loop.after(20, () => note('late'));
    const early = loop.after(10, () => note('cancelled'));
    loop.after(10, () => note('early'));
    loop.soon(() => {
      note('now');
      void Promise.resolve().then(() => note('microtask'));
      loop.soon(() => note('then'));
    });
    early.cancel();
    await passed(loop, 30);
    expect(seen).toEqual(['now@0', 'then@0', 'microtask@0', 'early@10', 'late@20']);
  });

  it('holds the clock for real input, and gives results in the order of the calls', async () => {
    const clock = scheduler();
    const loop = new SimulatedEventLoop(clock);
    const seen: string[] = [];
    const slow = macrotask()
      .then(macrotask)
      .then(() => 'slow');
    void clock.hold(slow).then((word) => seen.push(word));
    void clock.hold(Promise.resolve('quick')).then((word) => seen.push(word));
    await passed(loop, 1);
    expect(seen).toEqual(['slow', 'quick']);
  });

  it('keeps the order of a channel, and lets the seed mix channels', async () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 8; seed++) {
      const clock = scheduler(seed);
      const seen: string[] = [];
      for (const name of ['a', 'b']) {
        const [sender, receiver] = SimulatedPort.pair(clock, seed % 2 === 0 ? 0 : 5);
        receiver.onMessage((n) => seen.push(`${name}${n}`));
        for (const n of [1, 2, 3]) sender.postMessage(n);
      }
      await passed(new SimulatedEventLoop(clock), 100);
      expect(seen.filter((each) => each.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
      expect(seen.filter((each) => each.startsWith('b'))).toEqual(['b1', 'b2', 'b3']);
      orders.add(seen.join());
    }
    expect(orders.size).toBeGreaterThan(2);
  });

  it('runs nothing of a closed event loop', async () => {
    const clock = scheduler();
    const dead = new SimulatedEventLoop(clock);
    let runs = 0;
    dead.soon(() => {
      runs += 1;
    });
    dead.after(1, () => {
      runs += 1;
    });
    dead.close();
    await passed(new SimulatedEventLoop(clock), 10);
    expect(runs).toBe(0);
  });
});

describe('the globals of a simulated program', () => {
  it('follow the seed and the virtual clock', async () => {
    const loop = new SimulatedEventLoop(scheduler());
    // any: the scope holds whatever a realm's globals hold
    const scope = createVirtualScope(loop, 5) as any;
    const again = createVirtualScope(loop, 5) as any; // any: as above
    expect(scope.Math.random()).toBe(again.Math.random());
    expect(scope.Math.max(1, 2)).toBe(2);
    expect(scope.Date.now()).toBe(SIMULATION_START_MS);
    expect(new scope.Date().getTime()).toBe(SIMULATION_START_MS);
    expect(new scope.Date(5)).toEqual(new Date(5));
    expect(new Date() instanceof scope.Date).toBe(true);
    const seen: number[] = [];
    const interval = scope.setInterval(() => seen.push(scope.performance.now()), 10);
    scope.setTimeout(() => scope.clearInterval(interval), 35);
    await passed(loop, 100);
    expect(seen).toEqual([10, 20, 30]);
  });
});
