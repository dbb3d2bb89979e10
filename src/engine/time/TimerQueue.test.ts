import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Namespace } from './KeyContext.ts';
import { TimerQueue } from './TimerQueue.ts';

const namespaces: Namespace[] = [{ namespaceId: '' }, { namespaceId: 'w1' }, { namespaceId: 7 }];

interface Waiting {
  readonly time: number;
  readonly key: number;
  readonly ns: number;
  readonly sequence: number;
}

/** The same by definition: a list, sorted by time and then by order of registration. */
class ListOfTimers {
  private timers: Waiting[] = [];

  register(timer: Waiting): boolean {
    if (this.find(timer) !== undefined) return false;
    this.timers.push(timer);
    this.timers.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
    return true;
  }

  delete(timer: Waiting): boolean {
    const known = this.find(timer);
    this.timers = this.timers.filter((other) => other !== known);
    return known !== undefined;
  }

  firstTime(): number {
    return this.timers[0]?.time ?? Number.POSITIVE_INFINITY;
  }

  poll(): number {
    return this.timers.shift()!.sequence;
  }

  size(): number {
    return this.timers.length;
  }

  private find({ time, key, ns }: Waiting): Waiting | undefined {
    return this.timers.find((one) => one.time === time && one.key === key && one.ns === ns);
  }
}

const step = fc.record({
  what: fc.constantFrom('register', 'register', 'register', 'delete', 'poll'),
  time: fc.integer({ min: -3, max: 12 }),
  key: fc.integer({ min: 0, max: 12 }),
  ns: fc.integer({ min: 0, max: 2 }),
});

describe('the timer queue', () => {
  it('does what a sorted list without doubles does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const queue = new TimerQueue();
        const list = new ListOfTimers();
        steps.forEach(({ what, time, key, ns }, sequence) => {
          const timer = { time, key, ns, sequence };
          const namespace = namespaces[ns] as Namespace;
          if (what === 'register') {
            const isNew = queue.register(time, key, key, namespace, sequence);
            expect(isNew).toBe(list.register(timer));
          } else if (what === 'delete') {
            expect(queue.delete(time, key, namespace)).toBe(list.delete(timer));
          } else if (queue.firstTime() !== Number.POSITIVE_INFINITY) {
            expect(queue.poll().sequence).toBe(list.poll());
          }
          expect(queue.firstTime()).toBe(list.firstTime());
          expect(queue.size()).toBe(list.size());
          expect(queue.all()).toHaveLength(list.size());
        });
      }),
      { numRuns: 300 },
    );
  });

  it('does not pile up timers that are always deleted', () => {
    const queue = new TimerQueue();
    const namespace = namespaces[0] as Namespace;
    for (let time = 0; time < 10_000; time++) {
      queue.register(time, 'k', 'k', namespace, time);
      queue.delete(time, 'k', namespace);
    }
    const { times } = queue as unknown as { times: number[] };
    expect(times.length).toBeLessThan(100);
  });
});
