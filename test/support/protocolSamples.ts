/** A message of each type as an honest worker sends it, and the job that it speaks of. */

import { JobIndex } from '../../src/cluster/protocol/index.ts';
import { compileProgram, createJobGraph } from '../../src/compiler/index.ts';
import type { StreamGraph, StreamNode } from '../../src/model/index.ts';

const TEXT = `import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromData(1, 2).map((x) => x).print('out');
env.execute('sample');
`;

/** The compiler's table of the program's calls. */
export const PLACES = compileProgram(TEXT).program!;

const CALL = { ...PLACES.callSites[0]!, isDynamic: false };

const BASE = {
  hasUserUid: false,
  params: {},
  parallelism: 2,
  maxParallelism: 128,
  chainingStrategy: 'ALWAYS',
  slotSharingGroup: 'default',
  bufferTimeoutMs: 100,
  inputCount: 1,
  isKeyed: false,
  callSite: CALL,
} as const satisfies Partial<StreamNode>;

const NODES: readonly StreamNode[] = [
  {
    ...BASE,
    id: 1,
    uid: 'a',
    name: 'Source: numbers',
    kind: 'collection',
    params: { count: 2, isBounded: true, nested: [{ name: 'x' }, null] },
    inputCount: 0,
  },
  { ...BASE, id: 2, uid: 'b', name: 'Map', kind: 'map' },
  { ...BASE, id: 3, uid: 'c', name: 'Sink', kind: 'print', params: { identifier: 'out' } },
];

const GRAPH: StreamGraph = {
  jobName: 'sample',
  hash: 'h',
  config: {
    runtimeMode: 'STREAMING',
    isChainingEnabled: true,
    autoWatermarkIntervalMs: 200,
    restartStrategy: { kind: 'fixed-delay', attempts: 3, delayMs: 1000 },
    checkpointing: { intervalMs: 1000, mode: 'EXACTLY_ONCE', options: { isUnaligned: true } },
    isObjectReuseEnabled: true,
  },
  nodes: NODES,
  edges: [
    { id: 1, source: 1, target: 2, input: 0, shipStrategy: 'REBALANCE', callSite: CALL },
    { id: 2, source: 2, target: 3, input: 0, shipStrategy: 'REBALANCE', outputTag: 't' },
  ],
};

/** What the program is. */
export const EVALUATED = {
  type: 'evaluated',
  graph: GRAPH,
  diagnostics: [
    {
      severity: 'error',
      code: 'argument',
      message: 'wrong',
      position: { line: 1, column: 1 },
      range: { start: 0, end: 6 },
      nodeId: 1,
      frames: [{ name: 'build', line: 1, column: 2 }],
    },
  ],
} as const;

/** The sender of the messages: the first subtasks run there, the second ones on tm-2. */
export const TASK_MANAGER = 'tm-1';

/** The job that the messages speak of. */
export const JOB = new JobIndex(GRAPH, createJobGraph(GRAPH), ({ subtask }) => `tm-${subtask + 1}`);

const COUNTS = { recordsIn: 1, recordsOut: 2, lateRecordsDropped: 0 };

/** One task's counters. */
export const READING = {
  operators: [{ ...COUNTS, nodeId: 2, watermark: 5, state: { entries: 1, bytes: 80, timers: 0 } }],
  busyRatio: 1,
  backPressuredRatio: 0,
  idleRatio: 0.5,
  heldBackBy: { vertexId: 1, subtask: 1 },
};

/** One of each type and shape. */
export const TASK_MANAGER_SENDS = [
  { type: 'heartbeat' },
  { type: 'registered', problem: null },
  { type: 'registered', problem: 'it cannot' },
  { type: 'lap', nodeId: 3, forMs: 700.5 },
  { type: 'remark', nodeId: 2, remark: 'gives-nothing-back', method: 'map' },
  { type: 'taskState', epoch: 1, vertexId: 1, subtask: 0, state: 'RUNNING' },
  {
    type: 'taskState',
    epoch: 1,
    vertexId: 1,
    subtask: 0,
    state: 'FAILED',
    failure: {
      message: 'boom',
      code: 'argument',
      nodeId: 1,
      edgeId: 2,
      record: '{"a":[7]}',
      frames: [{ name: null, line: 1, column: 2 }],
    },
  },
  { type: 'output', outputs: [{ sink: 'out', subtask: 1, records: ['1', '"]"'], count: 9 }] },
  {
    type: 'output',
    outputs: [
      {
        ...{ sink: 'out', subtask: 0, records: ['[', '"be'], count: 1, goesOn: true },
        cuts: [{ index: 0, number: 3, length: 5000 }],
      },
    ],
  },
  { type: 'fullRecord', request: 1, text: '"be', goesOn: true },
  { type: 'keptRecords', records: [{ number: 3, text: '"beginning"' }] },
  {
    type: 'metrics',
    tasks: [{ vertexId: 2, subtask: 0, reading: READING }],
    samples: [{ edgeId: 1, sourceSubtask: 0, targetSubtask: 1, key: 'k' }],
  },
  { type: 'log', entries: [{ timeMs: 1, level: 'info', source: 'console', message: 'hi' }] },
  {
    type: 'log',
    entries: [
      {
        ...{ timeMs: 1, level: 'error', source: 'console', message: 'hi', nodeId: 1, subtask: 0 },
        frames: [{ name: 'f', line: 1, column: 1 }],
      },
    ],
  },
  { type: 'external', nodeId: 1, subtask: 0, epoch: 1, message: { kind: 'request-split' } },
  {
    type: 'reportedWatermark',
    nodeId: 1,
    subtask: 0,
    epoch: 1,
    report: { group: 'g', maxDriftMs: 5, watermark: Infinity },
  },
] as const;
