import { describe, expect, it } from 'vitest';
import { expectFiveWays } from '../../../../test/support/fiveWays.ts';
import { ManualProcessingTime } from '../../../../test/support/ManualProcessingTime.ts';
import { OperatorHarness } from '../../../../test/support/OperatorHarness.ts';
import { OperatorInstance } from '../../../../test/support/OperatorInstance.ts';
import { formatOutput } from '../../../../test/support/operatorNotation.ts';
import { MIN_TIMESTAMP } from '../../element/timestamp.ts';
import { WatermarkStrategy } from '../../time/WatermarkStrategy.ts';
import type { OperatorContext } from '../OperatorContext.ts';
import type { ReaderOutput, ReadStatus, SourceReader } from '../SourceReader.ts';
import { SourceOperator } from './SourceOperator.ts';
import { TimestampsAndWatermarksOperator } from './TimestampsAndWatermarksOperator.ts';

/** Records are times, with what the generator is to say after them: `100>50,idle`. */
const asTold = WatermarkStrategy.forGenerator<string>(() => ({
  onEvent(event, _timestamp, output) {
    for (const word of (event.split('>')[1] ?? '').split(',').filter(Boolean)) {
      if (word === 'idle') output.markIdle();
      else if (word === 'active') output.markActive();
      else output.emitWatermark(Number(word));
    }
  },
  onPeriodicEmit() {},
})).withTimestampAssigner((event) => Number(event.split('>')[0]));

describe('timestamps and watermarks in mid-stream', () => {
  it('put their own in place of those from above, the last one apart', () => {
    expectFiveWays({
      operator: () => new TimestampsAndWatermarksOperator(asTold),
      input: '100@7 w90 200>150@8 idle active 120@9 300>150,120@9 $',
      expected: '100@100 200>150@200 w150 120@120 300>150,120@300 wMAX',
      ways: ['record by record', 'in one batch'],
    });
  });

  it('end idleness with a watermark that advances, the last one too', () => {
    expectFiveWays({
      operator: () => new TimestampsAndWatermarksOperator(asTold),
      input: '1>50 2>idle 3>50 4>60 5>idle,idle $',
      expected: '1>50@1 w50 2>idle@2 idle 3>50@3 4>60@4 active w60 5>idle,idle@5 idle active wMAX',
      ways: ['record by record', 'in one batch'],
    });
  });

  it('tick at the automatic interval', () => {
    const strategy =
      WatermarkStrategy.forBoundedOutOfOrderness<string>(10).withTimestampAssigner(Number);
    expectFiveWays({
      operator: () => new TimestampsAndWatermarksOperator(strategy),
      options: { autoWatermarkIntervalMs: 200 },
      input: '100 p199 p200 300 250 p400 p600 $',
      expected: '100@100 w89 300@300 250@250 w289 wMAX',
      ways: ['record by record', 'in one batch'],
      leaves: 'state',
    });
  });

  it('give the assigner -Infinity where there was no timestamp', () => {
    const seen: number[] = [];
    const strategy = WatermarkStrategy.noWatermarks<string>().withTimestampAssigner((_, before) => {
      seen.push(before);
      return 5;
    });
    const harness = new OperatorHarness(() => new TimestampsAndWatermarksOperator(strategy));
    harness.element('a', MIN_TIMESTAMP);
    harness.element('b', Number.NaN);
    harness.element('c', 7);
    expect(seen).toEqual([-Infinity, -Infinity, 7]);
  });

  it.each([
    ['NaN', Number.NaN],
    ['1.5', 1.5],
    ['"2024"', '2024'],
    ['undefined', undefined],
    ['null', null],
  ])('refuse %s as a timestamp', (shown, wrong) => {
    const strategy = WatermarkStrategy.noWatermarks<string>().withTimestampAssigner(
      () => wrong as number,
    );
    const harness = new OperatorHarness(() => new TimestampsAndWatermarksOperator(strategy));
    expect(() => harness.element('a', 1)).toThrow(`The timestamp assigner returned ${shown}.`);
  });
});

class ListReader implements SourceReader {
  private position = 0;
  private readonly records: readonly string[];

  constructor(records: readonly string[]) {
    this.records = records;
  }

  open(_context: OperatorContext): void {}

  read(output: ReaderOutput, limit: number): ReadStatus {
    const end = Math.min(this.records.length, this.position + limit);
    while (this.position < end) {
      output.collect(this.records[this.position++], MIN_TIMESTAMP);
    }
    return this.position === this.records.length ? 'END' : 'MORE';
  }

  snapshot(): unknown {
    return this.position;
  }

  restore(parts: readonly unknown[]): void {
    this.position = parts[0] as number;
  }

  close(): void {}
}

function readAll(records: string, strategy: WatermarkStrategy<string>, limit: number): string[] {
  const words = records.split(' ');
  const processingTime = new ManualProcessingTime();
  const where = { subtaskIndex: 0, parallelism: 1, maxParallelism: 128, inputCount: 0 as const };
  const options = { ...where, autoWatermarkIntervalMs: 0, processingTime };
  let instance = new OperatorInstance(
    new SourceOperator(new ListReader(words), strategy),
    options,
    [],
  );
  const outputs: string[] = [];
  for (;;) {
    const operator = instance.operator as SourceOperator;
    const status = operator.readSlice(limit);
    outputs.push(...instance.take().map(formatOutput));
    if (status === 'END') return outputs;
    const restored = [instance.snapshot()];
    instance = new OperatorInstance(
      new SourceOperator(new ListReader(words), strategy),
      options,
      restored,
    );
  }
}

describe('a source', () => {
  it('ends with the last watermark', () => {
    expect(readAll('1>1 2 3>2', asTold, 10)).toEqual(['1>1@1', 'w1', '2@2', '3>2@3', 'w2', 'wMAX']);
  });

  it('sends no last watermark where it is idle at its end', () => {
    const outputs = readAll('1>1 2>idle 3', asTold, 10);
    expect(outputs).toEqual(['1>1@1', 'w1', '2>idle@2', 'idle', '3@3']);
  });

  it('goes on behind the last record after a restore', () => {
    const strategy = WatermarkStrategy.noWatermarks<string>();
    for (const limit of [1, 2, 10]) {
      expect(readAll('a b c d e', strategy, limit)).toEqual(['a', 'b', 'c', 'd', 'e', 'wMAX']);
    }
  });
});
