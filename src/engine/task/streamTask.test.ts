import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../test/support/graphs.ts';
import type { JobGraph } from '../../model/index.ts';
import { NO_CLASSES } from '../element/ClassTable.ts';
import { OutputTag } from '../operators/functions/OutputTag.ts';
import type { OperatorFactory, ProgramFunctions } from '../operators/OperatorFactory.ts';
import { ProcessOperator } from '../operators/process/ProcessOperator.ts';
import { ProcessFunction } from '../operators/process/processFunctions.ts';
import { FilterOperator } from '../operators/record/FilterOperator.ts';
import { KeyedReduceOperator } from '../operators/record/KeyedReduceOperator.ts';
import { MapOperator } from '../operators/record/MapOperator.ts';
import type { ReaderOutput, ReadStatus, SourceReader } from '../operators/SourceReader.ts';
import { PrintOperator } from '../operators/sink/PrintOperator.ts';
import { SourceOperator } from '../operators/source/SourceOperator.ts';
import { WatermarkStrategy } from '../time/WatermarkStrategy.ts';
import { type BuiltTask, buildTask } from './buildTask.ts';
import { connectLocalChannel, LocalChannelSender } from './exchange/LocalChannel.ts';
import { failureOf } from './observe/taskFailure.ts';
import { readTask } from './observe/taskMetrics.ts';
import { restoreTask, snapshotTask } from './taskSnapshot.ts';

/** Reads a list, one record at a time. */
class ListReader implements SourceReader {
  private readonly list: readonly unknown[];
  private position = 0;

  constructor(list: readonly unknown[]) {
    this.list = list;
  }

  open(): void {}

  read(output: ReaderOutput): ReadStatus {
    if (this.position >= this.list.length) return 'END';
    output.collect(this.list[this.position++], 0);
    return 'MORE';
  }

  snapshot(): unknown {
    return this.position;
  }

  restore(parts: readonly unknown[]): void {
    this.position = Number(parts[0]);
  }

  close(): void {}
}

const sourceOf =
  (list: readonly unknown[]): OperatorFactory =>
  () =>
    new SourceOperator(new ListReader(list), WatermarkStrategy.noWatermarks());

interface Cluster {
  readonly tasks: BuiltTask[];
  readonly printed: unknown[];
  run(): void;
}

/** All tasks of a job in one thread, stepped in turn until none has anything to do. */
function clusterOf(
  graph: JobGraph,
  operators: Record<string, OperatorFactory>,
  exchanges: ProgramFunctions['exchanges'] = new Map(),
): Cluster {
  const nodes = graph.vertices.flatMap((vertex) => vertex.nodes);
  const functions: ProgramFunctions = {
    operators: new Map(nodes.map((node) => [node.id, operators[node.name] as OperatorFactory])),
    exchanges,
  };
  const printed: unknown[] = [];
  const senders = new Map<string, LocalChannelSender>();
  const tasks = graph.vertices.flatMap((vertex) =>
    Array.from({ length: vertex.parallelism }, (_, subtask) =>
      buildTask(graph, { vertexId: vertex.id, subtask, attempt: 0 }, functions, {
        createReader: () => new ListReader([]),
        clock: { nowMs: () => 0, schedule: () => () => {} },
        network: { bufferSize: 2, creditsPerChannel: 1 },
        slice: { sliceMs: 8, sliceRecords: 3, chunkRecords: 2 },
        random: () => 0,
        print: (_node, _sink, value) => printed.push(value),
        remark: () => {},
        external: () => null,
        keepsResults: false,
        createSender: (_edge, { edgeId, sourceSubtask, targetSubtask }) => {
          const sender = new LocalChannelSender(NO_CLASSES);
          senders.set(`${edgeId}:${sourceSubtask}:${targetSubtask}`, sender);
          return sender;
        },
        onWake: () => {},
      }),
    ),
  );
  for (const writer of tasks) {
    for (const [key, output] of writer.outputs) {
      const channel = tasks.map(({ inputs }) => inputs.get(key)).find((found) => found);
      if (channel) connectLocalChannel(senders.get(key) as LocalChannelSender, output, channel);
    }
  }
  return { tasks, printed, run: () => runAll(tasks) };
}

function runAll(tasks: readonly BuiltTask[]): void {
  for (const { task } of tasks) task.open();
  for (let round = 0; round < 1000; round++) {
    const waits = tasks.map(({ task }) => task.step());
    if (waits.every((wait) => wait === 'END')) return;
  }
  throw new Error('the job does not end');
}

const print: OperatorFactory = () => new PrintOperator('out');
const plain = (notation: string) =>
  jobGraphOf(graphOf(notation, { source: { inputCount: 0, kind: 'collection' } }));

describe('a job of tasks', () => {
  it('runs to its end over chains and exchanges with one credit', () => {
    const job = clusterOf(plain('source =REBALANCE> double*2 ; double*2 =REBALANCE> print'), {
      source: sourceOf([1, 2, 3, 4, 5, 6, 7]),
      double: () => new MapOperator((n: unknown) => (n as number) * 2),
      print,
    });
    job.run();
    expect(job.printed.toSorted()).toEqual([10, 12, 14, 2, 4, 6, 8]);
    expect(job.tasks.map(({ task }) => task.phase())).toEqual(['DONE', 'DONE', 'DONE', 'DONE']);
  });

  it('counts what each operator took and gave, and shows the last watermark', () => {
    const job = clusterOf(plain('source > odd > print'), {
      source: sourceOf([1, 2, 3]),
      odd: () => new FilterOperator((n: unknown) => (n as number) % 2 === 1),
      print,
    });
    job.run();
    const { operators } = readTask(job.tasks[0] as BuiltTask, 0);
    const counts = operators.map(({ recordsIn, recordsOut }) => [recordsIn, recordsOut]);
    expect(counts).toEqual([
      [0, 3],
      [3, 2],
      [2, 0],
    ]);
    expect(operators.map(({ watermark }) => watermark)).toEqual([Infinity, Infinity, Infinity]);
  });

  it('gives each of several consumers a record of its own', () => {
    const change = (word: string) => () =>
      new MapOperator((record: unknown) => {
        (record as string[]).push(word);
        return record;
      });
    const job = clusterOf(plain('source > a > print ; source > b > print2'), {
      source: sourceOf([['x']]),
      a: change('a'),
      b: change('b'),
      print,
      print2: print,
    });
    job.run();
    expect(job.printed).toEqual([
      ['x', 'a'],
      ['x', 'b'],
    ]);
  });

  it('takes side outputs to their readers and drops the others', () => {
    class Split extends ProcessFunction<number, number> {
      processElement(
        n: number,
        ctx: { output(tag: OutputTag<unknown>, value: unknown): void },
        out: { collect(value: number): void },
      ): void {
        if (n % 2 === 0) ctx.output(new OutputTag('even'), `${n} is even`);
        else if (n === 3) ctx.output(new OutputTag('nobody'), n);
        else out.collect(n);
      }
    }
    const job = clusterOf(plain('source > split > print ; split -even> print2'), {
      source: sourceOf([1, 2, 3, 4, 5]),
      split: () => new ProcessOperator(new Split()),
      print,
      print2: print,
    });
    job.run();
    expect(job.printed).toEqual([1, '2 is even', '4 is even', 5]);
  });
});

describe('a failure', () => {
  it('tells the operator and the record, deep in a chain', () => {
    const job = clusterOf(plain('source > first > second > print'), {
      source: sourceOf([1, 2, 3]),
      first: () => new MapOperator((n: unknown) => ({ n })),
      second: () =>
        new MapOperator((record: unknown) => {
          if ((record as { n: number }).n === 2) throw new Error('two');
          return record;
        }),
      print,
    });
    const { task } = job.tasks[0] as BuiltTask;
    let failure: ReturnType<typeof failureOf> | null = null;
    try {
      job.run();
    } catch (error) {
      failure = failureOf(task, error);
    }
    expect(failure).toMatchObject({ nodeId: 3, hasRecord: true, record: { n: 2 } });
  });

  it('of a key selector names the operator that writes to the exchange', () => {
    const keySelector = (): never => {
      throw new Error('no key');
    };
    const job = clusterOf(
      plain('source =HASH> reduce*2 ; reduce*2 > print*2'),
      {
        source: sourceOf([1]),
        reduce: () => new KeyedReduceOperator((a: unknown) => a, keySelector),
        print,
      },
      new Map([[1, { keySelector }]]),
    );
    try {
      job.run();
      expect.unreachable();
    } catch (error) {
      const failure = failureOf((job.tasks[0] as BuiltTask).task, error);
      expect(failure).toMatchObject({ nodeId: 1, edgeId: 1, record: 1 });
      expect(String(failure.error)).toContain('Could not extract key from 1: no key');
    }
  });
});

describe('snapshot and restore', () => {
  const keySelector = (n: unknown) => (n as number) % 3;
  const exchanges = new Map([[1, { keySelector }]]);
  const operators = (list: readonly number[]) => ({
    source: sourceOf(list),
    sum: () =>
      new KeyedReduceOperator(
        (a: unknown, b: unknown) => (a as number) + (b as number),
        keySelector,
      ),
    print,
  });
  const graph = (parallelism: number) =>
    plain(`source =HASH> sum*${parallelism} ; sum*${parallelism} > print*${parallelism}`);

  it.each([
    [1, 2],
    [2, 1],
    [2, 3],
  ])('carry keyed state from %i to %i subtasks', (before, after) => {
    const first = clusterOf(graph(before), operators([1, 2, 3, 4, 5, 6]), exchanges);
    first.run();
    const parts = first.tasks.slice(1).map((built) => snapshotTask(built));
    const second = clusterOf(graph(after), operators([7, 8, 9]), exchanges);
    for (const built of second.tasks.slice(1)) restoreTask(built, parts);
    second.run();
    expect(second.printed.toSorted((a, b) => Number(a) - Number(b))).toEqual([12, 15, 18]);
  });
});
