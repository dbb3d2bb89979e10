import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFromWorker, RateLimit } from './checkFromWorker.ts';

const COUNTS = { nodeId: 1, recordsIn: 1, recordsOut: 2, lateRecordsDropped: 0 };
const MANY = { entries: 1e99, bytes: 0, timers: 0 };
const READING = {
  operators: [
    { ...COUNTS, watermark: Infinity, state: null },
    { ...COUNTS, watermark: null, state: { entries: 1, bytes: 80, timers: 0 } },
  ],
  busyRatio: 1,
  backPressuredRatio: 0,
  idleRatio: 0,
  heldBackBy: null,
};
const NODE = {
  id: 1,
  name: 'Map',
  uid: 'u',
  kind: 'map',
  params: {},
  parallelism: 1,
  maxParallelism: 128,
};
const GRAPH = { jobName: 'j', hash: 'h', config: {}, nodes: [NODE], edges: [] };

const GOOD = [
  { type: 'heartbeat' },
  { type: 'registered', problem: null },
  { type: 'lap', nodeId: 3, forMs: 700 },
  { type: 'evaluating', site: null },
  { type: 'taskState', epoch: 1, vertexId: 1, subtask: 0, state: 'RUNNING' },
  {
    type: 'taskState',
    epoch: 1,
    vertexId: 1,
    subtask: 0,
    state: 'FAILED',
    failure: { message: 'boom', nodeId: 1, record: '7' },
  },
  { type: 'output', outputs: [{ sink: 'out', subtask: 0, records: ['1'], count: 1 }] },
  { type: 'metrics', tasks: [{ vertexId: 1, subtask: 0, reading: READING }] },
  { type: 'metrics', tasks: [], samples: [{ edgeId: 1, sourceSubtask: 0, targetSubtask: null }] },
  { type: 'log', entries: [{ timeMs: 1, level: 'info', source: 'console', message: 'hi' }] },
  { type: 'external', nodeId: 1, subtask: 0, epoch: 1, message: { any: 'thing' } },
  {
    type: 'reportedWatermark',
    nodeId: 1,
    subtask: 0,
    epoch: 1,
    report: { group: 'g', maxDriftMs: 5, watermark: Infinity },
  },
  { type: 'evaluated', graph: GRAPH, diagnostics: [] },
];

const BAD = [
  null,
  7,
  'heartbeat',
  [],
  {},
  { type: 'constructor' },
  { type: 'toString' },
  { type: 'taskState', epoch: 1, vertexId: 1, subtask: -1, state: 'RUNNING' },
  { type: 'taskState', epoch: 1, vertexId: 1, subtask: 0, state: 'CREATED' },
  { type: 'taskState', epoch: 1, vertexId: 1, subtask: 0, state: 'FAILED', failure: 'boom' },
  { type: 'output', outputs: [{ sink: 'out', subtask: 0, records: [{}], count: 1 }] },
  { type: 'reportedWatermark', nodeId: 1, subtask: 0, epoch: 1, report: null },
  {
    type: 'reportedWatermark',
    nodeId: 1,
    subtask: 0,
    epoch: 1,
    report: { group: 'g', maxDriftMs: 5, watermark: Number.NaN },
  },
  { type: 'metrics', tasks: [{ vertexId: 1, subtask: 0, reading: {} }] },
  {
    type: 'metrics',
    tasks: [
      {
        vertexId: 1,
        subtask: 0,
        reading: { ...READING, operators: [{ ...COUNTS, watermark: null, state: MANY }] },
      },
    ],
  },
  { type: 'metrics', tasks: [], samples: [{ edgeId: 'e', sourceSubtask: 0, targetSubtask: 0 }] },
  { type: 'evaluated', graph: { ...GRAPH, nodes: [{ ...NODE, kind: 'spy' }] }, diagnostics: [] },
  { type: 'evaluated', graph: { ...GRAPH, nodes: [{ ...NODE, parallelism: 1e9 }] } },
  { type: 'log', entries: [{ timeMs: 1, level: 'info', source: 'console', message: {} }] },
];

describe('what comes out of a sandbox', () => {
  it.each(GOOD)('is taken where it has the shape of a message: $type', (message) => {
    expect(checkFromWorker(message)).toBe(message);
  });

  it.each(BAD.map((message) => [JSON.stringify(message), message]))('is refused: %s', (_, bad) => {
    expect(checkFromWorker(bad)).toBeNull();
  });

  it('never makes the check throw', () => {
    const types = fc.constantFrom(...GOOD.map(({ type }) => type));
    const message = fc.tuple(types, fc.object()).map(([type, rest]) => ({ ...rest, type }));
    fc.assert(fc.property(fc.oneof(message, fc.anything()), (any) => void checkFromWorker(any)));
  });
});

describe('the rate of messages', () => {
  it('is limited second by second', () => {
    const rate = new RateLimit(2);
    expect([0, 1, 2, 1000, 1001, 1002].map((ms) => rate.allows(ms))).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });
});
