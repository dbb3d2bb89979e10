/**
 * Reads Flink's cases of windows, makes the real operator that a case describes, and runs it through
 * the harness: as written, restored after every element, and restored elsewhere.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  ContinuousEventTimeTrigger,
  CountEvictor,
  CountTrigger,
  DeltaEvictor,
  DeltaTrigger,
  EndOfStreamTrigger,
  EventTimeSessionWindows,
  EventTimeTrigger,
  type Evictor,
  fromApiTime,
  GlobalWindows,
  MAX_TIMESTAMP,
  NeverTrigger,
  NO_TIMESTAMP,
  ProcessingTimeSessionWindows,
  ProcessingTimeTrigger,
  PurgingTrigger,
  SessionWindows,
  SlidingEventTimeWindows,
  SlidingProcessingTimeWindows,
  TimeEvictor,
  TimeWindow,
  type Trigger,
  TumblingEventTimeWindows,
  TumblingProcessingTimeWindows,
  type WindowAssigner,
  WindowOperator,
  type WindowOperatorOptions,
} from '../../../src/engine/index.ts';
import { OperatorHarness } from '../../support/OperatorHarness.ts';
import type { HarnessOutput } from '../../support/OperatorInstance.ts';

/** A record of these cases. */
export interface KeyAndNumber {
  readonly k: string;
  readonly v: number;
}

/** One line of a case: a record, a watermark, the clock, or a restore. */
interface Line {
  readonly k?: string;
  readonly v?: number;
  readonly ts?: number | 'MAX' | null;
  readonly wm?: number | 'MAX';
  readonly proctime?: number;
  readonly snapshotRestore?: true;
}

/** What is done in a case. */
export interface WindowOp {
  readonly kind: string;
  readonly assigner: any; // any: each type of assigner has its own settings
  readonly trigger?: any; // any: a name, or an object with one property
  readonly evictor?: any; // any: as above
  readonly withWindow?: boolean;
  readonly state?: 'list' | 'reduce';
  readonly allowedLateness?: number;
  readonly lateTag?: boolean;
  readonly size?: number;
  readonly slide?: number;
}

/** One case. */
export interface WindowVector {
  readonly name: string;
  readonly op: WindowOp;
  readonly input: readonly Line[];
  readonly expect: readonly Record<string, unknown>[];
}

/** The cases of a file. */
export function readVectors<V = WindowVector>(topic: string): V[] {
  const file = new URL(`./data/${topic}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { vectors: V[] }).vectors;
}

/** Records of one value get a window without length. */
class PointSessions extends SessionWindows {
  override assignWindows(element: KeyAndNumber, timestamp: number) {
    const end = element.v === 33 ? timestamp : timestamp + (this.gap as number);
    return [new TimeWindow(timestamp, end)];
  }
}

/** The assigner of a case. */
export function assignerOf(op: WindowOp['assigner']): WindowAssigner<any> {
  // any: assigners are invariant in their window
  const isEventTime = op.time !== 'proc';
  switch (op.type) {
    case 'tumbling':
      return (isEventTime ? TumblingEventTimeWindows : TumblingProcessingTimeWindows).of(op.size);
    case 'sliding':
      return (isEventTime ? SlidingEventTimeWindows : SlidingProcessingTimeWindows).of(
        op.size,
        op.slide,
      );
    case 'session':
      return (isEventTime ? EventTimeSessionWindows : ProcessingTimeSessionWindows).withGap(op.gap);
    case 'dynamicSession':
      return (
        isEventTime ? EventTimeSessionWindows : ProcessingTimeSessionWindows
      ).withDynamicGap<KeyAndNumber>(({ k, v }) => gapByRule(op.gapRule, k, v));
    case 'pointSession':
      return new PointSessions(true, op.gap);
    case 'global':
      return GlobalWindows.create();
    default:
      throw new Error(`No assigner ${JSON.stringify(op)}`);
  }
}

// any: a rule is a number, or numbers by value
function gapByRule(rule: any, key: string, value: number): number {
  const ofKey = rule[key];
  return typeof ofKey === 'number' ? ofKey : (ofKey[`v${value}`] ?? ofKey.else);
}

/** The trigger of a case. */
export function triggerOf(op: WindowOp['trigger']): Trigger<any, any> | undefined {
  // any: triggers are invariant in their types
  switch (typeof op === 'object' ? Object.keys(op)[0] : op) {
    case undefined:
      return undefined;
    case 'eventTime':
      return EventTimeTrigger.create();
    case 'procTime':
      return ProcessingTimeTrigger.create();
    case 'endOfStream':
      return new EndOfStreamTrigger();
    case 'never':
      return new NeverTrigger();
    case 'count':
      return CountTrigger.of(op.count);
    case 'continuousEventTime':
      return ContinuousEventTimeTrigger.of(op.continuousEventTime);
    case 'purging':
      return PurgingTrigger.of(triggerOf(op.purging) as Trigger);
    case 'delta':
      return DeltaTrigger.of<number>(op.delta, (from, to) => to - from);
    default:
      throw new Error(`No trigger ${JSON.stringify(op)}`);
  }
}

function evictorOf(op: WindowOp['evictor']): Evictor<any, any> | undefined {
  // any: evictors are invariant in their types
  if (op === undefined) return undefined;
  if (op.count !== undefined) return CountEvictor.of(op.count, op.after);
  if (op.timeMs !== undefined) return TimeEvictor.of(op.timeMs, op.after);
  const distance = (a: KeyAndNumber, b: KeyAndNumber) => b.v - a.v;
  return DeltaEvictor.of<KeyAndNumber>(op.delta, distance, op.after);
}

const add = (a: KeyAndNumber, b: KeyAndNumber): KeyAndNumber => ({ k: a.k, v: a.v + b.v });

/** A sum with the window's bounds, over however many elements. */
function sumOfWindow(key: unknown, context: any, elements: Iterable<any>, out: any): void {
  // any: the context and collector of window functions
  let v = 0;
  for (const element of elements) v += element.v;
  const { start, end } = context.window() as TimeWindow;
  out.collect({ k: key, v, win: [start, end] });
}

/** The options that a case describes. */
export function optionsOf(op: WindowOp): WindowOperatorOptions {
  if (op.kind === 'countWindow') return countWindowOptions(op);
  const isList = op.state === 'list';
  return {
    assigner: assignerOf(op.assigner),
    trigger: triggerOf(op.trigger),
    evictor: evictorOf(op.evictor),
    keySelector: (record: KeyAndNumber) => record.k,
    contents: isList ? { kind: 'list' } : { kind: 'reduce', fn: add as never },
    windowFunction: op.withWindow === true ? sumOfWindow : undefined,
    allowedLatenessMs: op.allowedLateness,
    lateTagId: op.lateTag === true ? 'late' : undefined,
  };
}

function countWindowOptions({ size = 0, slide }: WindowOp): WindowOperatorOptions {
  const count = CountTrigger.of(slide ?? size);
  return {
    assigner: GlobalWindows.create(),
    trigger: slide === undefined ? PurgingTrigger.of(count) : count,
    evictor: slide === undefined ? undefined : CountEvictor.of(size),
    keySelector: (record: KeyAndNumber) => record.k,
    contents: { kind: 'reduce', fn: add as never },
  };
}

/** How a case is run. */
export type Way = 'as written' | 'restored after every element' | 'restored elsewhere';

/** Runs a case and compares; between two watermarks the order of records is open. */
export function runCase(vector: WindowVector, way: Way): void {
  const create = () => new WindowOperator(optionsOf(vector.op));
  const keyOf = (value: unknown) => (value as KeyAndNumber).k;
  let harness = new OperatorHarness(create, { keyOf });
  const outputs: HarnessOutput[] = [];
  vector.input.forEach((line, index) => {
    if (line.snapshotRestore === true) {
      // A new harness forgets the watermark, as Flink does.
      const restored = new OperatorHarness(create, { keyOf });
      restored.clock.setTime(harness.clock.currentProcessingTimeMs());
      restored.restore(harness.snapshot());
      harness = restored;
    } else feedLine(harness, line);
    if (way === 'restored after every element') harness.restore(harness.snapshot());
    if (way === 'restored elsewhere') harness.restore(harness.snapshot(), (index % 3) + 1);
    outputs.push(...harness.take());
  });
  // Count windows are global: their cases leave the time of the results out.
  const always = vector.op.kind === 'countWindow' ? { ts: 'MAX' } : {};
  const expected = vector.expect.map((output) => ({ ...always, ...output }));
  expect(arrange(outputs.map(shown))).toEqual(arrange(expected));
}

function feedLine(harness: OperatorHarness, { k, v, ts, wm, proctime }: Line): void {
  if (wm !== undefined) harness.watermark(timeOf(wm));
  else if (proctime !== undefined) harness.processingTime(proctime);
  else harness.element({ k, v }, ts === null || ts === undefined ? NO_TIMESTAMP : timeOf(ts));
}

function timeOf(time: number | 'MAX'): number {
  return time === 'MAX' ? fromApiTime(Infinity) : time;
}

function shown(output: HarnessOutput): Record<string, unknown> {
  switch (output.kind) {
    case 'watermark':
      return { wm: shownTime(output.timestamp) };
    case 'side':
      return { side: output.tagId, ...(output.value as object), ts: shownTime(output.timestamp) };
    case 'record':
      return { ...(output.value as object), ts: shownTime(output.timestamp) };
    default:
      throw new Error(`Unexpected output ${output.kind}`);
  }
}

function shownTime(time: number): number | string {
  return time === MAX_TIMESTAMP ? 'MAX' : time;
}

/** Sorted between watermarks, as texts; a case without timestamps in its results has none here. */
function arrange(outputs: readonly Record<string, unknown>[]): string[] {
  const arranged: string[] = [];
  let run: string[] = [];
  for (const output of outputs) {
    if ('wm' in output) {
      arranged.push(...run.sort(), `wm ${output.wm}`);
      run = [];
    } else run.push(textOf(output));
  }
  return [...arranged, ...run.sort()];
}

function textOf({ side, k, v, ts, win }: Record<string, unknown>): string {
  return JSON.stringify({ side, k, v, ts, win });
}
