/**
 * Paints the dots on a canvas over the graph, sixty times a second while any is under way and not
 * at all else. Reads where the lines are from the picture itself, once for each shape of a line.
 */
import { type KeyColours, keyColours } from '../kit/keyColours.ts';
import { type Dot, newestOf, travelMs } from './recordDots.ts';

/** React Flow's view: how far it is moved, and its zoom. */
export type View = readonly [x: number, y: number, zoom: number];

const RADIUS = 3;
/** Dots begin and end clear of the boxes, where the line is long enough. */
const INSET = 4;
const STEPS = 32;

interface Track {
  readonly shape: string;
  readonly length: number;
  /** x and y of STEPS + 1 points at equal distances. */
  readonly points: Float32Array;
}

/** One canvas. */
export class DotPainter {
  private readonly canvas: HTMLCanvasElement;
  private readonly graph: HTMLElement;
  private readonly colours: KeyColours;
  private readonly tracks = new Map<string, Track>();
  private readonly styles = new Map<string, string>();

  constructor(canvas: HTMLCanvasElement, graph: HTMLElement, colours = keyColours) {
    this.canvas = canvas;
    this.graph = graph;
    this.colours = colours;
  }

  /** In pixels at natural size; 0 for a line that is not in the picture. */
  lengthOf(lineId: string): number {
    return this.track(lineId)?.length ?? 0;
  }

  /** Draws all dots where they are now; where nothing may move, one in the middle of each line. */
  paint(dots: readonly Dot[], view: View, nowMs: number, isStill: boolean): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    this.fitToBox();
    this.clear();
    const [x, y, zoom] = view;
    const ratio = devicePixelRatio;
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
    context.lineWidth = 1.5;
    context.strokeStyle = this.token('--page');
    for (const dot of isStill ? newestOf(dots) : dots) {
      const track = this.track(dot.lineId);
      if (!track || dot.startMs > nowMs) continue;
      const share = isStill ? 0.5 : (nowMs - dot.startMs) / travelMs(track.length);
      if (share <= 1) this.paintDot(context, track, share, dot.key);
    }
  }

  /** Nothing is under way any more: lines that have moved would keep what was drawn beside them. */
  clear(): void {
    const context = this.canvas.getContext('2d');
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  private paintDot(
    context: CanvasRenderingContext2D,
    { points }: Track,
    share: number,
    key: string | null,
  ): void {
    const at = share * STEPS;
    const step = Math.min(STEPS - 1, Math.floor(at));
    const rest = at - step;
    const between = (i: number) => points[i]! + (points[i + 2]! - points[i]!) * rest;
    context.beginPath();
    context.arc(between(2 * step), between(2 * step + 1), RADIUS, 0, 2 * Math.PI);
    context.stroke();
    context.fillStyle = key === null ? this.token('--record') : this.colourOf(key);
    context.fill();
  }

  private colourOf(key: string): string {
    const colour = this.colours.of(key);
    if ('token' in colour) return this.token(`--key-${colour.token}`);
    return `oklch(${this.token('--key-rest')} ${colour.hue})`;
  }

  private token(name: string): string {
    const known = this.styles.get(name);
    if (known !== undefined) return known;
    const value = getComputedStyle(this.canvas).getPropertyValue(name).trim();
    this.styles.set(name, value);
    return value;
  }

  private track(lineId: string): Track | null {
    const known = this.tracks.get(lineId);
    const path = this.graph.querySelector<SVGPathElement>(
      `.react-flow__edge[data-id="${CSS.escape(lineId)}"] .react-flow__edge-path`,
    );
    const shape = path?.getAttribute('d');
    if (!path || !shape) return null;
    if (known?.shape === shape) return known;
    const length = path.getTotalLength();
    const inset = Math.min(INSET, length / 4);
    const points = new Float32Array(2 * (STEPS + 1));
    for (let i = 0; i <= STEPS; i++) {
      const { x, y } = path.getPointAtLength(inset + ((length - 2 * inset) * i) / STEPS);
      points.set([x, y], 2 * i);
    }
    const track = { shape, length, points };
    this.tracks.set(lineId, track);
    return track;
  }

  private fitToBox(): void {
    const { clientWidth, clientHeight } = this.canvas;
    const [width, height] = [clientWidth, clientHeight].map((one) =>
      Math.round(one * devicePixelRatio),
    ) as [number, number];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }
}
