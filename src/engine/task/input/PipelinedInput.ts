/**
 * The channels of a task read as data comes: a piece of the channel whose turn it is, records up to
 * its next control element. Flink's StreamTaskNetworkInput and StreamMultipleInputProcessor.
 */
import { StatusWatermarkValve } from '../../time/StatusWatermarkValve.ts';
import type { InputChannel } from '../exchange/InputChannel.ts';
import type { HeadInput } from './HeadInput.ts';
import type { InputGate } from './InputGate.ts';
import type { TaskInput } from './TaskInput.ts';

/** One a task. */
export class PipelinedInput implements TaskInput {
  private readonly gate: InputGate;
  private readonly heads: readonly HeadInput[];
  private readonly valves: readonly StatusWatermarkValve[];

  /** `heads` are by logical input. */
  constructor(gate: InputGate, heads: readonly HeadInput[]) {
    this.gate = gate;
    this.heads = heads;
    this.valves = heads.map((head, input) => createValve(gate, head, input as 0 | 1));
  }

  isReady(): boolean {
    return true;
  }

  readPiece(maxRecords: number): number {
    const channel = this.gate.next();
    if (channel === null) return -1;
    const isControl = channel.peek() === 'control';
    const records = isControl ? this.readControl(channel) : this.read(channel, maxRecords);
    this.gate.done(channel);
    return records;
  }

  hasEnded(): boolean {
    return this.gate.hasEnded();
  }

  /**
   * As the valves see it: an idle input or channel holds nothing back, nor does one that has come
   * back from idleness and is still behind.
   */
  slowestChannel(): InputChannel | null {
    const active = this.valves.filter((valve) => valve.isInputActive());
    let slowest: InputChannel | null = null;
    let lowest = Infinity;
    this.valves.forEach((valve, input) => {
      const index = valve.isInputActive() ? valve.slowestChannel() : -1;
      if (index < 0 || valve.watermarkOf(index) >= lowest) return;
      lowest = valve.watermarkOf(index);
      slowest = this.gate.channelsOf(input as 0 | 1)[index] ?? null;
    });
    return active.some((valve) => valve.isAnyActiveAhead(lowest)) ? slowest : null;
  }

  private read(channel: InputChannel, maxRecords: number): number {
    const start = channel.recordStart();
    const end = Math.min(channel.recordEnd(), start + maxRecords);
    (this.heads[channel.input] as HeadInput).processRecords(channel.current(), start, end);
    channel.advanceTo(end);
    return end - start;
  }

  private readControl(channel: InputChannel): number {
    const element = channel.takeControl();
    const valve = this.valves[channel.input] as StatusWatermarkValve;
    switch (element.kind) {
      case 'watermark':
        valve.inputWatermark(element.timestamp, channel.index);
        break;
      case 'status':
        valve.inputWatermarkStatus(element.isActive, channel.index);
        break;
      case 'end':
        if (this.gate.end(channel)) this.heads[channel.input]?.endInput();
        break;
    }
    return 1;
  }
}

function createValve(gate: InputGate, head: HeadInput, input: 0 | 1): StatusWatermarkValve {
  return new StatusWatermarkValve(gate.channelsOf(input).length, {
    emitWatermark: (timestamp) => head.processWatermark(timestamp),
    emitWatermarkStatus: (isActive) => head.processStatus(isActive),
  });
}
