/**
 * Looks at what comes out of a sandbox before it is used: shape, size, rate. A message that does
 * not pass is a fault of the worker, which then is ended; nothing of it is shown.
 */
import { OPERATOR_KINDS } from '../../model/index.ts';
import type { FromWorker } from './messages.ts';

type Fields = Readonly<Record<string, unknown>>;
type Check = (message: Fields) => boolean;

const MAX_LIST = 200_000;
const MAX_TEXT = 16_000_000;
const MAX_NAME = 10_000;
const MAX_NODES = 5000;
const TASK_STATES = ['INITIALIZING', 'RUNNING', 'FINISHED', 'CANCELED', 'FAILED'];

const CHECKS: Readonly<Record<FromWorker['type'], Check>> = {
  evaluated: (m) => (m['graph'] === null || isGraph(m['graph'])) && isDiagnostics(m['diagnostics']),
  evaluating: (m) => m['site'] === null || isCount(m['site']),
  registered: (m) => m['problem'] === null || isText(m['problem']),
  taskState: (m) =>
    isCount(m['epoch']) &&
    isSubtask(m) &&
    TASK_STATES.includes(m['state'] as string) &&
    (m['failure'] === undefined || isFailure(m['failure'])),
  output: (m) => isListOf(m['outputs'], isPrinted),
  heartbeat: () => true,
  lap: (m) => isCount(m['nodeId']) && isNumber(m['forMs']),
  metrics: (m) =>
    isListOf(m['tasks'], isTaskReading) &&
    (m['samples'] === undefined || isListOf(m['samples'], isSample)),
  log: (m) => isListOf(m['entries'], isLogEntry),
  external: (m) => isOfSource(m),
  reportedWatermark: (m) => isOfSource(m) && isAlignmentReport(m['report']),
};

/** The message where it has the shape of one, else null. */
export function checkFromWorker(message: unknown): FromWorker | null {
  if (!isFields(message)) return null;
  const type = message['type'];
  if (typeof type !== 'string' || !Object.hasOwn(CHECKS, type)) return null;
  const check = CHECKS[type as FromWorker['type']];
  return check(message) ? (message as unknown as FromWorker) : null;
}

/** Counts messages in windows of a second; true while a worker keeps within its rate. */
export class RateLimit {
  private readonly perSecond: number;
  private windowStartMs = Number.NEGATIVE_INFINITY;
  private count = 0;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  allows(nowMs: number): boolean {
    if (nowMs - this.windowStartMs >= 1000) {
      this.windowStartMs = nowMs;
      this.count = 0;
    }
    this.count += 1;
    return this.count <= this.perSecond;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isNaN(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isListOf(value: unknown, check: (item: Fields) => boolean): boolean {
  return (
    Array.isArray(value) &&
    value.length <= MAX_LIST &&
    value.every((item) => isFields(item) && check(item))
  );
}

function isSubtask(value: Fields): boolean {
  return isCount(value['vertexId']) && isCount(value['subtask']);
}

function isOfSource(value: Fields): boolean {
  return isCount(value['nodeId']) && isCount(value['subtask']) && isCount(value['epoch']);
}

function isAlignmentReport(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { group, maxDriftMs, watermark } = value;
  const isGroup = isText(group) && (group as string).length <= MAX_NAME;
  return isGroup && isNumber(maxDriftMs) && isNumber(watermark);
}

function isFailure(value: unknown): boolean {
  if (!isFields(value) || !isText(value['message'])) return false;
  const { nodeId, edgeId, record, code } = value;
  return (
    (code === undefined || isText(code)) &&
    (nodeId === undefined || isCount(nodeId)) &&
    (edgeId === undefined || isCount(edgeId)) &&
    (record === undefined || isText(record))
  );
}

function isPrinted(value: Fields): boolean {
  const { sink, subtask, records, count } = value;
  if (!isText(sink) || !isCount(subtask) || !isCount(count)) return false;
  return Array.isArray(records) && records.length <= MAX_LIST && records.every(isText);
}

function isTaskReading(value: Fields): boolean {
  const reading = value['reading'];
  if (!isSubtask(value) || !isFields(reading)) return false;
  const { busyRatio, backPressuredRatio, idleRatio, heldBackBy, operators } = reading;
  if (![busyRatio, backPressuredRatio, idleRatio].every(isNumber)) return false;
  const isHeldBack = heldBackBy === null || (isFields(heldBackBy) && isSubtask(heldBackBy));
  return isHeldBack && isListOf(operators, isOperatorReading);
}

function isOperatorReading(value: Fields): boolean {
  const { nodeId, recordsIn, recordsOut, lateRecordsDropped, watermark, state } = value;
  const counts = [nodeId, recordsIn, recordsOut, lateRecordsDropped];
  if (!counts.every(isCount) || !(state === null || isStateSize(state))) return false;
  return watermark === null || isNumber(watermark);
}

function isStateSize(value: unknown): boolean {
  if (!isFields(value)) return false;
  return [value['entries'], value['bytes'], value['timers']].every(isCount);
}

function isSample(value: Fields): boolean {
  const { edgeId, sourceSubtask, targetSubtask, key } = value;
  if (!isCount(edgeId) || !isCount(sourceSubtask)) return false;
  return (targetSubtask === null || isCount(targetSubtask)) && (key === undefined || isText(key));
}

function isLogEntry(value: Fields): boolean {
  const isLevel = ['debug', 'info', 'warn', 'error'].includes(value['level'] as string);
  return (
    isNumber(value['timeMs']) && isLevel && isText(value['source']) && isText(value['message'])
  );
}

function isDiagnostics(value: unknown): boolean {
  return isListOf(value, (item) => {
    const isSeverity = item['severity'] === 'error' || item['severity'] === 'warning';
    return isSeverity && isText(item['code']) && isText(item['message']);
  });
}

function isGraph(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { jobName, hash, config, nodes, edges } = value;
  if (!isText(jobName) || !isText(hash) || !isFields(config)) return false;
  if (!isListOf(nodes, isNode) || !isListOf(edges, isEdge)) return false;
  return (nodes as unknown[]).length <= MAX_NODES && (edges as unknown[]).length <= MAX_NODES * 4;
}

function isNode(value: Fields): boolean {
  const { id, name, uid, kind, parallelism, maxParallelism, params } = value;
  if (!isCount(id) || !isText(name) || !isText(uid) || !isFields(params)) return false;
  if (typeof kind !== 'string' || !Object.hasOwn(OPERATOR_KINDS, kind)) return false;
  return isParallelism(parallelism) && isParallelism(maxParallelism);
}

function isParallelism(value: unknown): boolean {
  return isCount(value) && (value as number) >= 1 && (value as number) <= 32_768;
}

function isEdge(value: Fields): boolean {
  const { id, source, target, input, shipStrategy } = value;
  const isPlace = isCount(id) && isCount(source) && isCount(target);
  return isPlace && (input === 0 || input === 1) && isText(shipStrategy);
}
