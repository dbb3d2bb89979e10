/** A task's failure as it is told to the user: the operator's name and its place in the program. */
import type { JobFailure, SourcePosition, StreamGraph, StreamNode } from '../../model/index.ts';
import type { FailureReport } from '../protocol.ts';

/** Adds what only the graph knows. */
export function jobFailureOf(report: FailureReport, graph: StreamGraph): JobFailure {
  const node = graph.nodes.find(({ id }) => id === report.nodeId);
  const edge = graph.edges.find(({ id }) => id === report.edgeId);
  const position = edge?.callSite?.position ?? node?.callSite?.position;
  return {
    message: report.message,
    ...placeOf(node, position),
    ...(report.record === undefined ? {} : { record: parsed(report.record) }),
  };
}

/** A failure that a whole TaskManager brought, told at the operator that it was in. */
export function failureAt(
  message: string,
  nodeId: number | undefined,
  graph: StreamGraph,
): JobFailure {
  const node = graph.nodes.find(({ id }) => id === nodeId);
  return { message, ...placeOf(node, node?.callSite?.position) };
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
