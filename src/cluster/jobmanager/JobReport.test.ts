import { describe, expect, it } from 'vitest';
import { graphOf, loadModule } from '../../../test/support/evaluateText.ts';
import { compileProgram, createJobGraph, programFrames } from '../../compiler/index.ts';
import type { JobEvent } from '../../model/index.ts';
import type { EventLoop } from '../EventLoop.ts';
import { FullRecords } from './FullRecords.ts';
import { JobReport } from './JobReport.ts';
import type { TaskManagerConnection } from './TaskManagerConnection.ts';

const TEXT = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const outside = (): never => { throw new Error('outside'); };
env.fromData(1)
  .map((x) => { if (x) throw new Error('inside'); return x; })
  .name('asking')
  .print();
env.execute();
globalThis.outside = outside;
`;

const LOOP: EventLoop = {
  nowMs: () => 7,
  soon: () => {},
  after: () => ({ cancel: () => {} }),
  random: () => 0,
};
const FROM = {} as TaskManagerConnection;

async function setUp() {
  const streamGraph = await graphOf(TEXT);
  const { program } = compileProgram(TEXT);
  if (program === null) throw new Error('it does not compile');
  const events: JobEvent[] = [];
  const report = new JobReport({
    jobGraph: createJobGraph(streamGraph),
    streamGraph,
    program,
    slots: [],
    collectOutputs: false,
    fullRecords: new FullRecords(LOOP, 1),
    budgetChars: 1000,
    eventLoop: LOOP,
    emit: (event) => events.push(event),
  });
  const told = (entry: object) => {
    const line = { timeMs: 1, level: 'error' as const, source: 'console', message: 'm', ...entry };
    report.receive(FROM, { type: 'log', entries: [line] });
    const event = events.at(-1);
    return event?.kind === 'log' ? event.entries[0]! : null;
  };
  return { told, program, streamGraph };
}

/** The frames of an error that the program's text throws at this place. */
function frameAt(program: { readonly plain: string }, word: string) {
  const before = program.plain.slice(0, program.plain.indexOf(word));
  const line = before.split('\n').length;
  return { name: null, line, column: before.length - before.lastIndexOf('\n') };
}

describe("a program's words in the log", () => {
  it('are those of the operator that said them', async () => {
    const { told, streamGraph } = await setUp();
    const { id } = streamGraph.nodes.find(({ name }) => name === 'asking')!;
    expect(told({ nodeId: id, subtask: 3 })).toMatchObject({ operator: 'asking', subtask: 3 });
    expect(told({})).toEqual({ timeMs: 1, level: 'error', source: 'console', message: 'm' });
  });

  it('of an error that nobody caught lead to the text, and to the operator around it', async () => {
    const { told, program } = await setUp();
    const inside = told({ frames: [frameAt(program, "new Error('inside')")] });
    expect(inside).toMatchObject({ operator: 'asking' });
    expect(inside?.message).toBe('m\n    at line 5, column 30');
    const outside = told({ frames: [frameAt(program, "new Error('outside')")] });
    expect(outside?.message).toBe('m\n    at line 3, column 38');
    expect(outside?.operator).toBeUndefined();
    expect(told({ frames: [{ name: null, line: 10_000, column: 1 }] })?.message).toBe('m');
  });

  it('are found by a real stack too', async () => {
    const { told, program } = await setUp();
    const js = program.plain.replace(/^export default/, 'export default');
    expect(js).toContain('sourceURL=millrace-program');
    const broken = await loadModule(js)
      .then((module) => module({}))
      .catch((error: unknown) => error);
    expect(programFrames(broken).length).toBeGreaterThan(0);
    expect(told({ frames: programFrames(broken) })?.message).toBe('m');
  });
});
