/**
 * What is told of a job that fails, is stopped or begins again: where it was thrown, figures that
 * agree with each other, and a log whose lines say whose they are.
 */
import { describe, expect, it } from 'vitest';
import type { JobEvent, JobFailure, JobSnapshot, LogEntry } from '../../src/model/index.ts';
import { simulate, simulatedClient } from './support/simulate.ts';

const HEAD = [
  'import { StreamExecutionEnvironment, AsyncDataStream, RichFunction, KeyedProcessFunction,',
  '  ProcessFunction, RestartStrategies, DataGeneratorSource, WatermarkStrategy,',
  "  RateLimiterStrategy, type Collector } from 'millrace';",
  'const env = StreamExecutionEnvironment.getExecutionEnvironment();',
  '',
].join('\n');

/** Each program has one place that throws; it stands behind a comment of this mark. */
const MARK = '/*!*/';

const THROWING: Record<string, string> = {
  'a function': `env.fromData(1).map((x: number): number => { ${MARK}throw new Error('no'); })`,
  'a nested call': `function outer(x: number) { return inner<number>(x); }
function inner<T>(x: T): T { if (x) ${MARK}throw new Error('no'); return x; }
env.fromData(1).map((x) => outer(x))`,
  'a class': `interface Deep { a: { b: number } }
class Check<T> extends ProcessFunction<number, number> {
  private readonly missing: Deep | null = null;
  override processElement(x: number, ctx: any, out: Collector<number>): void {
    out.collect(this.missing!.${MARK}a.b);
  }
}
env.fromData(1).process(new Check<string>())`,
  'an asynchronous function': `class Ask extends RichFunction {
  async asyncInvoke(x: number): Promise<void> { await null; ${MARK}throw new Error('no'); }
}
AsyncDataStream.orderedWait(env.fromData(1), new Ask() as any, 1000)`,
  'a timer': `class Later extends KeyedProcessFunction<number, number, number> {
  override processElement(x: number, ctx: any): void {
    ctx.timerService().registerEventTimeTimer(5);
  }
  override onTimer(): void { for (const x of [1]) ${MARK}throw new Error('no'); }
}
env.fromData(1).keyBy((x) => x).process(new Later())`,
  'a key selector': `env.fromData({ a: 1 })
  .keyBy((x) => (x as any).b.${MARK}c as number).map((x) => x)`,
  'what the engine throws in a call': `class Odd extends ProcessFunction<number, number> {
  override processElement(x: number, ctx: any): void {
    ctx.timerService().${MARK}registerEventTimeTimer('x');
  }
}
env.fromData(1).process(new Odd())`,
};

/** The place of the mark in the program's text. */
function markedPlace(program: string) {
  const before = program.slice(0, program.indexOf(MARK));
  const line = before.split('\n').length;
  return { line, column: before.length - before.lastIndexOf('\n') + MARK.length };
}

async function failureOf(program: string): Promise<JobFailure> {
  const { result } = await simulate(program);
  expect(result.status).toBe('FAILED');
  return result.error!;
}

describe('where it was thrown', () => {
  it.each(Object.entries(THROWING))('is told: %s', async (_, body) => {
    const program = `${HEAD}${body}.print();\nenv.execute();`;
    const failure = await failureOf(program);
    const { line, column } = markedPlace(program);
    expect(failure.thrownAt?.line).toBe(line);
    expect(Math.abs(failure.thrownAt!.column - column)).toBeLessThanOrEqual('throw '.length);
    expect(failure.frames?.[0]).toMatchObject(failure.thrownAt!);
    const lineCount = program.split('\n').length;
    for (const frame of failure.frames ?? []) expect(frame.line).toBeLessThanOrEqual(lineCount);
    expect(JSON.stringify(failure.frames)).not.toMatch(/processElement1|StreamTask|TaskLoop/);
  });

  it('is told of the evaluation too', async () => {
    const program = `${HEAD}function build() { ${MARK}throw new TypeError('no'); }\nbuild();`;
    const failure = await failureOf(program);
    expect(failure.thrownAt?.line).toBe(markedPlace(program).line);
    expect(failure.frames?.map(({ name }) => name)).toEqual(['build', null]);
  });

  it('is one in the text, whatever a stack says', async () => {
    const forged = (lines: string) =>
      failureOf(`${HEAD}env.fromData(1).map((x): number => {
  const error = new Error('no');
  error.stack = 'Error: no\\n' + ${lines};
  throw error;
}).print();
env.execute();`);
    const far = await forged(
      "'    at f (millrace-program:999999999:1)\\n    at (millrace-program:0:0)'",
    );
    expect(far.thrownAt).toBeUndefined();
    const near = await forged("'    at <script> (millrace-program:6:9999999)'");
    expect(near.thrownAt?.line).toBe(6);
    const vast = await forged("'    at f (millrace-program:6:99999999999999999999)'");
    expect(vast).toMatchObject({ message: expect.stringMatching(/^no\n/), operator: 'Map' });
    const none = await forged('({} as any)');
    expect(none.message).toMatch(/^no\n/);
    const many = await forged("'    at f (millrace-program:6:1)\\n'.repeat(1e6)");
    expect(many.frames).toHaveLength(20);
  });

  it('names the keyBy, its exchange and the operator behind', async () => {
    const program = `${HEAD}env.fromData({ a: 1 })
  .keyBy((x) => (x as any).b.c as number)
  .map((x) => x).name('behind')
  .print();
env.execute();`;
    const line = HEAD.split('\n').length + 1;
    expect(await failureOf(program)).toMatchObject({ line, edgeId: expect.any(Number) });
  });
});

function lastSnapshot(events: readonly JobEvent[]): JobSnapshot {
  const snapshots = events.flatMap((event) => (event.kind === 'snapshot' ? [event.snapshot] : []));
  return snapshots.at(-1)!;
}

function logOf(events: readonly JobEvent[]): LogEntry[] {
  return events.flatMap((event) => (event.kind === 'log' ? event.entries : []));
}

function printedIn(events: readonly JobEvent[]): number {
  const outputs = events.flatMap((event) => (event.kind === 'output' ? event.outputs : []));
  return outputs.at(-1)?.totalCount ?? 0;
}

describe('figures', () => {
  const failing = (at: number, strategy = 'noRestart()') => `${HEAD}
env.setRestartStrategy(RestartStrategies.${strategy});
const rate = RateLimiterStrategy.perSecond(100);
const source = new DataGeneratorSource((i: number) => i, Infinity, rate);
env.fromSource(source, WatermarkStrategy.noWatermarks<number>(), 'numbers')
  .map((x) => { if (x === ${at}) throw new Error('no'); return x; })
  .print();
env.execute();`;

  it('agree when a job has failed, and its rates are zero', async () => {
    const { result, events } = await simulate(failing(173));
    const snapshot = lastSnapshot(events);
    const sink = snapshot.operators.at(-1)!;
    expect(snapshot.status).toBe('FAILED');
    expect(result.outputs['out']).toHaveLength(173);
    expect(printedIn(events)).toBe(173);
    expect(sink.recordsIn).toBe(173);
    expect(snapshot.totals).toEqual({ recordsRead: 174, recordsWritten: 173 });
    for (const { inPerSecond, outPerSecond } of snapshot.operators) {
      expect([inPerSecond, outPerSecond]).toEqual([0, 0]);
    }
  });

  it('are over all attempts where a job begins again', async () => {
    const { result, events } = await simulate(failing(60, 'fixedDelayRestart(2, 10)'));
    const snapshot = lastSnapshot(events);
    expect(result.outputs['out']).toHaveLength(180);
    expect(printedIn(events)).toBe(180);
    expect(snapshot.operators.at(-1)).toMatchObject({ recordsIn: 180, inThisAttempt: 60 });
  });

  it('agree when a job has been stopped', async () => {
    const client = simulatedClient();
    const events: JobEvent[] = [];
    client.subscribe((event) => {
      events.push(event);
      if (event.kind === 'output' && event.outputs[0]!.totalCount >= 100) void client.stop();
    });
    const result = await client.run(failing(-1), { seed: 1, collectOutputs: true });
    expect(result.status).toBe('CANCELED');
    const sink = lastSnapshot(events).operators.at(-1)!;
    expect(sink.recordsIn).toBe(printedIn(events));
    expect(result.outputs['out']).toHaveLength(sink.recordsIn);
  });
});

describe('the log', () => {
  it('says who speaks, and each thing once', async () => {
    const { events } = await simulate(`${HEAD}
console.log('outside');
env.fromData(1, 2).map((x) => { console.log('in map', x); return x; }).name('chatty')
  .map((x) => { if (x === 2) throw new Error('no'); return x; }).name('fussy').print();
env.execute('words');`);
    const entries = logOf(events);
    const said = entries.filter(({ source }) => source === 'console');
    expect(said.map(({ message, operator, subtask }) => [message, operator, subtask])).toEqual([
      ['outside', undefined, undefined],
      ['in map 1', 'chatty', 0],
      ['in map 2', 'chatty', 0],
    ]);
    const messages = entries.map(({ message }) => message);
    expect(messages.filter((message) => message.includes('is FAILED'))).toHaveLength(1);
    expect(messages).toContain('Deployed 1 task to 1 TaskManager');
    expect(messages.filter((message) => message.startsWith('fussy: '))).toEqual([
      expect.stringMatching(/^fussy: no\n {4}at line 8, column \d+$/),
    ]);
    expect(new Set(entries.map(({ runId }) => runId))).toEqual(new Set([1]));
  });

  it('tells runs of one client apart', async () => {
    const client = simulatedClient();
    const events: JobEvent[] = [];
    client.subscribe((event) => events.push(event));
    for (const name of ['first', 'second']) {
      const program = `${HEAD}env.fromData(1).print(); env.execute('${name}');`;
      await client.run(program, { seed: 1, collectOutputs: true });
    }
    const begun = logOf(events).filter(({ message }) => message.includes('submitted'));
    expect(begun.map(({ runId }) => runId)).toEqual([1, 2]);
  });

  it('holds no word that is too long', async () => {
    const { events } = await simulate(`${HEAD}
env.fromData(1).map((x) => {
  const long = new Array(3_000_000).fill(1);
  console.log('q'.repeat(5_000_000), { nested: 'r'.repeat(5_000_000) }, long);
  throw new Error('s'.repeat(5_000_000));
}).print();
env.execute();`);
    for (const { message } of logOf(events)) expect(message.length).toBeLessThan(40_000);
  });
});
