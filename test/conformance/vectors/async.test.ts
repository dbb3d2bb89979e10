/** Asynchronous calls through the real operator; the cases say when each call is answered. */
import { describe, expect, it } from 'vitest';
import {
  type AsyncFunction,
  AsyncWaitOperator,
  type ResultFuture,
} from '../../../src/engine/index.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import type { HarnessOutput } from '../../support/OperatorInstance.ts';
import { loadVectors, type Vector } from './vectors.ts';

const FACTORS: Readonly<Record<string, number>> = { '2*v': 2, '3*v': 3 };

class AsyncBench {
  private readonly calls = new Map<number, ResultFuture<number>>();
  private readonly harness: OperatorHarness;
  private operator!: AsyncWaitOperator;

  constructor({ op }: Vector) {
    const { calls } = this;
    const fn: AsyncFunction<number, number> = {
      asyncInvoke: (value, future) => void calls.set(value, future),
    };
    if (op['onTimeout']) fn.timeout = (value, future) => future.complete([3 * value]);
    expect(FACTORS[op['fn']]).toBe(2);
    const mode = op['mode'] === 'ordered' ? 'ORDERED' : 'UNORDERED';
    const options = { mode, capacity: op['capacity'], timeoutMs: op['timeoutMs'] ?? 0 } as const;
    this.harness = new OperatorHarness(() => {
      this.operator = new AsyncWaitOperator(fn, options);
      return this.operator;
    });
  }

  // any: a step of the vector
  step(step: any): void {
    if (step.blocked) expect(this.operator.canAccept()).toBe(false);
    if (step.v !== undefined) this.harness.element(step.v, step.ts);
    if (step.wm !== undefined) this.harness.watermark(step.wm);
    if (step.proctime !== undefined) this.harness.processingTime(step.proctime);
    if (step.complete !== undefined) this.complete(step.complete);
    if (step.completeAll) for (const value of this.calls.keys()) this.complete(value);
    if (step.snapshotRestore) {
      const snapshot = this.harness.snapshot();
      this.calls.clear();
      this.harness.restore(snapshot);
    }
  }

  outputs(): unknown[] {
    return this.harness.take().map(plain);
  }

  private complete(value: number): void {
    const future = this.calls.get(value);
    expect(future, `a call for ${value}`).toBeDefined();
    future?.complete([2 * value]);
    this.harness.processingTime(this.harness.clock.currentProcessingTimeMs());
  }
}

function plain(output: HarnessOutput): unknown {
  if (output.kind === 'record') return { v: output.value, ts: output.timestamp };
  return output.kind === 'watermark' ? { wm: output.timestamp } : output;
}

describe('async vectors', () => {
  it.each(loadVectors('async').map((vector) => [vector.name, vector] as const))(
    '%s',
    (_name, vector) => {
      const bench = new AsyncBench(vector);
      const run = () => {
        for (const step of vector.input) bench.step(step);
      };
      if (vector.expect[0]?.error) expect(run).toThrow('Async function call has timed out.');
      else {
        run();
        expect(bench.outputs()).toEqual(vector.expect);
      }
    },
  );
});
