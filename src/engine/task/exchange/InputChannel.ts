/**
 * The reading end of one channel: buffers in order of arrival, read in pieces. A buffer that has
 * been read gives its credit back. Flink's InputChannel.
 */
import { MIN_TIMESTAMP } from '../../element/timestamp.ts';
import type { ChannelBuffer, ControlElement } from './ChannelBuffer.ts';

/** What `InputChannel.peek` says is next. */
export type NextPiece = 'records' | 'control' | 'nothing';

/** One channel from one subtask. */
export class InputChannel {
  /** Which logical input of the task: 0 or 1. */
  readonly input: 0 | 1;
  /** Its place among the channels of that input. */
  readonly index: number;
  /** Of the vertex that writes, and which of its subtasks; for display. */
  readonly sourceVertex: number;
  readonly sourceSubtask: number;
  /** The last watermark that came, in BATCH mode. */
  watermark = MIN_TIMESTAMP;
  hasEnded = false;
  /** True while the gate has it in its queue of channels to be read. */
  isQueued = false;
  private readonly buffers: ChannelBuffer[] = [];
  private position = 0;
  private controlPosition = 0;
  private onBuffer: (channel: InputChannel) => void = () => {};
  private grant: (credits: number) => void = () => {};
  private ungranted: number;

  constructor(
    place: {
      readonly input: 0 | 1;
      readonly index: number;
      readonly sourceVertex: number;
      readonly sourceSubtask: number;
    },
    credits: number,
  ) {
    this.input = place.input;
    this.index = place.index;
    this.sourceVertex = place.sourceVertex;
    this.sourceSubtask = place.sourceSubtask;
    this.ungranted = credits;
  }

  /** The writer can be told about credits now; it gets the first ones at once. */
  connect(grant: (credits: number) => void): void {
    this.grant = grant;
    const credits = this.ungranted;
    this.ungranted = 0;
    grant(credits);
  }

  /** The gate's one listener. */
  listen(onBuffer: (channel: InputChannel) => void): void {
    this.onBuffer = onBuffer;
  }

  /** A buffer arrives. */
  enqueue(buffer: ChannelBuffer): void {
    if (this.hasEnded) throw new Error('a buffer came after the end of its channel');
    this.buffers.push(buffer);
    this.onBuffer(this);
  }

  /** What comes next. */
  peek(): NextPiece {
    const buffer = this.buffers[0];
    if (buffer === undefined) return 'nothing';
    const control = buffer.controls[this.controlPosition];
    return control !== undefined && control.at === this.position ? 'control' : 'records';
  }

  /** The current buffer; `position` up to `recordEnd()` may be read. */
  current(): ChannelBuffer {
    return this.buffers[0] as ChannelBuffer;
  }

  /** Index of the first unread record in the current buffer. */
  recordStart(): number {
    return this.position;
  }

  /** Exclusive end of the records before the next control element. */
  recordEnd(): number {
    const buffer = this.current();
    return buffer.controls[this.controlPosition]?.at ?? buffer.values.length;
  }

  /** Records before this index have been read. */
  advanceTo(position: number): void {
    this.position = position;
    this.releaseIfRead();
  }

  /** Takes the control element that is next. */
  takeControl(): ControlElement {
    const control = this.current().controls[this.controlPosition];
    if (control === undefined) throw new Error('no control element is next');
    this.controlPosition += 1;
    this.releaseIfRead();
    return control.element;
  }

  private releaseIfRead(): void {
    const buffer = this.current();
    const isRead =
      this.position >= buffer.values.length && this.controlPosition >= buffer.controls.length;
    if (!isRead) return;
    this.buffers.shift();
    this.position = 0;
    this.controlPosition = 0;
    this.grant(1);
  }
}
