/**
 * Windows that ask for nothing but the default are kept in a quicker way (PlainSessions,
 * PlainSlidingWindows). Random jobs through it and through the general path, which a trigger of
 * another class brings about: the same results by the same watermark, and in a window the elements
 * in the same order.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import type { HarnessOutput } from '../../../../test/support/OperatorInstance.ts';
import { EventTimeTrigger } from '../../window/EventTimeTrigger.ts';
import { SlidingEventTimeWindows } from '../../window/gridWindows.ts';
import { EventTimeSessionWindows } from '../../window/sessionWindows.ts';
import type { WindowAssigner } from '../../window/WindowAssigner.ts';
import { WindowOperator } from './WindowOperator.ts';
import type { WindowContents } from './windowOptions.ts';

/** The default by behaviour, not by its class. */
class Ordinary extends EventTimeTrigger {}

interface Word {
  readonly key: number;
  readonly at: number;
  /** How long its session stays open, milliseconds. */
  readonly gap: number;
  readonly text: string;
}

/** Records, and after some of them a watermark. */
type Steps = readonly { readonly word: Word; readonly watermark: number | null }[];

const CONTENTS: readonly WindowContents[] = [
  { kind: 'list' },
  {
    kind: 'reduce',
    fn: ((a: Word, b: Word) => ({ ...a, text: `(${a.text} ${b.text})` })) as never,
  },
  {
    kind: 'aggregate',
    fn: {
      createAccumulator: () => '',
      add: (word, text) => `${text}+${(word as Word).text}`,
      getResult: (text) => ({ text }),
      merge: (a, b) => `[${a}|${b}]`,
    },
  },
];

type MakeAssigner = () => WindowAssigner<any>; // any: assigners are invariant in their window

const assigner: fc.Arbitrary<MakeAssigner> = fc.oneof(
  fc.integer({ min: 1, max: 14 }).map((gap) => () => EventTimeSessionWindows.withGap(gap)),
  fc.constant(() => EventTimeSessionWindows.withDynamicGap<Word>(({ gap }) => gap)),
  fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 6 })).map(
    ([size, slide]) =>
      () =>
        SlidingEventTimeWindows.of(size, slide),
  ),
);

const steps: fc.Arbitrary<Steps> = fc.array(
  fc.record({
    word: fc.record({
      key: fc.integer({ min: 0, max: 2 }),
      at: fc.integer({ min: 0, max: 80 }),
      gap: fc.integer({ min: 1, max: 20 }),
      text: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    }),
    watermark: fc.option(fc.integer({ min: 0, max: 90 }), { freq: 4 }),
  }),
  { maxLength: 40 },
);

function resultsOf(
  make: MakeAssigner,
  contents: WindowContents,
  given: Steps,
  trigger?: EventTimeTrigger,
): string[] {
  const harness = new OperatorHarness(
    () =>
      new WindowOperator({
        assigner: make(),
        ...(trigger !== undefined && { trigger }),
        keySelector: ({ key }) => key,
        contents,
        windowFunction: (key, ctx, elements: Iterable<Word>, out) => {
          const { start, end } = ctx.window();
          out.collect(`${key} ${start}-${end} ${Array.from(elements, ({ text }) => text)}`);
        },
        lateTagId: 'late',
      }),
    { keyOf: (word) => (word as Word).key },
  );
  for (const { word, watermark } of given) {
    harness.element(word, word.at);
    if (watermark !== null) harness.watermark(watermark);
  }
  harness.watermark(1000);
  return inOrderOfEnds(harness.take());
}

/** Windows of one end come in an open order; all else stays where it is. */
function inOrderOfEnds(outputs: readonly HarnessOutput[]): string[] {
  const runs: { end: number; lines: string[] }[] = [];
  for (const output of outputs) {
    const end = output.kind === 'record' ? (output.timestamp ?? Number.NaN) : Number.NaN;
    if (runs.at(-1)?.end !== end) runs.push({ end, lines: [] });
    runs.at(-1)?.lines.push(JSON.stringify(output));
  }
  return runs.flatMap(({ lines }) => lines.sort());
}

describe('windows that are kept in the quick way', () => {
  it('give what the general way gives', () => {
    const contents = fc.constantFrom(...CONTENTS);
    fc.assert(
      fc.property(assigner, contents, steps, (make, kept, given) => {
        const quick = resultsOf(make, kept, given);
        expect(quick).toEqual(resultsOf(make, kept, given, new Ordinary()));
      }),
      { numRuns: 2000, seed: 20261127 },
    );
  }, 60_000);
});
