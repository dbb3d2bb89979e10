/**
 * The channels of a task in BATCH mode, where exchanges block: the writers have ended before the
 * task begins. Everything is gathered, then read at a stretch, input by input, channel by channel,
 * so that the order does not depend on who was quicker. Keyed inputs come last, sorted by key and
 * time, two of them merged. Watermarks and statuses on the way mean nothing; the last watermark
 * ends an input. Flink's blocking ResultPartition, SortingDataInput and MultiInputSortingDataInput.
 */
import { MIN_TIMESTAMP } from '../../element/timestamp.ts';
import { keyExtractionError, keyIdOf } from '../../state/keyIdentity.ts';
import type { ChainPosition, Hop } from '../chain/ChainPosition.ts';
import type { ChannelBuffer } from '../exchange/ChannelBuffer.ts';
import type { InputChannel } from '../exchange/InputChannel.ts';
import type { HeadInput } from './HeadInput.ts';
import type { InputGate } from './InputGate.ts';
import {
  type KeyedRecords,
  type KeysById,
  mergeRuns,
  rankKeys,
  type SortedRecords,
  sortableTime,
  sortRecords,
} from './sortedRecords.ts';
import type { TaskInput } from './TaskInput.ts';

/** How the records of a channel get their key, and at which exchange. */
export interface ChannelKey {
  readonly edgeId: number;
  /** The StreamNode that writes to it. */
  readonly sourceNodeId: number;
  readonly keySelector: (value: unknown) => unknown;
}

/** What the input must know of the operator that it feeds. */
export interface BatchInputOptions {
  readonly gate: InputGate;
  /** By logical input. */
  readonly heads: readonly HeadInput[];
  readonly position: ChainPosition;
  /** The channels whose records are to be sorted by key. */
  readonly keys: ReadonlyMap<InputChannel, ChannelKey>;
  /** True: the second input is read to its end before the first, as broadcast ones are. */
  readonly isSecondFirst: boolean;
}

/** Records of one buffer that lie between two control elements. */
interface Piece {
  readonly buffer: ChannelBuffer;
  readonly start: number;
  readonly end: number;
}

/** What is next: records of an input, or its end. */
type Step =
  | ({ readonly kind: 'records'; readonly input: 0 | 1 } & Piece)
  | { readonly kind: 'end'; readonly input: 0 | 1 };

/** One a task. */
export class BatchInput implements TaskInput {
  private readonly gate: InputGate;
  private readonly options: BatchInputOptions;
  private readonly pieces = new Map<InputChannel, Piece[]>();
  private steps: Iterator<Step> | null = null;
  private step: Step | null = null;
  /** Records of the present step that have been read. */
  private readCount = 0;
  private isOver = false;

  constructor(options: BatchInputOptions) {
    this.gate = options.gate;
    this.options = options;
    for (const channel of this.gate.channels) this.pieces.set(channel, []);
  }

  isReady(): boolean {
    for (let channel = this.gate.next(); channel !== null; channel = this.gate.next()) {
      this.gather(channel);
      this.gate.done(channel);
    }
    return this.gate.hasEnded();
  }

  readPiece(maxRecords: number): number {
    this.steps ??= this.allSteps();
    if (this.step === null) this.goOn();
    const { step } = this;
    if (step === null) return -1;
    return step.kind === 'end' ? this.end(step.input) : this.read(step, maxRecords);
  }

  hasEnded(): boolean {
    return this.isOver;
  }

  /** There is but one watermark, at the end. */
  slowestChannel(): null {
    return null;
  }

  private gather(channel: InputChannel): void {
    if (channel.peek() === 'records') {
      const piece = {
        buffer: channel.current(),
        start: channel.recordStart(),
        end: channel.recordEnd(),
      };
      this.pieces.get(channel)?.push(piece);
      channel.advanceTo(piece.end);
      return;
    }
    const element = channel.takeControl();
    if (element.kind === 'watermark') channel.watermark = element.timestamp;
    else if (element.kind === 'end') this.gate.end(channel);
  }

  private goOn(): void {
    const next = this.steps?.next();
    this.step = next?.value ?? null;
    this.readCount = 0;
    this.isOver = this.step === null;
  }

  private read(step: Step & { kind: 'records' }, maxRecords: number): number {
    const start = step.start + this.readCount;
    const end = Math.min(step.end, start + maxRecords);
    (this.options.heads[step.input] as HeadInput).processRecords(step.buffer, start, end);
    this.readCount += end - start;
    if (end === step.end) this.goOn();
    return end - start;
  }

  /** The greatest watermark of the input is its last word. */
  private end(input: 0 | 1): number {
    const head = this.options.heads[input] as HeadInput;
    const watermarks = this.gate.channelsOf(input).map(({ watermark }) => watermark);
    const watermark = Math.max(...watermarks);
    if (watermark > MIN_TIMESTAMP) head.processWatermark(watermark);
    head.endInput();
    this.goOn();
    return 1;
  }

  private *allSteps(): Generator<Step, void, void> {
    const inputs = ([0, 1] as const).filter((input) => this.gate.channelsOf(input).length > 0);
    if (this.options.isSecondFirst) inputs.reverse();
    for (const input of inputs) {
      if (this.isKeyed(input)) continue;
      for (const piece of this.takePieces(input)) yield { kind: 'records', input, ...piece };
      yield { kind: 'end', input };
    }
    yield* this.keyedSteps(inputs.filter((input) => this.isKeyed(input)));
  }

  private *keyedSteps(inputs: readonly (0 | 1)[]): Generator<Step, void, void> {
    const keys: KeysById = new Map();
    const gathered = ([0, 1] as const).map((input) =>
      inputs.includes(input) ? this.withKeys(input, keys) : NOTHING,
    );
    const rankOf = rankKeys(keys);
    const [first, second] = gathered.map((records) => sortRecords(records, rankOf)) as [
      SortedRecords,
      SortedRecords,
    ];
    const sorted = [first, second] as const;
    for (const input of inputs) {
      if (sorted[input].ranks.length === 0) yield { kind: 'end', input };
    }
    for (const { input, start, end } of mergeRuns(first, second)) {
      yield { kind: 'records', input, buffer: sorted[input].buffer, start, end };
      if (end === sorted[input].ranks.length) yield { kind: 'end', input };
    }
  }

  private isKeyed(input: 0 | 1): boolean {
    return this.gate.channelsOf(input).some((channel) => this.options.keys.has(channel));
  }

  private takePieces(input: 0 | 1): Piece[] {
    return this.gate.channelsOf(input).flatMap((channel) => this.takeChannel(channel));
  }

  private takeChannel(channel: InputChannel): Piece[] {
    const pieces = this.pieces.get(channel) ?? [];
    this.pieces.delete(channel);
    return pieces;
  }

  private withKeys(input: 0 | 1, keys: KeysById): KeyedRecords {
    const records: KeyedRecords = { values: [], timestamps: [], keyIds: [] };
    for (const channel of this.gate.channelsOf(input)) {
      const key = this.options.keys.get(channel) as ChannelKey;
      for (const piece of this.takeChannel(channel)) this.addKeys(piece, key, records, keys);
    }
    return records;
  }

  private addKeys(piece: Piece, key: ChannelKey, records: KeyedRecords, keys: KeysById): void {
    const { values, timestamps } = piece.buffer;
    let record: unknown;
    const { edgeId, sourceNodeId } = key;
    const { nodeId } = this.options.heads[0] as HeadInput;
    const hop: Hop = { nodeId, edgeId, sourceNodeId, currentRecord: () => record };
    this.options.position.hop = hop;
    try {
      for (let i = piece.start; i < piece.end; i++) {
        record = values[i];
        const own = key.keySelector(record);
        const id = keyIdOf(own);
        if (!keys.has(id)) keys.set(id, own);
        records.values.push(record);
        records.timestamps.push(sortableTime(timestamps[i] as number));
        records.keyIds.push(id);
      }
    } catch (error) {
      throw keyExtractionError(record, error);
    }
    this.options.position.hop = null;
  }
}

const NOTHING: KeyedRecords = { values: [], timestamps: [], keyIds: [] };
