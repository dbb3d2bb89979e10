import { describe, expect, it } from 'vitest';
import { expectFiveWays, FIVE_WAYS } from '../../../../test/support/fiveWays.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { formatOutput } from '../../../../test/support/operatorNotation.ts';
import { MIN_TIMESTAMP } from '../../element/timestamp.ts';
import { ValueStateDescriptor } from '../../state/descriptors.ts';
import { RichFunction } from '../functions/RichFunction.ts';
import type { AsyncFunction, ResultFuture } from './AsyncFunction.ts';
import { type AsyncOutputMode, AsyncWaitOperator } from './AsyncWaitOperator.ts';

/** Answers at once, but for records that begin with `?`: those only when their time is up. */
class Slow implements AsyncFunction<string, string> {
  asyncInvoke(text: string, future: ResultFuture<string>): void {
    if (!text.startsWith('?')) future.complete([`${text}!`]);
  }
  timeout(text: string, future: ResultFuture<string>): void {
    future.complete([`${text.slice(1)}…`]);
  }
}

function slow(mode: AsyncOutputMode, capacity = 100) {
  return () => new AsyncWaitOperator(new Slow(), { mode, capacity, timeoutMs: 10 });
}

function harnessOf(fn: AsyncFunction<unknown, unknown>, capacity = 100) {
  const options = { mode: 'ORDERED', capacity, timeoutMs: 0 } as const;
  return new OperatorHarness(() => new AsyncWaitOperator(fn, options));
}

/** Runs the mails of answers. */
function answers(harness: OperatorHarness): string[] {
  harness.processingTime(harness.clock.currentProcessingTimeMs());
  return harness.take().map(formatOutput);
}

describe('ordered wait', () => {
  it('holds answers back behind one that is missing, watermarks too', () => {
    expectFiveWays({
      operator: slow('ORDERED'),
      input: 'a@1 ?b@2 c@3 w3 ?d@4 p50 p100 p150 $',
      expected: 'a!@1 b…@2 c!@3 w3 d…@4 wMAX',
      // in flight, a watermark is one subtask's: its place among records is not kept elsewhere
      ways: FIVE_WAYS.slice(0, 4),
    });
  });

  it('holds answers back in every way where no watermark is in flight', () => {
    expectFiveWays({
      operator: slow('ORDERED'),
      input: 'a@1 ?b@2 c@3 ?d@4 p50 p100 p150 w9 e@10 ?f@11 p200 p250 $',
      expected: 'a!@1 b…@2 c!@3 d…@4 w9 e!@10 f…@11 wMAX',
    });
  });

  it('calls no more at a time than it has room for', () => {
    expectFiveWays({
      operator: slow('ORDERED', 1),
      input: '?a ?b ?c p50 p100 p150 p200 p250 p300 $',
      expected: 'a… b… c… wMAX',
    });
  });
});

describe('unordered wait', () => {
  it('lets answers pass each other, never a watermark', () => {
    expectFiveWays({
      operator: slow('UNORDERED'),
      input: '?a@1 b@2 w2 c@3 ?d@4 e@5 p50 p100 w5 w6 f@7 p150 p200 $',
      expected: 'b!@2 a…@1 w2 c!@3 e!@5 d…@4 w5 w6 f!@7 wMAX',
      // a restore hears the watermark again: what comes after it may not pass what came before
      ways: ['record by record', 'in one batch'],
    });
  });

  it('calls again after a restore what had not left, elsewhere too', () => {
    expectFiveWays({
      operator: slow('UNORDERED'),
      input: 'a@1 ?b@2 c@3 ?d@4 e@5 p20 p40 p60 p80 p100 w9 $',
      expected: 'a!@1 c!@3 e!@5 b…@2 d…@4 w9 wMAX',
    });
  });
});

describe('an answer', () => {
  it('may hold no record or several; only the first one counts', () => {
    const harness = harnessOf({
      asyncInvoke(value, future) {
        future.complete(value as unknown[]);
        future.complete(['again']);
        future.completeExceptionally(new Error('too late'));
      },
    });
    harness.element([], 1);
    harness.element([1, 2], MIN_TIMESTAMP);
    expect(answers(harness)).toEqual(['1', '2']);
  });

  it('that is an error fails with the record and the message', () => {
    const harness = harnessOf({
      asyncInvoke: (_value, future) => future.completeExceptionally(new Error('no such user')),
    });
    expect(() => harness.element({ id: 7 }, 5)).toThrow(
      'Could not complete the stream element: Record @ 5 : {"id":7}. no such user',
    );
  });

  it('that is no list of results fails and says what to give', () => {
    const harness = harnessOf({
      asyncInvoke: (_value, future) => future.complete(undefined as unknown as unknown[]),
    });
    expect(() => harness.element(1, 5)).toThrow('takes an array of results');
  });

  it('by promise that is rejected fails, also after a result', async () => {
    const fn: AsyncFunction<unknown, unknown> = {
      async asyncInvoke(_value, future) {
        future.complete([]);
        await null;
        throw new Error('broken pipe');
      },
    };
    const harness = harnessOf(fn);
    harness.element(1, 5);
    await new Promise((resolve) => setImmediate(resolve));
    expect(() => answers(harness)).toThrow('broken pipe');
  });
});

describe('an async function', () => {
  it('has no keyed state', () => {
    class Stateful extends RichFunction implements AsyncFunction<unknown, unknown> {
      override open(): void {
        this.getRuntimeContext().getState(new ValueStateDescriptor('seen'));
      }
      asyncInvoke(): void {}
    }
    expect(() => harnessOf(new Stateful())).toThrow(
      'State is not supported in rich async functions.',
    );
  });

  it('keeps what comes while it is full, and says so', () => {
    const futures: ResultFuture<unknown>[] = [];
    const fn: AsyncFunction<unknown, unknown> = {
      asyncInvoke: (_value, future) => void futures.push(future),
    };
    let operator!: AsyncWaitOperator;
    const harness = new OperatorHarness(() => {
      operator = new AsyncWaitOperator(fn, { mode: 'UNORDERED', capacity: 2, timeoutMs: 0 });
      return operator;
    });
    for (const value of ['a', 'b', 'c', 'd']) harness.element(value, 1);
    expect(futures).toHaveLength(2);
    expect(operator.canAccept()).toBe(false);
    futures[1]?.complete(['B']);
    expect(answers(harness)).toEqual(['B@1']);
    expect(futures).toHaveLength(3);
    expect(operator.hasPending()).toBe(true);
    for (let i = 0; i < 4; i++) {
      futures[i]?.complete([i]);
      answers(harness);
    }
    expect(operator.hasPending()).toBe(false);
    expect(operator.canAccept()).toBe(true);
  });
});
