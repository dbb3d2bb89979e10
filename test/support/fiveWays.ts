/**
 * One expectation, run five ways: record by record, in one batch, with snapshot and restore after
 * every element, after every second one, and restored elsewhere (at other parallelisms, so that key
 * groups move). Ends by asserting that state and timers are empty, unless the case says otherwise.
 * After Hazelcast Jet's TestSupport.
 */
import { expect } from 'vitest';
import type { StreamOperator } from '../../src/engine/index.ts';
import { type HarnessOptions, OperatorHarness } from './OperatorHarness.ts';
import { feed, formatOutput, parseTokens, type Token } from './operatorNotation.ts';

/** The names of the ways. */
export const FIVE_WAYS = [
  'record by record',
  'in one batch',
  'restored after every element',
  'restored after every second element',
  'restored elsewhere',
] as const;

/** Those of BATCH mode, which takes no snapshots, as in Flink. */
export const BATCH_WAYS: readonly Way[] = ['record by record', 'in one batch'];

/** One of the five. */
export type Way = (typeof FIVE_WAYS)[number];

/** An operator with its input and what must come. */
export interface OperatorCase {
  readonly operator: () => StreamOperator;
  /** In the notation of `operatorNotation.ts`. */
  readonly input: string;
  /** Words with blanks between them, or a list of words where values hold blanks. */
  readonly expected: string | readonly string[];
  readonly options?: HarnessOptions;
  /** Makes the record of a word; the word itself where left out. */
  readonly parse?: (text: string, input: 0 | 1) => unknown;
  /** What may stay behind at the end; nothing where left out. */
  readonly leaves?: 'nothing' | 'state' | 'state and timers';
  /** Where the case makes no sense in all five. */
  readonly ways?: readonly Way[];
}

/** Runs a case in all its ways. */
export function expectFiveWays(spec: OperatorCase): void {
  const expected =
    typeof spec.expected === 'string' ? spec.expected.split(' ').filter(Boolean) : spec.expected;
  for (const way of spec.ways ?? (spec.options?.isBatch ? BATCH_WAYS : FIVE_WAYS)) {
    const outputs = runWay(spec, way);
    const isExact = way !== 'restored elsewhere';
    const arranged = isExact ? outputs : sortBetweenWatermarks(outputs);
    expect(arranged, way).toEqual(isExact ? expected : sortBetweenWatermarks(expected));
  }
}

function runWay(spec: OperatorCase, way: Way): string[] {
  const harness = new OperatorHarness(spec.operator, spec.options);
  const tokens = parseTokens(spec.input);
  const outputs: string[] = [];
  tokens.forEach((token, index) => {
    feed(harness, token, spec.parse ?? ((text) => text));
    if (way !== 'in one batch') outputs.push(...harness.take().map(formatOutput));
    if (token.kind !== 'end') restoreAsTold(harness, way, index, tokens);
  });
  outputs.push(...harness.take().map(formatOutput));
  expectNothingLeft(spec, harness, way);
  return outputs;
}

function restoreAsTold(
  harness: OperatorHarness,
  way: Way,
  index: number,
  tokens: readonly Token[],
): void {
  if (index === tokens.length - 1) return;
  if (way === 'restored after every element') harness.restore(harness.snapshot());
  if (way === 'restored after every second element' && index % 2 === 1) {
    harness.restore(harness.snapshot());
  }
  if (way === 'restored elsewhere') harness.restore(harness.snapshot(), ((index + 1) % 3) + 1);
}

function expectNothingLeft(spec: OperatorCase, harness: OperatorHarness, way: Way): void {
  const leaves = spec.leaves ?? 'nothing';
  if (leaves === 'nothing') expect(harness.stateEntryCount(), `state left, ${way}`).toBe(0);
  if (leaves === 'state and timers') return;
  expect(harness.eventTimerCount(), `event timers left, ${way}`).toBe(0);
  expect(harness.processingTimerCount(), `processing timers left, ${way}`).toBe(0);
}

/** Within a run of records without a control element between them the order of subtasks is open. */
export function sortBetweenWatermarks(words: readonly string[]): string[] {
  const sorted: string[] = [];
  let run: string[] = [];
  for (const word of words) {
    if (/^(w(-?\d+|MAX|MIN)|idle|active)$/.test(word)) {
      sorted.push(...run.sort(), word);
      run = [];
    } else run.push(word);
  }
  return [...sorted, ...run.sort()];
}
