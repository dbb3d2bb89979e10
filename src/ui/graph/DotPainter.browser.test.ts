import { describe, expect, it, onTestFinished } from 'vitest';
import { KeyColours } from '../kit/keyColours.ts';
import { DotPainter, type View } from './DotPainter.ts';
import { type Dot, travelMs } from './recordDots.ts';

const AT_HOME: View = [0, 0, 1];
const [RED, GREEN, NOTHING] = ['255,0,0,255', '0,128,0,255', '0,0,0,0'];
const EDGE = 'class="react-flow__edge"';
const PATH = 'class="react-flow__edge-path"';

/** Two lines of 200 px, from left to right at y 50 and y 80; red dots, green with a key. */
function setUp() {
  const graph = document.createElement('div');
  graph.innerHTML = `
    <svg>
      <g ${EDGE} data-id="e1"><path ${PATH} d="M20 50 H220" /></g>
      <g ${EDGE} data-id="e2"><path ${PATH} d="M20 80 H220" /></g>
    </svg>
    <canvas style="width: 500px; height: 300px"></canvas>`;
  document.body.append(graph);
  onTestFinished(() => graph.remove());
  const canvas = graph.querySelector('canvas')!;
  canvas.style.setProperty('--record', 'rgb(255 0 0)');
  canvas.style.setProperty('--page', 'rgb(0 0 255)');
  for (let key = 1; key <= 8; key++) canvas.style.setProperty(`--key-${key}`, 'rgb(0 128 0)');
  const painter = new DotPainter(canvas, graph, new KeyColours());
  const pixel = (x: number, y: number) => {
    const at = [x, y].map((one) => Math.floor(one * devicePixelRatio)) as [number, number];
    return canvas
      .getContext('2d')!
      .getImageData(...at, 1, 1)
      .data.join();
  };
  const paint = (dots: readonly Dot[], nowMs: number, view = AT_HOME, isStill = false) =>
    painter.paint(dots, view, nowMs, isStill);
  return { graph, painter, paint, pixel };
}

const dot = (lineId: string, startMs = 0, key: string | null = null): Dot => ({
  lineId,
  key,
  startMs,
});
const TRAVEL_MS = travelMs(200);

describe('DotPainter', () => {
  it('paints a dot on its line, and nothing beside it', () => {
    const { painter, paint, pixel } = setUp();
    expect(painter.lengthOf('e1')).toBe(200);
    paint([dot('e1')], TRAVEL_MS / 2);
    expect(pixel(120, 50)).toBe(RED);
    expect(pixel(120, 58)).toBe(NOTHING);
    expect(pixel(112, 50)).toBe(NOTHING);
    expect(pixel(120, 80)).toBe(NOTHING);
  });

  it('moves it from the start to the end, clear of the boxes', () => {
    const { paint, pixel } = setUp();
    paint([dot('e1')], 0);
    expect([pixel(24, 50), pixel(120, 50)]).toEqual([RED, NOTHING]);
    paint([dot('e1')], TRAVEL_MS);
    expect([pixel(24, 50), pixel(216, 50)]).toEqual([NOTHING, RED]);
    paint([dot('e1')], TRAVEL_MS + 1);
    expect(pixel(216, 50)).toBe(NOTHING);
  });

  it('holds back a dot that is to start later', () => {
    const { paint, pixel } = setUp();
    paint([dot('e1', 100)], 99);
    expect(pixel(24, 50)).toBe(NOTHING);
  });

  it('paints each record in the colour of its key', () => {
    const { paint, pixel } = setUp();
    paint([dot('e1'), dot('e2', 0, '사용자-1')], TRAVEL_MS / 2);
    expect([pixel(120, 50), pixel(120, 80)]).toEqual([RED, GREEN]);
  });

  it('stays on the line when the view is moved and zoomed', () => {
    const { paint, pixel } = setUp();
    paint([dot('e1')], TRAVEL_MS / 2, [30, -10, 1.5]);
    expect(pixel(120 * 1.5 + 30, 50 * 1.5 - 10)).toBe(RED);
    expect(pixel(120, 50)).toBe(NOTHING);
  });

  it('goes along when the line gets another shape', () => {
    const { graph, paint, pixel } = setUp();
    paint([dot('e1')], TRAVEL_MS / 2);
    graph.querySelector('path')!.setAttribute('d', 'M20 150 H220');
    paint([dot('e1')], TRAVEL_MS / 2);
    expect([pixel(120, 50), pixel(120, 150)]).toEqual([NOTHING, RED]);
  });

  it('shows one record in the middle of each line where nothing may move', () => {
    const { paint, pixel } = setUp();
    const dots = [dot('e1', 0), dot('e1', 10, 'newest'), dot('e2', 5)];
    paint(dots, 20, AT_HOME, true);
    expect([pixel(120, 50), pixel(120, 80)]).toEqual([GREEN, RED]);
    expect(pixel(24, 50)).toBe(NOTHING);
  });

  it('paints nothing for a line that is not in the picture', () => {
    const { painter, paint } = setUp();
    expect(painter.lengthOf('e3')).toBe(0);
    expect(() => paint([dot('e3')], 0)).not.toThrow();
  });
});
