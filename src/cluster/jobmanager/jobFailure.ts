/** A task's failure as it is told to the user: the operator's name and its place in the program. */
import type { SourceMap } from '../../compiler/index.ts';
import { messageOf } from '../../engine/index.ts';
import type {
  JobFailure,
  SourcePosition,
  StackFrame,
  StreamGraph,
  StreamNode,
} from '../../model/index.ts';
import type { FailureReport } from '../protocol/index.ts';

/** Leads from the text that ran to the program's own. */
export type Locate = Pick<SourceMap, 'find'>;

/** Adds what only the graph and the program's text know. */
export function jobFailureOf(report: FailureReport, graph: StreamGraph, map: Locate): JobFailure {
  const node = graph.nodes.find(({ id }) => id === report.nodeId);
  const edge = graph.edges.find(({ id }) => id === report.edgeId);
  const position = edge?.callSite?.position ?? node?.callSite?.position;
  return {
    message: report.message,
    ...(report.code !== undefined && { code: report.code }),
    ...placeOf(node, position),
    ...(edge && { edgeId: edge.id }),
    ...throwingPlace(framesIn(map, report.frames ?? [])),
    ...(report.record === undefined ? {} : { record: parsed(report.record) }),
  };
}

/** Frames of a compiled text, in the program's own; those that it does not have are left out. */
export function framesIn(map: Locate, frames: readonly StackFrame[]): readonly StackFrame[] {
  return frames.flatMap(({ name, line, column }) => {
    const position = map.find(line, column);
    return position === null ? [] : [{ name, ...position }];
  });
}

/** Where it was thrown, and what led there. */
export function throwingPlace(
  frames: readonly StackFrame[],
): Pick<JobFailure, 'thrownAt' | 'frames'> {
  const [innermost] = frames;
  if (innermost === undefined) return {};
  return { thrownAt: { line: innermost.line, column: innermost.column }, frames };
}

/** A failure as the log has it: the operator, what is wrong, and the program's own calls. */
export function failureLines({ operator, message, frames = [] }: JobFailure): string {
  const sentence = operator === undefined ? message : `${operator}: ${message}`;
  return [sentence, ...frames.map(frameText)].join('\n');
}

/** A frame as a line of a log. */
export function frameText({ name, line, column }: StackFrame): string {
  const place = `line ${line}, column ${column}`;
  return name === null ? `    at ${place}` : `    at ${name} (${place})`;
}

/** Of a worker whose message did not pass; a program that forges once would do so again. */
export function refusal(reason: string): string {
  return (
    `it sent what no TaskManager sends (${reason}) and was ended. That happens where a ` +
    'program replaces parts of the platform, such as MessagePort or Map: leave those alone.'
  );
}

/** A failure that a whole TaskManager brought, told at the operator that it was in. */
export function failureAt(
  fault: Pick<JobFailure, 'message' | 'code'>,
  nodeId: number | undefined,
  graph: StreamGraph,
): JobFailure {
  const node = graph.nodes.find(({ id }) => id === nodeId);
  return { ...fault, ...placeOf(node, node?.callSite?.position) };
}

/** No worker registered in time. */
export function startTimedOut(timeoutMs: number): JobFailure {
  const message =
    `The TaskManagers did not start within ${timeoutMs / 1000} s. ` +
    'Does the program wait or loop?';
  return { code: 'start-timeout', message };
}

/** A worker's home could not make it. */
export function notStarted(error: unknown): JobFailure {
  return {
    code: 'worker-not-started',
    message: `A worker could not be started: ${messageOf(error)}`,
  };
}

/** Something in here went wrong: the job must not wait for what will not come. */
export function ownFault(error: unknown): JobFailure {
  const message =
    `The JobManager could not go on with this job, which is a fault of Millrace: ` +
    `${messageOf(error)}. Run it again; if that does not help, please report it.`;
  return { code: 'jobmanager-fault', message };
}

function placeOf(
  node: StreamNode | undefined,
  position: SourcePosition | undefined,
): Partial<JobFailure> {
  return {
    ...(node && { operator: node.name, nodeId: node.id }),
    ...(position && { line: position.line, column: position.column }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
