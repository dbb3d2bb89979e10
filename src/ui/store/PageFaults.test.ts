import { describe, expect, it } from 'vitest';
import { PageFaults } from './PageFaults.ts';

/** A window with nothing but its listeners. */
class Listeners {
  private readonly all = new Map<string, (event: never) => void>();

  addEventListener(type: string, listener: (event: never) => void): void {
    this.all.set(type, listener);
  }

  say(type: string, event: object): void {
    this.all.get(type)?.(event as never);
  }
}

function setUp() {
  const faults = new PageFaults();
  const page = new Listeners();
  faults.watch(page);
  return { faults, page };
}

describe('faults of the page', () => {
  it('are heard, the first with its details, the others counted', () => {
    const { faults, page } = setUp();
    let changes = 0;
    const stop = faults.subscribe(() => changes++);
    page.say('error', { message: 'Uncaught Error: first', error: new Error('first') });
    page.say('unhandledrejection', { reason: 'second' });
    expect(faults.current()).toMatchObject({ count: 2 });
    expect(faults.current()?.details).toMatch(/^Error: first\n/);
    faults.dismiss();
    expect(faults.current()).toBeNull();
    stop();
    faults.report(new Error('third'));
    expect(changes).toBe(3);
  });

  it('are not what a browser and an editor say in passing', () => {
    const { faults, page } = setUp();
    page.say('error', { message: 'ResizeObserver loop completed with undelivered notifications.' });
    page.say('unhandledrejection', { reason: { name: 'Canceled' } });
    expect(faults.current()).toBeNull();
  });

  it.each([
    Object.create(null),
    null,
    undefined,
    Symbol('s'),
    {
      toString: () => {
        throw new Error('no text');
      },
    },
  ])('have details whatever was thrown', (thrown) => {
    const { faults } = setUp();
    faults.report(thrown);
    expect(faults.current()?.details).toMatch(/./);
  });

  it('do not fill the page', () => {
    const { faults } = setUp();
    faults.report('x'.repeat(16_000_000));
    expect(faults.current()?.details.length).toBeLessThan(20_000);
  });
});
