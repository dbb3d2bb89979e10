/**
 * The program as a graph, before chaining: what `env.execute()` hands over. Plain data; the user's
 * functions stay in the realm that evaluated the program, under the same node ids.
 * Flink's StreamGraph, StreamNode and StreamEdge.
 */
import type { SourcePosition, SourceRange } from './diagnostic.ts';
import type { OperatorKind } from './operatorCatalogue.ts';

/** How records choose their channel, by Flink's names of the ship strategy. */
export type ShipStrategy =
  | 'FORWARD'
  | 'HASH'
  | 'REBALANCE'
  | 'RESCALE'
  | 'SHUFFLE'
  | 'BROADCAST'
  | 'GLOBAL'
  | 'CUSTOM';

/** Flink's name of the slot-sharing group of operators that name none. */
export const DEFAULT_SLOT_SHARING_GROUP = 'default';

/** Flink's ChainingStrategy; sources that may be chained into a multi-input head come later. */
export type ChainingStrategy = 'ALWAYS' | 'HEAD' | 'NEVER' | 'HEAD_WITH_SOURCES';

/** Where in the program's text a transformation was made. */
export interface CallSite {
  /** The number of the call expression. */
  readonly id: number;
  /** The whole call expression. */
  readonly range: SourceRange;
  /** The method's name in it: where errors of the operator are shown. */
  readonly position: SourcePosition;
  /** True where one call made several nodes, as in a loop: shown, but edited in code only. */
  readonly isDynamic: boolean;
}

/** One operator of the program. Ids count up from 1 in the order of creation. */
export interface StreamNode {
  readonly id: number;
  /** The user's uid, or a hash of the node's place in the graph. Unique in the graph. */
  readonly uid: string;
  readonly hasUserUid: boolean;
  /** As in Flink's JobGraph: `Source: clicks`, `Map`, `Sink: Print to Std. Out`, or the user's. */
  readonly name: string;
  /** The whole of a name that is shown cut; absent where `name` is whole. */
  readonly fullName?: string;
  readonly kind: OperatorKind;
  /** Facts for display and for the JobManager (window sizes, file paths); JSON values only. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly parallelism: number;
  /** As it counts at run time: the user's, or Flink's default for this parallelism. */
  readonly maxParallelism: number;
  readonly chainingStrategy: ChainingStrategy;
  /** Resolved by Flink's rule of inheritance. */
  readonly slotSharingGroup: string;
  /** ms; 0 flushes each record, -1 only full buffers. */
  readonly bufferTimeoutMs: number;
  /** Number of logical inputs: 0 for a source. */
  readonly inputCount: 0 | 1 | 2;
  /** True where a key selector sets the key context of its inputs. */
  readonly isKeyed: boolean;
  readonly callSite?: CallSite;
}

/** A stream between two operators; several equal ones may lie between the same two nodes. */
export interface StreamEdge {
  readonly id: number;
  readonly source: number;
  readonly target: number;
  /** Which logical input of the target: 0 or 1. A union is several edges with one input number. */
  readonly input: 0 | 1;
  readonly shipStrategy: ShipStrategy;
  /** The id of the OutputTag; absent on the main output. */
  readonly outputTag?: string;
  /** Where the partitioning was named (`keyBy`, `rebalance`), if it was. */
  readonly callSite?: CallSite;
}

/** Flink's RuntimeExecutionMode. */
export type RuntimeMode = 'STREAMING' | 'BATCH' | 'AUTOMATIC';

/** A restart strategy as plain data; `default` follows Flink's rule (none without checkpoints). */
export type RestartStrategyConfig =
  | { readonly kind: 'default' }
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed-delay'; readonly attempts: number; readonly delayMs: number }
  | {
      readonly kind: 'failure-rate';
      readonly maxFailures: number;
      readonly intervalMs: number;
      readonly delayMs: number;
    }
  | {
      readonly kind: 'exponential-delay';
      readonly initialMs: number;
      readonly maxMs: number;
      readonly multiplier: number;
      readonly resetAfterMs: number;
      readonly jitter: number;
    };

/** What the environment was told; checkpoint settings are kept for the part that runs them. */
export interface JobConfig {
  /** As it counts: AUTOMATIC is resolved. */
  readonly runtimeMode: Exclude<RuntimeMode, 'AUTOMATIC'>;
  readonly isChainingEnabled: boolean;
  /** ms; 0 turns periodic watermarks off. */
  readonly autoWatermarkIntervalMs: number;
  /** Absent: each operator gets records that are its own. */
  readonly isObjectReuseEnabled?: boolean;
  readonly restartStrategy: RestartStrategyConfig;
  readonly checkpointing?: {
    readonly intervalMs: number;
    readonly mode: 'EXACTLY_ONCE' | 'AT_LEAST_ONCE';
    readonly options: Readonly<Record<string, number | boolean>>;
  };
}

/** The whole program, in the order in which it was built. */
export interface StreamGraph {
  readonly jobName: string;
  readonly config: JobConfig;
  readonly nodes: readonly StreamNode[];
  readonly edges: readonly StreamEdge[];
  /** Hash of structure, uids and params: two evaluations of one program must agree on it. */
  readonly hash: string;
}
