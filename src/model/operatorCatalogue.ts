/**
 * The kinds of operators there are, with what the palette and the graph show of each.
 * One list: the API makes no node of a kind that is not here.
 */

/** Groups of the palette. */
export type OperatorGroup = 'source' | 'transform' | 'keyed' | 'window' | 'multi' | 'sink';

/** Kinds by the API's word for them. */
export const OPERATOR_KINDS = {
  collection: { group: 'source', label: 'collection' },
  sequence: { group: 'source', label: 'sequence' },
  generator: { group: 'source', label: 'generator' },
  file: { group: 'source', label: 'file' },
  map: { group: 'transform', label: 'map' },
  filter: { group: 'transform', label: 'filter' },
  flatMap: { group: 'transform', label: 'flatMap' },
  process: { group: 'transform', label: 'process' },
  timestamps: { group: 'transform', label: 'timestamps and watermarks' },
  async: { group: 'transform', label: 'async I/O' },
  keyedProcess: { group: 'keyed', label: 'keyed process' },
  reduce: { group: 'keyed', label: 'reduce' },
  aggregate: { group: 'keyed', label: 'aggregation' },
  window: { group: 'window', label: 'window' },
  windowAll: { group: 'window', label: 'window over all' },
  coMap: { group: 'multi', label: 'map of two' },
  coFlatMap: { group: 'multi', label: 'flatMap of two' },
  coProcess: { group: 'multi', label: 'process of two' },
  keyedCoProcess: { group: 'multi', label: 'keyed process of two' },
  broadcastProcess: { group: 'multi', label: 'broadcast process' },
  keyedBroadcastProcess: { group: 'multi', label: 'keyed broadcast process' },
  windowJoin: { group: 'multi', label: 'window join' },
  coGroup: { group: 'multi', label: 'coGroup' },
  intervalJoin: { group: 'multi', label: 'interval join' },
  cep: { group: 'multi', label: 'pattern' },
  print: { group: 'sink', label: 'print' },
  sink: { group: 'sink', label: 'sink' },
} as const satisfies Record<string, { group: OperatorGroup; label: string }>;

/** A kind of operator. */
export type OperatorKind = keyof typeof OPERATOR_KINDS;

/** True for the kinds without an input. */
export function isSourceKind(kind: OperatorKind): boolean {
  return OPERATOR_KINDS[kind].group === 'source';
}

/** True for the kinds without an output. */
export function isSinkKind(kind: OperatorKind): boolean {
  return OPERATOR_KINDS[kind].group === 'sink';
}

/** True for the kinds that read a broadcast stream as their second input. */
export function isBroadcastKind(kind: OperatorKind): boolean {
  return kind === 'broadcastProcess' || kind === 'keyedBroadcastProcess';
}
