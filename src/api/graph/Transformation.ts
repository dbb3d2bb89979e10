/**
 * What a program has asked for so far, before it becomes a StreamGraph: operators, and between them
 * the virtual steps (partitioning, side output, union) that end up as properties of edges.
 * Flink's Transformation and its subclasses.
 */
import type { ExchangeFunctions, OperatorFactory } from '../../engine/index.ts';
import type { ChainingStrategy, OperatorKind, ShipStrategy } from '../../model/index.ts';

/** An operator to be; programs change it through the stream that stands for it. */
export interface OperatorTransformation {
  readonly type: 'operator';
  readonly kind: OperatorKind;
  readonly params: Readonly<Record<string, unknown>>;
  readonly createOperator: OperatorFactory;
  /** By logical input. */
  readonly inputs: readonly Transformation[];
  readonly isKeyed: boolean;
  readonly canBeParallel: boolean;
  /** Number of the call that made it. */
  readonly site: number | undefined;
  name: string;
  uid?: string;
  /** Number of the call that gave the uid. */
  uidSite?: number;
  parallelism: number;
  maxParallelism?: number;
  chainingStrategy: ChainingStrategy;
  slotSharingGroup?: string;
  bufferTimeoutMs?: number;
}

/** How the records of a stream reach whoever comes next. */
export interface PartitionTransformation {
  readonly type: 'partition';
  readonly input: Transformation;
  readonly shipStrategy: ShipStrategy;
  readonly functions?: ExchangeFunctions;
  readonly site: number | undefined;
}

/** One side output of an operator. */
export interface SideOutputTransformation {
  readonly type: 'sideOutput';
  readonly input: Transformation;
  readonly tagId: string;
}

/** Several streams as one. */
export interface UnionTransformation {
  readonly type: 'union';
  readonly inputs: readonly Transformation[];
}

/** Any step of a program. */
export type Transformation =
  | OperatorTransformation
  | PartitionTransformation
  | SideOutputTransformation
  | UnionTransformation;

/** What is particular to one operator; the environment adds the rest. */
export interface OperatorSpec {
  readonly kind: OperatorKind;
  readonly name: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly createOperator: OperatorFactory;
  readonly inputs: readonly Transformation[];
  readonly isKeyed?: boolean;
  /** Number of the call that is to blame, where it is not the one under way. */
  readonly site?: number;
  /** Left out: the environment's. */
  readonly parallelism?: number;
  /** True: the parallelism is 1 for good. */
  readonly isParallelismFixed?: boolean;
  /** True: the maximum parallelism is 1 too, as where all records meet in one window. */
  readonly isMaxParallelismFixed?: boolean;
}
