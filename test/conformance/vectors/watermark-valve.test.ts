/** The valve over channels, with watermarks and idleness; 2.1's rule where versions differ. */
import { describe, expect, it } from 'vitest';
import { StatusWatermarkValve } from '../../../src/engine/index.ts';
import { loadVectors, timeOf, type Vector } from './vectors.ts';

function expectedOf({ expect: steps, variants }: Vector): unknown[] {
  const older = variants?.['beforeFLINK40475'];
  return older === undefined ? steps : [...steps.slice(0, -1), older.lastStep];
}

describe('watermark valve vectors', () => {
  it.each(loadVectors('watermark-valve').map((vector) => [vector.name, vector] as const))(
    '%s',
    (_name, vector) => {
      let step: unknown[] = [];
      const valve = new StatusWatermarkValve(vector.op['channels'], {
        emitWatermark: (timestamp) => step.push({ wm: timestamp }),
        emitWatermarkStatus: (isActive) => step.push({ status: isActive ? 'ACTIVE' : 'IDLE' }),
      });
      const steps: unknown[] = [];
      for (const { ch, wm, status } of vector.input) {
        step = [];
        if (status === undefined) valve.inputWatermark(timeOf(wm), ch);
        else valve.inputWatermarkStatus(status === 'ACTIVE', ch);
        steps.push(step);
      }
      const expected = expectedOf(vector).map((outputs) =>
        (outputs as { wm?: number | 'MAX' }[]).map((output) =>
          output.wm === undefined ? output : { wm: timeOf(output.wm) },
        ),
      );
      expect(steps).toEqual(expected);
    },
  );
});
