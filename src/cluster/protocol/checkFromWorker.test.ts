import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVALUATED,
  JOB,
  PLACES,
  READING,
  TASK_MANAGER,
  TASK_MANAGER_SENDS,
} from '../../../test/support/protocolSamples.ts';
import { compileProgram } from '../../compiler/index.ts';
import type { OperatorReading, TaskReading } from '../../engine/index.ts';
import type {
  Diagnostic,
  EdgeSample,
  JobConfig,
  LogEntry,
  StreamEdge,
  StreamGraph,
  StreamNode,
} from '../../model/index.ts';
import { checkFromEvaluator, checkFromTaskManager } from './checkFromWorker.ts';
import type { CheckedGraph } from './graphSchema.ts';
import type { EvaluatedMessage, LogMessage, MetricsMessage, PrintedRecords } from './index.ts';

const fromTaskManager = (message: unknown) => checkFromTaskManager(message, JOB, TASK_MANAGER);

describe('what comes out of a sandbox', () => {
  it.each(TASK_MANAGER_SENDS)('is taken where it is a message of a TaskManager: %o', (message) => {
    expect(fromTaskManager(message)).toEqual(message);
  });

  it('is taken where the program has added to Object.prototype', () => {
    Object.assign(Object.prototype, { added: 1 });
    try {
      expect(checkFromEvaluator(EVALUATED, PLACES)).not.toBe(null);
      for (const message of TASK_MANAGER_SENDS)
        expect(fromTaskManager(message)).toHaveProperty('type');
    } finally {
      delete (Object.prototype as { added?: number }).added;
    }
  });

  it('is taken where it is what an evaluator found', () => {
    expect(checkFromEvaluator(EVALUATED, PLACES)).toEqual(EVALUATED);
    const noGraph = { ...EVALUATED, graph: null };
    expect(checkFromEvaluator(noGraph, PLACES)).toEqual(noGraph);
  });

  it.each([
    null,
    7,
    'heartbeat',
    [],
    {},
    { type: 'constructor' },
    { type: 'toString' },
    { type: '__proto__' },
    EVALUATED,
    { type: 'taskState', epoch: 1, vertexId: 1, subtask: -1, state: 'RUNNING' },
    { type: 'taskState', epoch: 1, vertexId: 1, subtask: 0, state: 'CREATED' },
    { type: 'taskState', epoch: 1, vertexId: 1, subtask: 0, state: 'FAILED', failure: 'boom' },
    { type: 'output', outputs: [{ sink: 'out', subtask: 0, records: [{}], count: 1 }] },
    { type: 'metrics', tasks: [], samples: [{ edgeId: 'e', sourceSubtask: 0, targetSubtask: 0 }] },
    { type: 'log', entries: [{ timeMs: 1e300, level: 'info', source: 'x', message: 'm' }] },
  ])('is refused where it is none: %o', (message) => {
    expect(fromTaskManager(message)).toMatchObject({ type: 'refused' });
  });

  it.each([
    [
      'a task of another TaskManager',
      { type: 'taskState', epoch: 1, vertexId: 1, subtask: 1, state: 'RUNNING' },
    ],
    [
      'a vertex that the job lacks',
      { type: 'metrics', tasks: [{ vertexId: 7, subtask: 0, reading: READING }] },
    ],
    ['an operator that the job lacks', { type: 'lap', nodeId: 7, forMs: 1 }],
    [
      'a sink that the job lacks',
      { type: 'output', outputs: [{ sink: 's', subtask: 0, records: [], count: 0 }] },
    ],
    ['a source that is none', { type: 'external', nodeId: 2, subtask: 0, epoch: 1, message: 1 }],
    [
      'an edge that the job lacks',
      {
        type: 'metrics',
        tasks: [],
        samples: [{ edgeId: 9, sourceSubtask: 0, targetSubtask: null }],
      },
    ],
  ])('is refused where it speaks of %s', (_, message) => {
    expect(fromTaskManager(message)).toMatchObject({ type: 'refused' });
  });

  it('speaks as the program, whatever it says', () => {
    const entry = { timeMs: 1, level: 'info', source: 'JobManager', message: 'forged' };
    expect(fromTaskManager({ type: 'log', entries: [entry] })).toMatchObject({
      entries: [{ source: 'console' }],
    });
  });

  it('is refused before a deep text is parsed, and a deep message is gone through', () => {
    const deepText = '['.repeat(200_000) + ']'.repeat(200_000);
    const printed = (text: string) => ({
      type: 'output',
      outputs: [{ sink: 'out', subtask: 0, records: [text], count: 1 }],
    });
    expect(fromTaskManager(printed(deepText))).toMatchObject({ type: 'refused' });
    expect(fromTaskManager(printed(JSON.stringify(deepText)))).toMatchObject({ type: 'output' });
    expect(fromTaskManager(printed(`"\\"${deepText}"`))).toMatchObject({ type: 'output' });
    let message: unknown = 1;
    for (let depth = 0; depth < 5000; depth++) message = [message];
    const external = { type: 'external', nodeId: 1, subtask: 0, epoch: 1, message };
    expect(fromTaskManager(external)).toMatchObject({ type: 'refused' });
  });

  it('never makes the check throw', () => {
    const types = fc.constantFrom(...TASK_MANAGER_SENDS.map(({ type }) => type), 'evaluated');
    const message = fc.tuple(types, fc.object()).map(([type, rest]) => ({ ...rest, type }));
    fc.assert(
      fc.property(fc.oneof(message, fc.anything()), (any) => {
        expect(fromTaskManager(any)).toHaveProperty('type');
        expect(checkFromEvaluator(any, PLACES)).toHaveProperty('type');
      }),
    );
  });
});

describe('a graph out of a sandbox', () => {
  const nodes = EVALUATED.graph.nodes;
  const edges = EVALUATED.graph.edges;
  const evaluated = (graph: object) => ({ ...EVALUATED, graph: { ...EVALUATED.graph, ...graph } });
  const withNode = (index: number, fields: object) =>
    evaluated({ nodes: nodes.map((node, i) => (i === index ? { ...node, ...fields } : node)) });
  const withEdge = (index: number, fields: object) =>
    evaluated({ edges: edges.map((edge, i) => (i === index ? { ...edge, ...fields } : edge)) });

  it.each([
    ['no operators', evaluated({ nodes: [], edges: [] })],
    ['an id twice', withNode(1, { id: 1 })],
    ['a uid twice', withNode(1, { uid: nodes[0]!.uid })],
    ['a kind that there is not', withNode(0, { kind: 'constructor' })],
    ['a source with an input', withNode(0, { inputCount: 1 })],
    ['an input that nothing writes to', evaluated({ edges: [] })],
    ['a print without a name', withNode(2, { params: {} })],
    ['an edge from nowhere', withEdge(0, { source: 9 })],
    ['an edge to itself', withEdge(1, { source: 2, target: 2 })],
    ['a circle', withEdge(0, { source: 2, target: 1 })],
    ['a strategy that there is not', withEdge(0, { shipStrategy: 'toString' })],
    ['a place that is no call', withNode(0, { callSite: { ...nodes[0]!.callSite, id: 5000 } })],
    [
      'a place outside of the text',
      withNode(0, {
        callSite: { ...nodes[0]!.callSite, range: { start: 0, end: 1e9 } },
      }),
    ],
    ['settings that are no values', withNode(0, { params: { at: new Date(0) } })],
    [
      'settings that are deep',
      withNode(0, { params: JSON.parse(`{"a":${'['.repeat(20)}${']'.repeat(20)}}`) }),
    ],
    ['too high a parallelism', withNode(0, { parallelism: 1e9 })],
  ])('is refused with %s', (_, message) => {
    expect(checkFromEvaluator(message, PLACES)).toMatchObject({ type: 'refused' });
  });

  it('has its names cut, and the whole ones beside them', () => {
    const long = `${'n'.repeat(999)}😀${'n'.repeat(20_000)}`;
    const checked = checkFromEvaluator(withNode(1, { name: long, uid: long }), PLACES);
    const node = (checked as EvaluatedMessage).graph?.nodes[1];
    expect(node?.name).toMatch(/^n{980}… \(#[0-9a-f]+\)$/);
    expect(node?.fullName).toBe(long);
    expect(node?.uid).toBe(node?.name);
  });

  it('keeps uids apart that only differ at their ends', () => {
    const [a, b] = [1, 2].map((end) => 'u'.repeat(5000) + end);
    const message = evaluated({
      nodes: nodes.map((node, i) => (i === 0 ? node : { ...node, uid: i === 1 ? a : b })),
    });
    expect(checkFromEvaluator(message, PLACES)).toMatchObject({ type: 'evaluated' });
  });

  it('has its remarks counted where there are too many to be read', () => {
    const one = { severity: 'warning', code: 'c', message: 'm' };
    const diagnostics = [...Array(20_000).fill(one), { ...one, severity: 'error' }];
    const checked = checkFromEvaluator({ ...EVALUATED, diagnostics }, PLACES) as EvaluatedMessage;
    expect(checked.diagnostics).toHaveLength(1001);
    expect(checked.diagnostics[0]?.severity).toBe('error');
    expect(checked.diagnostics.at(-1)?.message).toContain('19001 more');
  });

  it('knows the places of a compiled program', () => {
    const { program } = compileProgram(
      "import { OutputTag } from 'millrace';\nnew OutputTag('a');",
    );
    expect(program).toMatchObject({ lineCount: 2, length: 57 });
  });
});

/** True where two types hold the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** The same, and no field of one is unknown to the other, optional ones too. */
type Twin<A, B> = Same<A, B> & Same<keyof A, keyof B>;

describe('the schemas', () => {
  it('are those of the types that the rest of the code has', () => {
    type Reading = MetricsMessage['tasks'][number]['reading'];
    const twins: [
      Twin<CheckedGraph, StreamGraph>,
      Twin<CheckedGraph['config'], JobConfig>,
      Twin<CheckedGraph['nodes'][number], StreamNode>,
      Twin<CheckedGraph['edges'][number], StreamEdge>,
      Twin<EvaluatedMessage['diagnostics'][number], Diagnostic>,
      Same<Pick<LogMessage['entries'][number], 'level'>, Pick<LogEntry, 'level'>>,
      Twin<Reading, TaskReading>,
      Twin<Reading['operators'][number], OperatorReading>,
      Twin<NonNullable<MetricsMessage['samples']>[number], EdgeSample>,
      Same<PrintedRecords['records'], readonly string[]>,
    ] = [true, true, true, true, true, true, true, true, true, true];
    expect(twins).not.toContain(false);
  });
});
