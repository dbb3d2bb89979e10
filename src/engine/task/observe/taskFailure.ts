/**
 * What can be said about an exception that left a task: which operator was running, and on which
 * record. Flink's ExceptionInChainedOperatorException, with the record besides.
 */
import type { JobGraph } from '../../../model/index.ts';
import { RecordError } from '../../element/RecordError.ts';
import { errorText, isInstance } from '../../element/valueText.ts';
import type { ProgramFunctions } from '../../operators/OperatorFactory.ts';
import { keyExtractionError } from '../../state/keyIdentity.ts';
import { type Hop, NO_RECORD } from '../chain/ChainPosition.ts';
import { isSelectingKey } from '../exchange/partitioners.ts';
import type { StreamTask } from '../StreamTask.ts';

/** A task's failure before it becomes a message to the user. */
export interface TaskFailure {
  readonly error: unknown;
  /** Absent where no operator was running. */
  readonly nodeId?: number;
  /** Where an exchange was choosing a channel. */
  readonly edgeId?: number;
  readonly hasRecord: boolean;
  readonly record?: unknown;
}

/** The key selector of an exchange that a task reads. */
export interface InputKey {
  readonly edgeId: number;
  /** The StreamNode that writes to it. */
  readonly sourceNodeId: number;
  readonly keySelector: (value: unknown) => unknown;
}

/** Those of the exchanges into a vertex that ask for no key themselves, having one channel. */
export function inputKeysOf(
  graph: JobGraph,
  vertexId: number,
  functions: ProgramFunctions | null,
): readonly InputKey[] {
  const edges = graph.edges.filter(
    ({ targetVertex, shipStrategy }) => targetVertex === vertexId && shipStrategy === 'HASH',
  );
  return edges.flatMap(({ id: edgeId, sourceNode: sourceNodeId }) => {
    const keySelector = functions?.exchanges.get(edgeId)?.keySelector;
    return keySelector === undefined ? [] : [{ edgeId, sourceNodeId, keySelector }];
  });
}

/** Reads the chain's position; call it before anything else is done with the task. */
export function failureOf(
  task: StreamTask,
  error: unknown,
  inputKeys: readonly InputKey[] = [],
): TaskFailure {
  const hop = task.chain.position.hop;
  if (hop === null) return { error, hasRecord: false };
  const record = hop.currentRecord();
  const place = placeOf(hop, error);
  if (record === NO_RECORD) return { error, ...place, hasRecord: false };
  const isHead = hop.edgeId === undefined && hop.nodeId === task.chain.head().nodeId;
  const key = isHead && inputKeys.find((each) => failsAlike(each.keySelector, record, error));
  if (key) {
    const extraction = keyExtractionError(record, error);
    const { edgeId, sourceNodeId: nodeId } = key;
    return { error: extraction, nodeId, edgeId, hasRecord: true, record };
  }
  return { error: namedError(task, hop.edgeId, error, record), ...place, hasRecord: true, record };
}

/** Asks once more: records pass selectors without a `try`, so who threw is known only so. */
function failsAlike(keySelector: InputKey['keySelector'], record: unknown, error: unknown) {
  try {
    keySelector(record);
    return false;
  } catch (again) {
    return errorText(again) === errorText(error);
  }
}

/**
 * An exchange chooses channels in the task of its writer, as Flink's: at the call that asked for it
 * (keyBy, partitionCustom). A record that cannot travel is the fault of the operator that made it.
 */
function placeOf(hop: Hop, error: unknown): Pick<TaskFailure, 'nodeId' | 'edgeId'> {
  if (hop.sourceNodeId === undefined) return { nodeId: hop.nodeId, edgeId: hop.edgeId };
  const nodeId = hop.sourceNodeId;
  return isInstance(error, RecordError) ? { nodeId } : { nodeId, edgeId: hop.edgeId };
}

function namedError(
  task: StreamTask,
  edgeId: number | undefined,
  error: unknown,
  record: unknown,
): unknown {
  const partition = task.partitions.find((candidate) => candidate.edgeId === edgeId);
  const isSelecting = partition !== undefined && isSelectingKey(partition.partitioner);
  return isSelecting ? keyExtractionError(record, error) : error;
}
