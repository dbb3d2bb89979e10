import { describe, expect, it, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import { drawnScreen } from '../../../test/support/inPage.tsx';
import type { EdgeSample, JobSnapshot } from '../../model/index.ts';
import '../kit/index.css';
import { FlowCanvas } from './FlowCanvas.tsx';

const IDLE = { recordsIn: 0, recordsOut: 0, inPerSecond: 0, outPerSecond: 1_000, state: null };
const SNAPSHOT: JobSnapshot = {
  jobName: 'test',
  status: 'RUNNING',
  durationMs: 0,
  taskManagers: [],
  subtasks: [],
  operators: [{ nodeId: 1, subtask: 0, ...IDLE, watermark: null, lateRecordsDropped: 0 }],
  failure: null,
};
const sample = (edgeId: number): EdgeSample => ({ edgeId, sourceSubtask: 0, targetSubtask: 0 });

const MOVED = { x: 400, y: 500 };

type Point = { readonly x: number; readonly y: number };

/** The real graph of a job that runs; `emit` tells of records that went along edges. */
async function setUp() {
  const { client, clock, store, show } = await drawnScreen('ko', 'a > b; a > c');
  const { box } = show(<FlowCanvas />, 900, 600);
  void store.run();
  await clock.advance(250);
  const emit = async (...edgeIds: number[]) => {
    const samples = edgeIds.map(sample);
    client.emit({ kind: 'snapshot', snapshot: { ...SNAPSHOT, samples } });
    await clock.advance(250);
  };
  const move = () => store.moveNode(store.state.getState().layout!.graph.nodes[1]!.uid, MOVED);
  const pathOf = (id: string) =>
    box.querySelector<SVGPathElement>(`[data-id="${id}"] .react-flow__edge-path`)!;
  await expect.poll(() => pathOf('e1')).toBeTruthy();
  return { box, emit, move, pathOf };
}

/** The places of painted pixels, on the screen. */
function painted(box: HTMLElement): Point[] {
  const canvas = box.querySelector<HTMLCanvasElement>('.record-dots')!;
  const { width, height } = canvas;
  if (width === 0 || height === 0) return [];
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
  const { left, top } = canvas.getBoundingClientRect();
  const points: Point[] = [];
  for (let i = 0; i < width * height; i++) {
    if (data[4 * i + 3] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    points.push({ x: left + x / devicePixelRatio, y: top + y / devicePixelRatio });
  }
  return points;
}

/** Points of a line on the screen, at these shares of its length. */
function pointsOf(path: SVGPathElement, shares: readonly number[]): Point[] {
  const toScreen = path.getScreenCTM()!;
  const length = path.getTotalLength();
  return shares.map((share) => path.getPointAtLength(share * length).matrixTransform(toScreen));
}

const WHOLE = Array.from({ length: 101 }, (_, i) => i / 100);
/** A dot's radius with its rim at the greatest zoom, and a pixel for rounding. */
const REACH_PX = 8;

function areNear(points: readonly Point[], track: readonly Point[]): boolean {
  if (points.length === 0) return false;
  return points.every(({ x, y }) =>
    track.some((one) => Math.hypot(one.x - x, one.y - y) <= REACH_PX),
  );
}

describe('RecordDots', () => {
  it('paints records on the line that they went along', async () => {
    const { box, emit, pathOf } = await setUp();
    const isOnLine = async () => {
      await emit(1);
      return areNear(painted(box), pointsOf(pathOf('e1'), WHOLE));
    };
    await expect.poll(isOnLine).toBe(true);
  });

  it('paints nothing while no record is told', async () => {
    const { box, emit } = await setUp();
    await emit();
    await new Promise(requestAnimationFrame);
    expect(painted(box)).toEqual([]);
  });

  it('clears the canvas when the last record has arrived', async () => {
    const { box, emit } = await setUp();
    await emit(2);
    await expect.poll(() => painted(box).length).toBeGreaterThan(0);
    await expect.poll(() => painted(box).length, { timeout: 10_000 }).toBe(0);
  });

  it('leaves nothing where a line was that has moved', async () => {
    const { box, emit, move, pathOf } = await setUp();
    await emit(1);
    await expect.poll(() => painted(box).length).toBeGreaterThan(0);
    const before = pathOf('e1').getAttribute('d');
    move();
    await expect.poll(() => pathOf('e1').getAttribute('d')).not.toBe(before);
    expect(painted(box)).toEqual([]);
  });

  it('stands still in the middle of the line where less motion is wished', async () => {
    const emulate = (value: string) =>
      cdp().send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-reduced-motion', value }],
      });
    await emulate('reduce');
    onTestFinished(() => emulate('').then(() => undefined));
    const { box, emit, pathOf } = await setUp();
    const isInMiddle = async () => {
      await emit(2);
      return areNear(painted(box), pointsOf(pathOf('e2'), [0.5]));
    };
    await expect.poll(isInMiddle).toBe(true);
  });
});
