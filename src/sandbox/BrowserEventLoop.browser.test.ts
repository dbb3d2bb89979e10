import { expect, it, vi } from 'vitest';
import { BrowserEventLoop } from './BrowserEventLoop.ts';

it('takes turns without the 4 ms that nested timeouts wait', async () => {
  const loop = new BrowserEventLoop();
  let turnCount = 0;
  const first = await new Promise<string>((resolve) => {
    loop.after(4_000, () => resolve('the timer'));
    const turn = () => {
      turnCount++;
      if (turnCount === 1_000) resolve('1,000 turns');
      else loop.soon(turn);
    };
    loop.soon(turn);
  });
  expect(first).toBe('1,000 turns');
});

it('calls back in the order that it was asked', async () => {
  const loop = new BrowserEventLoop();
  const called: string[] = [];
  loop.soon(() => {
    called.push('one');
    loop.soon(() => called.push('four'));
  });
  loop.soon(() => called.push('two'));
  loop.soon(() => called.push('three'));
  await expect.poll(() => called).toEqual(['one', 'two', 'three', 'four']);
});

it('lets messages and timers through while turn follows turn', async () => {
  const loop = new BrowserEventLoop();
  const seen = new Set<string>();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => seen.add('message');
  port2.postMessage(null);
  loop.after(1, () => seen.add('timer'));
  await new Promise<void>((resolve) => {
    const turn = () => (seen.size === 2 ? resolve() : loop.soon(turn));
    loop.soon(turn);
  });
  expect([...seen].sort()).toEqual(['message', 'timer']);
});

it('does not call back what was canceled', async () => {
  const loop = new BrowserEventLoop();
  const called: string[] = [];
  const early = loop.after(0, () => called.push('early'));
  early.cancel();
  await new Promise<void>((resolve) => loop.after(1, resolve));
  expect(called).toEqual([]);
});

it('goes on as it was when a program replaces what the platform gave', async () => {
  const loop = new BrowserEventLoop();
  const broken = () => {
    throw new Error('replaced');
  };
  vi.stubGlobal('setTimeout', broken);
  vi.stubGlobal('clearTimeout', broken);
  const random = vi.spyOn(Math, 'random').mockReturnValue(42);
  try {
    expect(loop.random()).toBeLessThan(1);
    loop.after(60_000, () => {}).cancel();
    await new Promise<void>((resolve) => loop.after(0, resolve));
  } finally {
    vi.unstubAllGlobals();
    random.mockRestore();
  }
});

it('tells whole milliseconds that never go back', () => {
  const loop = new BrowserEventLoop();
  const times = Array.from({ length: 100 }, () => loop.nowMs());
  expect(times.every(Number.isInteger)).toBe(true);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});
