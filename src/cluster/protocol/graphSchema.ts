/**
 * The graph that an evaluator sends, field by field. What its parts must be to each other is
 * `graphFaults.ts`. Names are cut here, where they come in; the whole of one stays beside it.
 */
import * as v from 'valibot';
import { OPERATOR_KINDS, type OperatorKind } from '../../model/index.ts';
import {
  amount,
  count,
  cut,
  type DeepReadonly,
  limit,
  listOf,
  name,
  object,
  ordinal,
  ratio,
  shortName,
  shownText,
  text,
} from './fields.ts';
import {
  MAX_DIAGNOSTICS,
  MAX_EDGES,
  MAX_FRAMES,
  MAX_FULL_NAME,
  MAX_FULL_NAMES,
  MAX_LIST,
  MAX_NAME,
  MAX_NODES,
  MAX_PARALLELISM,
  MAX_TEXT,
} from './limits.ts';
import { isPlain, isPlainObject, shortened } from './plainValues.ts';

const KINDS = Object.keys(OPERATOR_KINDS) as OperatorKind[];

/** Flink's StreamPartitioners, by what the plan calls them. */
export const SHIP_STRATEGIES = [
  'FORWARD',
  'HASH',
  'REBALANCE',
  'RESCALE',
  'SHUFFLE',
  'BROADCAST',
  'GLOBAL',
  'CUSTOM',
] as const;

const parallelism = v.custom<number>(
  (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_PARALLELISM,
  `a whole number from 1 to ${MAX_PARALLELISM}`,
);

const range = v.pipe(
  object({ start: count, end: count }),
  v.check(({ start, end }) => start <= end, 'a range that ends before it starts'),
);

const position = object({ line: ordinal, column: ordinal });

const callSite = object({ id: count, range, position, isDynamic: v.boolean() });

const params = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) => isPlainObject(value) && isPlain(value),
    'settings of plain values',
  ),
  v.transform((value) => shortened(value) as Record<string, unknown>),
);

const node = object({
  id: ordinal,
  uid: name,
  hasUserUid: v.boolean(),
  name: text(MAX_TEXT),
  fullName: v.optional(text(MAX_TEXT)),
  kind: v.picklist(KINDS),
  params,
  parallelism,
  maxParallelism: parallelism,
  chainingStrategy: v.picklist(['ALWAYS', 'HEAD', 'NEVER', 'HEAD_WITH_SOURCES']),
  slotSharingGroup: name,
  bufferTimeoutMs: v.custom<number>(isBufferTimeout, 'a whole number from -1 on'),
  inputCount: v.picklist([0, 1, 2]),
  isKeyed: v.boolean(),
  callSite: v.optional(callSite),
});

const edge = object({
  id: ordinal,
  source: ordinal,
  target: ordinal,
  input: v.picklist([0, 1]),
  shipStrategy: v.picklist(SHIP_STRATEGIES),
  outputTag: v.optional(text(MAX_FULL_NAME)),
  callSite: v.optional(callSite),
});

const restartStrategy = v.variant('kind', [
  object({ kind: v.literal('default') }),
  object({ kind: v.literal('none') }),
  object({ kind: v.literal('fixed-delay'), attempts: limit, delayMs: amount }),
  object({
    kind: v.literal('failure-rate'),
    maxFailures: limit,
    intervalMs: limit,
    delayMs: amount,
  }),
  object({
    kind: v.literal('exponential-delay'),
    initialMs: amount,
    maxMs: limit,
    multiplier: amount,
    resetAfterMs: limit,
    jitter: ratio,
  }),
]);

const checkpointOptions = v.custom<Record<string, number | boolean>>(
  (value) => isPlainObject(value) && Object.values(value).every(isOption),
  'settings of checkpoints',
);

const config = object({
  runtimeMode: v.picklist(['STREAMING', 'BATCH']),
  isChainingEnabled: v.boolean(),
  isObjectReuseEnabled: v.optional(v.boolean()),
  autoWatermarkIntervalMs: amount,
  restartStrategy,
  checkpointing: v.optional(
    object({
      intervalMs: amount,
      mode: v.picklist(['EXACTLY_ONCE', 'AT_LEAST_ONCE']),
      options: checkpointOptions,
    }),
  ),
});

/** A StreamGraph, each field by itself. */
export const graphSchema = object({
  jobName: shownText(MAX_NAME),
  config,
  nodes: v.pipe(listOf(node, MAX_NODES), v.transform(withShortNames)),
  edges: listOf(edge, MAX_EDGES),
  hash: text(MAX_NAME),
});

/** A graph as it has passed. */
export type CheckedGraph = DeepReadonly<v.InferOutput<typeof graphSchema>>;

const frame = object({ name: v.nullable(shownText(MAX_NAME)), line: count, column: count });

/** Calls of the program that were under way, innermost first. */
export const frames = listOf(frame, MAX_FRAMES);

const diagnostic = object({
  severity: v.picklist(['error', 'warning']),
  code: text(100),
  message: shownText(),
  position: v.optional(position),
  range: v.optional(range),
  nodeId: v.optional(ordinal),
  frames: v.optional(frames),
});

type CheckedDiagnostic = v.InferOutput<typeof diagnostic>;

/** Remarks about a program: errors first where there are too many to be shown. */
export const diagnosticsSchema = v.pipe(listOf(diagnostic, MAX_LIST), v.transform(firstOf));

/** Names as they are shown, with the whole of each beside it as far as that is worth its bytes. */
function withShortNames(nodes: v.InferOutput<typeof node>[]): v.InferOutput<typeof node>[] {
  let left = MAX_FULL_NAMES;
  return nodes.map((whole) => {
    if (whole.name.length <= MAX_NAME) return withoutFullName(whole);
    const fullName = cut(whole.name, Math.max(MAX_NAME, Math.min(MAX_FULL_NAME, left)));
    left -= fullName.length;
    return { ...whole, name: shortName(whole.name), fullName };
  });
}

function withoutFullName(whole: v.InferOutput<typeof node>): v.InferOutput<typeof node> {
  return whole.fullName === undefined ? whole : { ...whole, fullName: undefined };
}

function firstOf(all: CheckedDiagnostic[]): CheckedDiagnostic[] {
  if (all.length <= MAX_DIAGNOSTICS) return all;
  const errors = all.filter(({ severity }) => severity === 'error');
  const warnings = all.filter(({ severity }) => severity === 'warning');
  const first = [...errors, ...warnings].slice(0, MAX_DIAGNOSTICS);
  const message = `There are ${all.length - first.length} more remarks like these.`;
  return [...first, { severity: 'warning', code: 'more-remarks', message }];
}

function isBufferTimeout(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= -1;
}

function isOption(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
