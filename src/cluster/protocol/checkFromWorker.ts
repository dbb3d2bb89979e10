/**
 * Looks at what comes out of a sandbox before it is used: size first, then every field, then that
 * the job has what it speaks of. A message that does not pass is a fault of the worker, which then
 * is ended; nothing of it is shown.
 */
import * as v from 'valibot';
import { graphFault, type KnownCallSite } from './graphFaults.ts';
import type { JobIndex } from './JobIndex.ts';
import { excessOf } from './measure.ts';
import {
  EVALUATOR_MESSAGES,
  type FromEvaluator,
  type FromTaskManager,
  TASK_MANAGER_MESSAGES,
} from './workerMessages.ts';

/** Instead of a message that did not pass. */
export interface Refused {
  readonly type: 'refused';
  /** The field, for the log; holds no text of the message. */
  readonly reason: string;
}

/** The places in a program's text that there are. */
export interface ProgramPlaces {
  readonly callSites: readonly KnownCallSite[];
  readonly lineCount: number;
  readonly length: number;
}

/** A message of a worker that draws a program. */
export function checkFromEvaluator(raw: unknown, places: ProgramPlaces): FromEvaluator | Refused {
  const message = parsed<FromEvaluator>(raw, EVALUATOR_MESSAGES);
  if (message.type === 'evaluating') {
    const isKnown = message.site === null || message.site < places.callSites.length;
    return isKnown ? message : refused('evaluating: site');
  }
  if (message.type !== 'evaluated') return message;
  const { graph, diagnostics } = message;
  const fault = graph === null ? null : graphFault(graph, places.callSites);
  if (fault !== null) return refused(`evaluated: graph.${fault}`);
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  if (graph === null && !hasError) return refused('evaluated: no graph and no reason');
  const isOutside = diagnostics.some(({ range }) => range && range.end > places.length);
  if (isOutside) return refused('evaluated: diagnostics.range');
  return { ...message, diagnostics: diagnostics.map((one) => withinText(one, places)) };
}

/** A message of a TaskManager of a job. */
export function checkFromTaskManager(
  raw: unknown,
  job: JobIndex,
  taskManagerId: string,
): FromTaskManager | Refused {
  const message = parsed<FromTaskManager>(raw, TASK_MANAGER_MESSAGES);
  if (message.type === 'refused') return message;
  const fault = job.faultOf(message, taskManagerId);
  return fault === null ? message : refused(`${message.type}: ${fault}`);
}

type Schemas = Readonly<Record<string, v.GenericSchema>>;

function parsed<M>(raw: unknown, schemas: Schemas): M | Refused {
  if (typeof raw !== 'object' || raw === null) return refused('not an object');
  const { type } = raw as { readonly type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(schemas, type)) return refused('type');
  const excess = excessOf(raw);
  if (excess !== null) return refused(`${type}: ${excess}`);
  const result = v.safeParse(schemas[type]!, raw, { abortEarly: true });
  if (result.success) return result.output as M;
  const [issue] = result.issues;
  return refused(`${type}: ${placeOf(issue)}${issue.message}`);
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  return path === '' ? '' : `${path.slice(0, 100)}: `;
}

function refused(reason: string): Refused {
  return { type: 'refused', reason: reason.slice(0, 300) };
}

type CheckedDiagnostic = Extract<FromEvaluator, { type: 'evaluated' }>['diagnostics'][number];

/** An error's line is taken from its stack, where the module has some lines more than the text. */
function withinText(one: CheckedDiagnostic, { lineCount }: ProgramPlaces): CheckedDiagnostic {
  const { position } = one;
  if (position === undefined || position.line <= lineCount) return one;
  return { ...one, position: { line: lineCount, column: 1 } };
}
