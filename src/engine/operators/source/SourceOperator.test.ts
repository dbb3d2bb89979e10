import { describe, expect, it } from 'vitest';
import { ManualProcessingTime } from '../../../../test/support/ManualProcessingTime.ts';
import { OperatorInstance } from '../../../../test/support/OperatorInstance.ts';
import { formatOutput } from '../../../../test/support/operatorNotation.ts';
import { WatermarkStrategy } from '../../time/WatermarkStrategy.ts';
import type { AlignmentReport, ExternalInput } from '../OperatorContext.ts';
import type { ReaderOutput, ReadStatus, SourceReader, SplitOutput } from '../SourceReader.ts';
import { SourceOperator } from './SourceOperator.ts';

/**
 * Reads a script, a word a call: `7` a record without a split, `a7` one of split a, `a$` the end of
 * split a, `$` the end, `.` nothing yet.
 */
class ScriptReader implements SourceReader {
  private readonly words: string[];
  private readonly splits = new Map<string, SplitOutput>();

  constructor(script: string) {
    this.words = script.split(' ');
  }

  open(): void {}

  read(output: ReaderOutput): ReadStatus {
    const word = this.words.shift() ?? '.';
    if (word === '.') return 'WAITING';
    if (word === '$') return 'END';
    const split = /^[a-z]/.exec(word)?.[0] ?? null;
    if (split === null) output.collect(Number(word), Number(word));
    else if (word.endsWith('$')) output.releaseOutputForSplit(split);
    else {
      const time = Number(word.slice(1));
      const splitOutput = this.splits.get(split) ?? output.createOutputForSplit(split);
      this.splits.set(split, splitOutput);
      splitOutput.collect(time, time);
    }
    return 'MORE';
  }

  snapshot(): unknown {
    return null;
  }

  restore(): void {}

  close(): void {}
}

interface Source {
  /** Reads and ticks: the words put out until the reader waits, then a tick after 10 ms. */
  round(): string;
  readonly reports: AlignmentReport[];
  allow(maxWatermark: number): void;
}

function sourceOf(
  script: string,
  strategy: WatermarkStrategy<unknown>,
  autoWatermarkIntervalMs = 10,
): Source {
  const processingTime = new ManualProcessingTime();
  const reports: AlignmentReport[] = [];
  let allow: (maxWatermark: number) => void = () => {};
  const external: ExternalInput = {
    send: () => {},
    onMessage: () => {},
    reportWatermark: (report) => reports.push(report),
    onAlignment: (listener) => {
      allow = listener;
    },
  };
  const where = { subtaskIndex: 0, parallelism: 1, maxParallelism: 128, inputCount: 0 as const };
  const options = { ...where, autoWatermarkIntervalMs, processingTime, external };
  const operator = new SourceOperator(new ScriptReader(script), strategy);
  const instance = new OperatorInstance(operator, options, []);
  return {
    reports,
    allow: (maxWatermark) => allow(maxWatermark),
    round: () => {
      while (operator.readSlice(5) === 'MORE');
      processingTime.setTime(processingTime.currentProcessingTimeMs() + 10);
      return instance.take().map(formatOutput).join(' ');
    },
  };
}

const ascending = WatermarkStrategy.forMonotonousTimestamps<unknown>();

/** A watermark of each record's own time. */
const eachRecord = WatermarkStrategy.forGenerator<unknown>(() => ({
  onEvent: (_event, time, output) => output.emitWatermark(time),
  onPeriodicEmit: () => {},
}));

describe('the splits of a source', () => {
  it('count with their lowest watermark until they end', () => {
    const source = sourceOf('a10 b5 . b7 . b$ a11 .', ascending);
    expect(source.round()).toBe('10@10 5@5 w4');
    expect(source.round()).toBe('7@7 w6');
    expect(source.round()).toBe('11@11 w10');
  });

  it('never take a watermark back', () => {
    const source = sourceOf('a10 . a$ b5 . b20 . $', ascending);
    expect(source.round()).toBe('10@10 w9');
    expect(source.round()).toBe('5@5');
    expect(source.round()).toBe('20@20 w19');
    expect(source.round()).toBe('wMAX');
  });

  it('are idle one by one', () => {
    const source = sourceOf('a10 b5 . a20 . a30 . a40 . .', ascending.withIdleness(15));
    expect(source.round()).toBe('10@10 5@5 w4');
    expect(source.round()).toBe('20@20');
    expect(source.round()).toBe('30@30');
    expect(source.round()).toBe('40@40 w39');
    const rounds = [source.round(), source.round(), source.round()];
    expect(rounds).toEqual(['', '', 'idle']);
  });
});

describe('an aligned source', () => {
  const aligned = eachRecord.withWatermarkAlignment('g', 5, 10);

  it('reports its watermark and stops at the record that is ahead', () => {
    const source = sourceOf('1 . 2 9 10 $', aligned);
    expect(source.round()).toBe('1@1 w1');
    expect(source.reports).toEqual([{ group: 'g', maxDriftMs: 5, watermark: 1 }]);
    source.allow(6);
    expect(source.round()).toBe('2@2 w2 9@9 w9');
    expect(source.round()).toBe('');
    source.allow(9);
    expect(source.round()).toBe('10@10 w10');
    source.allow(10);
    expect(source.round()).toBe('wMAX');
    expect(source.reports.at(-1)?.watermark).toBe(Infinity);
  });

  it('says nothing before its first watermark', () => {
    const source = sourceOf('.', aligned);
    source.round();
    expect(source.reports).toEqual([]);
  });

  it('does not become idle while it waits for others, and reports idleness as Infinity', () => {
    const source = sourceOf('9 . .', aligned.withIdleness(15));
    source.allow(3);
    expect(source.round()).toBe('9@9 w9');
    expect([source.round(), source.round(), source.round()]).toEqual(['', '', '']);
    source.allow(9);
    expect([source.round(), source.round(), source.round()].join('')).toBe('idle');
    source.round();
    expect(source.reports.at(-1)?.watermark).toBe(Infinity);
  });
});

describe('a source without an auto-watermark interval', () => {
  it('says nothing but what its generator says at a record, and the last watermark', () => {
    const periodic = sourceOf('1 . 2 . $', ascending, 0);
    expect([periodic.round(), periodic.round(), periodic.round()]).toEqual(['1@1', '2@2', 'wMAX']);
    expect(sourceOf('1 . $', eachRecord, 0).round()).toBe('1@1 w1');
  });
});
