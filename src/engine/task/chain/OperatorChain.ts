/**
 * The operators of one task, wired by outputs: the head is called by the task, the others by the
 * operator in front of them. Opens from the tail, ends and finishes from the head.
 * Flink's OperatorChain.
 */
import type { JobVertex, StreamEdge } from '../../../model/index.ts';
import { type AwaitingOperator, isAwaitingOperator } from '../../operators/AwaitingOperator.ts';
import type { OperatorContext } from '../../operators/OperatorContext.ts';
import type { RecordUse } from '../../operators/recordUse.ts';
import type { StreamOperator } from '../../operators/StreamOperator.ts';
import type { ResultPartition } from '../exchange/ResultPartition.ts';
import { ChainPosition, type Hop, NO_RECORD } from './ChainPosition.ts';
import {
  ChainedOutput,
  type ConsumerOutput,
  type CountingOutput,
  ExchangeOutput,
  FanOutOutput,
  UnreadOutput,
} from './chainOutputs.ts';

/** An exchange that leaves the chain, by the node that writes. */
export interface ChainExit {
  readonly sourceNode: number;
  readonly targetNode: number;
  readonly outputTag?: string;
  readonly partition: ResultPartition;
}

/** One operator in its place. */
export interface ChainedOperator {
  readonly nodeId: number;
  readonly operator: StreamOperator;
  readonly context: OperatorContext;
  /** What it writes to; counts for metrics. */
  readonly output: CountingOutput;
  /** What feeds it; null for the head. */
  readonly feed: ConsumerOutput | null;
}

/** What a chain is made of. */
export interface OperatorChainOptions {
  readonly vertex: JobVertex;
  readonly operators: ReadonlyMap<number, StreamOperator>;
  readonly contexts: ReadonlyMap<number, OperatorContext>;
  readonly exits: readonly ChainExit[];
  /** Records go from operator to operator without copies, as the program has asked for. */
  readonly isObjectReuseEnabled?: boolean;
}

/** The operators in topological order, wired. */
export class OperatorChain {
  readonly position = new ChainPosition();
  /** Head first. */
  readonly operators: readonly ChainedOperator[];
  /** What leaves the chain. */
  readonly exchanges: readonly ExchangeOutput[];
  private readonly awaiting: readonly AwaitingOperator[];
  private finishing = 0;
  private hasEndedInput = false;

  constructor(options: OperatorChainOptions) {
    const built = new Map<number, ChainedOperator>();
    const feeds = new Map<number, ConsumerOutput>();
    const exchanges: ExchangeOutput[] = [];
    for (const node of options.vertex.nodes.toReversed()) {
      const operator = required(options.operators, node.id, 'operator');
      const context = required(options.contexts, node.id, 'context');
      const output = this.createOutput(node.id, options, feeds, exchanges);
      operator.setup(context, output);
      feeds.set(
        node.id,
        new ChainedOutput(operator, node.id, this.position, recordUseOf(operator, options)),
      );
      built.set(node.id, { nodeId: node.id, operator, context, output, feed: null });
    }
    this.operators = options.vertex.nodes.map((node, i) => ({
      ...required(built, node.id, 'operator'),
      feed: i === 0 ? null : required(feeds, node.id, 'feed'),
    }));
    this.exchanges = exchanges;
    this.position.refuse = (output, value) => refuse(options, output, value);
    this.awaiting = this.operators.map(({ operator }) => operator).filter(isAwaitingOperator);
  }

  /** The operator that the task itself calls. */
  head(): ChainedOperator {
    return this.operators[0] as ChainedOperator;
  }

  /** Opens from the tail, so that whatever the head emits while it opens finds the rest open. */
  open(): void {
    for (const { nodeId, operator } of this.operators.toReversed()) {
      this.inside(nodeId, () => operator.open());
    }
  }

  /** True where an operator may refuse input: then it is asked before each single record. */
  mayRefuse(): boolean {
    return this.awaiting.length > 0;
  }

  /** False while an operator is full. */
  canAccept(): boolean {
    for (const operator of this.awaiting) if (!operator.canAccept()) return false;
    return true;
  }

  /**
   * After the head's inputs have ended: each operator ends and finishes, from the head. False while
   * one awaits something: to be called again after the next mail. `onQuiet` hears of each operator
   * that awaits nothing any more, just before it finishes.
   */
  finish(onQuiet: (index: number) => void): boolean {
    for (; this.finishing < this.operators.length; this.finishing++) {
      const { nodeId, operator } = this.operators[this.finishing] as ChainedOperator;
      this.endChainedInput();
      if (isAwaitingOperator(operator) && operator.hasPending()) return false;
      onQuiet(this.finishing);
      this.inside(nodeId, () => operator.finish());
      this.hasEndedInput = false;
    }
    return true;
  }

  /** Closes all, whatever the others throw; the first error is thrown at the end. */
  close(): void {
    const errors: unknown[] = [];
    for (const { nodeId, operator } of this.operators) {
      try {
        this.inside(nodeId, () => operator.close());
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  /** Runs something that is not per record with the position set to an operator. */
  inside(nodeId: number, action: () => void, record: unknown = NO_RECORD): void {
    const caller = this.position.hop;
    this.position.hop = { nodeId, currentRecord: () => record };
    action();
    this.position.hop = caller;
  }

  /** Once for each operator but the head, whose inputs the task ends. */
  private endChainedInput(): void {
    const { nodeId, operator, feed } = this.operators[this.finishing] as ChainedOperator;
    if (this.hasEndedInput) return;
    this.hasEndedInput = true;
    if (feed !== null) this.inside(nodeId, () => operator.endInput(0));
  }

  private createOutput(
    nodeId: number,
    options: OperatorChainOptions,
    feeds: ReadonlyMap<number, ConsumerOutput>,
    exchanges: ExchangeOutput[],
  ): CountingOutput {
    const mains: ConsumerOutput[] = [];
    const sides = new Map<string, ConsumerOutput[]>();
    const add = (tag: string | undefined, output: ConsumerOutput): void => {
      if (tag === undefined) mains.push(output);
      else sides.set(tag, [...(sides.get(tag) ?? []), output]);
    };
    // Exchanges first, as in Flink: they write the record down before, with object reuse, a chained
    // operator changes it.
    for (const exit of options.exits.filter((candidate) => candidate.sourceNode === nodeId)) {
      const exchange = new ExchangeOutput(exit.partition, exit, this.position);
      exchanges.push(exchange);
      add(exit.outputTag, exchange);
    }
    for (const edge of chainedEdgesOf(options.vertex.chainedEdges, nodeId)) {
      add(edge.outputTag, required(feeds, edge.target, 'feed'));
    }
    if (mains.length === 0 && sides.size === 0) return new UnreadOutput();
    const [only] = mains;
    if (mains.length === 1 && sides.size === 0 && only !== undefined) return only;
    return new FanOutOutput(mains, sides);
  }
}

/** With object reuse only those get copies that hold records while others go on. */
function recordUseOf(
  operator: StreamOperator,
  { isObjectReuseEnabled }: OperatorChainOptions,
): RecordUse {
  const use = operator.recordUse();
  return isObjectReuseEnabled && use !== 'keeps' ? 'reads' : use;
}

/** What is collected while no operator runs fails the task, in the name of the operator. */
function refuse({ vertex, contexts }: OperatorChainOptions, output: Hop, value: unknown): never {
  const edge = vertex.chainedEdges.find(({ target }) => target === output.nodeId);
  const writer = output.sourceNodeId ?? edge?.source ?? vertex.id;
  const error = new Error(
    'collect() was called after the call that it was given to had ended. Records are put out ' +
      'while a function runs, not in a promise or a timer that it leaves behind: make ' +
      'asynchronous calls by AsyncDataStream.',
  );
  contexts.get(writer)?.mailbox.post(() => {
    throw error;
  }, value);
  throw error;
}

function chainedEdgesOf(edges: readonly StreamEdge[], nodeId: number): StreamEdge[] {
  return edges.filter((edge) => edge.source === nodeId);
}

function required<T>(map: ReadonlyMap<number, T>, nodeId: number, what: string): T {
  const found = map.get(nodeId);
  if (found === undefined) throw new Error(`chain: node ${nodeId} has no ${what}`);
  return found;
}
