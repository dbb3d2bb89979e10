/** Watermark generators, the idleness timer and the multiplexer of splits. */
import { describe, expect, it } from 'vitest';
import {
  IdlenessTimer,
  toApiTime,
  type WatermarkGenerator,
  type WatermarkOutput,
  WatermarkOutputMultiplexer,
  WatermarkStrategy,
} from '../../../src/engine/index.ts';
import { loadVectors, timeOf, type Vector } from './vectors.ts';

/** Later than 2.1 (FLINK-38454), see EXCLUDED.md. */
const isExcluded = (name: string) => name.includes('max flushed');

function checkGenerator(strategy: WatermarkStrategy<unknown>, vector: Vector): void {
  const generator: WatermarkGenerator<unknown> = strategy.createWatermarkGenerator({
    nowMs: () => 0,
  });
  const emitted: number[] = [];
  const output = {
    emitWatermark: (time: number) => emitted.push(time),
    markIdle() {},
    markActive() {},
  };
  for (const { ts, tick } of vector.input) {
    if (tick === undefined) generator.onEvent(null, ts, output);
    else generator.onPeriodicEmit(output);
  }
  expect(emitted).toEqual(
    vector.expect.map(({ wm }: { wm: number | 'MIN' }) => toApiTime(timeOf(wm))),
  );
}

function checkIdleness({ op, input, expect: expected }: Vector): void {
  if (op['timeoutMs'] === undefined) {
    for (const { timeoutMs } of input) {
      expect(() => new IdlenessTimer(timeoutMs, () => 0)).toThrow('idleTimeout');
      expect(() => WatermarkStrategy.noWatermarks().withIdleness(timeoutMs)).toThrow('idleTimeout');
    }
    return;
  }
  let now = 0;
  const timer = new IdlenessTimer(op['timeoutMs'], () => now);
  const checks: { idle: boolean }[] = [];
  for (const { check, advance, activity } of input) {
    if (check !== undefined) checks.push({ idle: timer.checkIfIdle() });
    if (activity !== undefined) timer.activity();
    now += advance ?? 0;
  }
  expect(checks).toEqual(expected);
}

function checkMultiplexer({ op, input, expect: expected }: Vector): void {
  let lastWm: number | null = null;
  let idle = false;
  const multiplexer = new WatermarkOutputMultiplexer({
    emitWatermark: (time) => {
      lastWm = time;
      idle = false;
    },
    markIdle: () => {
      idle = true;
    },
    markActive: () => {},
  });
  const outputs = new Map<string, WatermarkOutput>();
  const register = (id: string, mode: string) => {
    multiplexer.registerNewOutput(id);
    const isImmediate = mode === 'immediate';
    outputs.set(
      id,
      isImmediate ? multiplexer.getImmediateOutput(id) : multiplexer.getDeferredOutput(id),
    );
  };
  for (const [id, mode] of Object.entries(op['outputs'])) register(id, mode as string);
  for (const step of input) {
    if (step.tick !== undefined) multiplexer.onPeriodicEmit();
    if (step.register !== undefined) register(step.register, step.mode);
    if (step.unregister !== undefined) multiplexer.unregisterOutput(step.unregister);
    if (step.wm !== undefined) outputs.get(step.o)?.emitWatermark(step.wm);
    if (step.idle !== undefined) outputs.get(step.o)?.markIdle();
  }
  expect({ lastWm, idle }).toEqual(expected);
}

describe('watermark vectors', () => {
  const vectors = loadVectors('watermarks').filter(({ name }) => !isExcluded(name));
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    switch (vector.op.kind) {
      case 'boundedOutOfOrderness':
        checkGenerator(WatermarkStrategy.forBoundedOutOfOrderness(vector.op['delayMs']), vector);
        break;
      case 'ascending':
        checkGenerator(WatermarkStrategy.forMonotonousTimestamps(), vector);
        break;
      case 'idlenessTimer':
        checkIdleness(vector);
        break;
      case 'watermarkMultiplexer':
        checkMultiplexer(vector);
        break;
      default:
        throw new Error(`Nobody tests ${vector.op.kind}`);
    }
  });
});
