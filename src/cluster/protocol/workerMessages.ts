/**
 * Every message that a worker sends, as schemas that are also their types. A worker is a sandbox:
 * `checkFromWorker.ts` looks at each message by these before anybody uses it.
 */
import * as v from 'valibot';
import {
  amount,
  count,
  type DeepReadonly,
  eventTimeMs,
  jsonText,
  jsonTexts,
  latestTimeMs,
  listOf,
  name,
  object,
  ordinal,
  ratio,
  shownText,
  text,
  wallClockMs,
} from './fields.ts';
import { diagnosticsSchema, frames, graphSchema } from './graphSchema.ts';
import { MAX_LIST, MAX_NAME, MAX_NODES, MAX_TEXT } from './limits.ts';
import { isPlain } from './plainValues.ts';

const MAX_LOG_ENTRIES = 10_000;
const MAX_SAMPLES = 10_000;
const MAX_KEY = 100;

const SUBTASK = { vertexId: ordinal, subtask: count };
const OF_SOURCE = { nodeId: ordinal, subtask: count, epoch: count };

const evaluated = object({
  type: v.literal('evaluated'),
  graph: v.nullable(graphSchema),
  diagnostics: diagnosticsSchema,
});

const evaluating = object({ type: v.literal('evaluating'), site: v.nullable(count) });

const registered = object({
  type: v.literal('registered'),
  /** Null where all is well. */
  problem: v.nullable(shownText()),
});

const failure = object({
  message: shownText(),
  code: v.optional(text(MAX_NAME)),
  nodeId: v.optional(ordinal),
  edgeId: v.optional(ordinal),
  record: v.optional(jsonText),
  /** The program's own calls that led there, in its compiled text. */
  frames: v.optional(frames),
});

const taskState = object({
  type: v.literal('taskState'),
  ...SUBTASK,
  epoch: count,
  state: v.picklist(['INITIALIZING', 'RUNNING', 'FINISHED', 'CANCELED', 'FAILED']),
  failure: v.optional(failure),
});

const printed = object({
  sink: name,
  subtask: count,
  records: jsonTexts(MAX_LIST),
  /** Printed since the last message; more than `records` where only a sample is sent. */
  count,
  /** Those of `records` that are only the beginning of a text: its number there, its length. */
  cuts: v.optional(listOf(object({ index: count, number: count, length: count }), MAX_LIST)),
  /** The last text goes on in the next message, and is counted there. */
  goesOn: v.optional(v.boolean()),
});

const output = object({ type: v.literal('output'), outputs: listOf(printed, MAX_LIST) });

const fullRecord = object({
  type: v.literal('fullRecord'),
  request: count,
  /** Null where it is not kept any more. */
  text: v.nullable(text(MAX_TEXT)),
  goesOn: v.boolean(),
});

const keptRecords = object({
  type: v.literal('keptRecords'),
  records: listOf(object({ number: count, text: text(MAX_TEXT) }), MAX_LIST),
});

const heartbeat = object({ type: v.literal('heartbeat') });

const lap = object({ type: v.literal('lap'), nodeId: ordinal, forMs: amount });

/** A function of the program does what is hardly meant; told once an operator and task. */
const remark = object({
  type: v.literal('remark'),
  nodeId: ordinal,
  remark: v.picklist(['gives-nothing-back', 'result-not-taken', 'call-not-completed']),
  method: name,
});

const operatorReading = object({
  nodeId: ordinal,
  recordsIn: count,
  recordsOut: count,
  lateRecordsDropped: count,
  watermark: v.nullable(eventTimeMs),
  state: v.nullable(object({ entries: count, bytes: count, timers: count })),
});

const reading = object({
  operators: listOf(operatorReading, MAX_NODES),
  busyRatio: ratio,
  backPressuredRatio: ratio,
  idleRatio: ratio,
  heldBackBy: v.nullable(object(SUBTASK)),
});

const sample = object({
  edgeId: ordinal,
  sourceSubtask: count,
  targetSubtask: v.nullable(count),
  key: v.optional(shownText(MAX_KEY)),
});

const metrics = object({
  type: v.literal('metrics'),
  tasks: listOf(object({ ...SUBTASK, reading }), MAX_LIST),
  samples: v.optional(listOf(sample, MAX_SAMPLES)),
});

/** Whatever a line says of its source, it is the program's. */
const logEntry = v.pipe(
  object({
    timeMs: wallClockMs,
    level: v.picklist(['debug', 'info', 'warn', 'error']),
    message: shownText(),
    /** Where in the job it was said; absent outside of operators. */
    nodeId: v.optional(ordinal),
    subtask: v.optional(count),
    /** Of an error that nobody caught. */
    frames: v.optional(frames),
  }),
  v.transform((entry) => ({ ...entry, source: 'console' as string })),
);

const log = object({ type: v.literal('log'), entries: listOf(logEntry, MAX_LOG_ENTRIES) });

const external = object({
  type: v.literal('external'),
  ...OF_SOURCE,
  /** The enumerator alone knows what it means. */
  message: v.custom<unknown>(isPlain, 'a small plain value'),
});

const reportedWatermark = object({
  type: v.literal('reportedWatermark'),
  ...OF_SOURCE,
  report: object({ group: name, maxDriftMs: amount, watermark: latestTimeMs }),
});

/** What a worker that draws a program sends. */
export const EVALUATOR_MESSAGES = { evaluated, evaluating, log } as const;

/** What a TaskManager sends. */
export const TASK_MANAGER_MESSAGES = {
  registered,
  taskState,
  output,
  fullRecord,
  keptRecords,
  heartbeat,
  lap,
  metrics,
  remark,
  log,
  external,
  reportedWatermark,
} as const;

type OutputOf<Schemas extends Record<string, v.GenericSchema>> = DeepReadonly<
  { [Type in keyof Schemas]: v.InferOutput<Schemas[Type]> }[keyof Schemas]
>;

/** From a worker that draws a program. */
export type FromEvaluator = OutputOf<typeof EVALUATOR_MESSAGES>;
/** From a TaskManager. */
export type FromTaskManager = OutputOf<typeof TASK_MANAGER_MESSAGES>;
/** What a worker sends. */
export type FromWorker = FromEvaluator | FromTaskManager;

type Of<Type extends FromWorker['type']> = Extract<FromWorker, { readonly type: Type }>;

/** What the program is. */
export type EvaluatedMessage = Of<'evaluated'>;
/** From inside a program that takes its time to be evaluated: the call that it is in. */
export type EvaluatingMessage = Of<'evaluating'>;
/** The TaskManager has the program's functions and waits for tasks; or it cannot. */
export type RegisteredMessage = Of<'registered'>;
/** A task changed its state. */
export type TaskStateMessage = Of<'taskState'>;
/** A failure as its task can tell it. */
export type FailureReport = NonNullable<TaskStateMessage['failure']>;
/** What print sinks wrote since the last message. */
export type OutputMessage = Of<'output'>;
/** Records of one sink in one subtask, as JSON texts. */
export type PrintedRecords = OutputMessage['outputs'][number];
/** A piece of a record that is opened. */
export type FullRecordMessage = Of<'fullRecord'>;
/** When nothing runs any more: records that may still be opened. */
export type KeptRecordsMessage = Of<'keptRecords'>;
/** Alive. */
export type HeartbeatMessage = Of<'heartbeat'>;
/** From inside user code that does not return. */
export type LapMessage = Of<'lap'>;
/** Counters of all tasks of a TaskManager. */
export type MetricsMessage = Of<'metrics'>;
/** A function that gives nothing back, and its like. */
export type RemarkMessage = Of<'remark'>;
/** The program's own words. */
export type LogMessage = Of<'log'>;
/** From a source's reader to its enumerator. */
export type ExternalMessage = Of<'external'>;
/** From an aligned source: how far it has come. */
export type ReportedWatermarkMessage = Of<'reportedWatermark'>;
/** From a source to its coordinator. */
export type FromSource = ExternalMessage | ReportedWatermarkMessage;
