/**
 * Makes one subtask of a JobGraph: operators from their factories, contexts, outputs, partitions
 * and channels. The caller ties the channels' far ends together.
 */
import { isBroadcastKind, type JobEdge, type JobGraph, type JobVertex } from '../../model/index.ts';
import type { ExternalInput, FunctionRemark, SubtaskInfo } from '../operators/OperatorContext.ts';
import type { OperatorEnvironment, ProgramFunctions } from '../operators/OperatorFactory.ts';
import type { StreamOperator } from '../operators/StreamOperator.ts';
import { type ChainExit, OperatorChain } from './chain/OperatorChain.ts';
import { TaskOperatorContext } from './chain/TaskOperatorContext.ts';
import type { NetworkSettings } from './exchange/ChannelBuffer.ts';
import { InputChannel } from './exchange/InputChannel.ts';
import { createPartitioner } from './exchange/partitioners.ts';
import { ResultPartition } from './exchange/ResultPartition.ts';
import type { ChannelSender, Subpartition } from './exchange/Subpartition.ts';
import { sourcesOf, targetsOf } from './exchange/wiring.ts';
import type { BatchInputOptions, ChannelKey } from './input/BatchInput.ts';
import { InputGate } from './input/InputGate.ts';
import type { SliceLimits } from './SlicePacer.ts';
import { StreamTask } from './StreamTask.ts';
import { TaskMailbox } from './TaskMailbox.ts';
import { type TaskClock, TaskProcessingTimeService } from './TaskProcessingTimeService.ts';
import { TaskTimes } from './TaskTimes.ts';

/** Names one channel of a job: edge, writing subtask, reading subtask. */
export interface ChannelId {
  readonly edgeId: number;
  readonly sourceSubtask: number;
  readonly targetSubtask: number;
}

/** One spelling per channel, for tables and messages. */
export function channelKey(channel: ChannelId): string {
  return `${channel.edgeId}:${channel.sourceSubtask}:${channel.targetSubtask}`;
}

/** What a task needs of its worker. */
export interface TaskEnvironment extends OperatorEnvironment {
  readonly clock: TaskClock;
  readonly network: NetworkSettings;
  readonly slice: SliceLimits;
  /** In BATCH mode: results may be read again, after a restart of who reads them. */
  readonly keepsResults: boolean;
  /** In [0, 1); seeded. */
  readonly random: () => number;
  /** What a print sink of this subtask wrote. */
  print(nodeId: number, sinkIdentifier: string, value: unknown): void;
  /** A function of an operator does what is hardly meant. */
  remark(nodeId: number, remark: FunctionRemark, method: string): void;
  /** A source's line to its enumerator. */
  external(nodeId: number): ExternalInput | null;
  /** The writing end of a channel. */
  createSender(edge: JobEdge, channel: ChannelId): ChannelSender;
  /** The task has something to do. */
  readonly onWake: () => void;
}

/** Which subtask is to be built. */
export interface TaskPlace {
  readonly vertexId: number;
  readonly subtask: number;
  readonly attempt: number;
}

/** A task whose channels are still to be connected. */
export interface BuiltTask {
  readonly task: StreamTask;
  readonly contexts: ReadonlyMap<number, TaskOperatorContext>;
  /** By `channelKey`. */
  readonly inputs: ReadonlyMap<string, InputChannel>;
  readonly outputs: ReadonlyMap<string, Subpartition>;
}

/** Builds; throws what a factory throws. */
export function buildTask(
  graph: JobGraph,
  place: TaskPlace,
  functions: ProgramFunctions,
  environment: TaskEnvironment,
): BuiltTask {
  const vertex = vertexOf(graph, place.vertexId);
  const mailbox = new TaskMailbox(environment.onWake);
  const operators = new Map<number, StreamOperator>();
  for (const node of vertex.nodes) {
    const factory = functions.operators.get(node.id);
    if (!factory) throw new Error(`${node.name}: the program gave no operator for this node`);
    operators.set(node.id, factory(environment));
  }
  const enter: ChainEntry = { inside: (_nodeId, action) => action() };
  const times = new TaskTimes(environment.clock.nowMs());
  const parts = { mailbox, times, chain: enter };
  const services = createServices(graph, vertex, place, environment, parts);
  const outputs = new Map<string, Subpartition>();
  const exits = createExits(graph, vertex, place, functions, environment, outputs);
  const { isObjectReuseEnabled = false } = graph.config;
  const { contexts } = services;
  const chain = new OperatorChain({ vertex, operators, contexts, exits, isObjectReuseEnabled });
  enter.inside = (nodeId, action, record) => chain.inside(nodeId, action, record);
  const inputs = createInputs(graph, vertex, place, environment.network);
  const task = new StreamTask({
    chain,
    ...(graph.config.runtimeMode === 'BATCH' && {
      batch: batchOptionsOf(graph, vertex, functions, inputs),
    }),
    gate: inputs.size > 0 ? new InputGate([...inputs.values()], environment.onWake) : null,
    partitions: exits.map((exit) => exit.partition),
    mailbox,
    processingTimes: services.processingTimes,
    clock: environment.clock,
    times,
    slice: environment.slice,
    onWake: environment.onWake,
  });
  return { task, contexts: services.contexts, inputs, outputs };
}

/** The chain's position, for what is not called by the chain itself. */
type ChainEntry = Pick<OperatorChain, 'inside'>;

/** What of a task is there before its operators have their contexts. */
interface TaskParts {
  readonly mailbox: TaskMailbox;
  readonly times: TaskTimes;
  readonly chain: ChainEntry;
}

function createServices(
  graph: JobGraph,
  vertex: JobVertex,
  place: TaskPlace,
  environment: TaskEnvironment,
  { mailbox, times, chain }: TaskParts,
) {
  const { clock } = environment;
  const inputActivityMs = (): number => {
    const nowMs = clock.nowMs();
    return nowMs - times.totalBackPressuredMs(nowMs);
  };
  const contexts = new Map<number, TaskOperatorContext>();
  const processingTimes: TaskProcessingTimeService[] = [];
  for (const node of vertex.nodes) {
    const processingTime = new TaskProcessingTimeService(clock, mailbox, (action) =>
      chain.inside(node.id, action),
    );
    processingTimes.push(processingTime);
    const subtask: SubtaskInfo = {
      taskName: vertex.name,
      subtaskIndex: place.subtask,
      parallelism: vertex.parallelism,
      maxParallelism: vertex.maxParallelism,
      attempt: place.attempt,
    };
    const services = {
      subtask,
      processingTime,
      mailbox: {
        post: (mail: () => void, record?: unknown) =>
          mailbox.post(() => chain.inside(node.id, mail, record)),
      },
      isBatch: graph.config.runtimeMode === 'BATCH',
      autoWatermarkIntervalMs: graph.config.autoWatermarkIntervalMs,
      random: environment.random,
      print: (sink: string, value: unknown) => environment.print(node.id, sink, value),
      remark: (remark: FunctionRemark, method: string) =>
        environment.remark(node.id, remark, method),
      external: node.inputCount === 0 ? environment.external(node.id) : null,
      inputActivityMs,
    };
    contexts.set(node.id, new TaskOperatorContext(node, services));
  }
  return { contexts, processingTimes };
}

function createExits(
  graph: JobGraph,
  vertex: JobVertex,
  place: TaskPlace,
  functions: ProgramFunctions,
  environment: TaskEnvironment,
  outputs: Map<string, Subpartition>,
): ChainExit[] {
  const isBatch = graph.config.runtimeMode === 'BATCH';
  const edges = graph.edges.filter((edge) => edge.sourceVertex === vertex.id);
  return edges.map((edge) => {
    const target = vertexOf(graph, edge.targetVertex);
    const targets = targetsOf(
      edge.distribution,
      vertex.parallelism,
      target.parallelism,
      place.subtask,
    );
    const channels = targets.map((targetSubtask) => ({
      edgeId: edge.id,
      sourceSubtask: place.subtask,
      targetSubtask,
    }));
    const partition = new ResultPartition({
      edgeId: edge.id,
      partitioner: createPartitioner({
        shipStrategy: edge.shipStrategy,
        channelCount: targets.length,
        ...(isBatch && {
          subpartitionCount: Math.ceil(target.parallelism / vertex.parallelism),
        }),
        maxParallelism: target.maxParallelism,
        functions: functions.exchanges.get(edge.id) ?? {},
        isTargetKeyed: target.nodes[0]?.isKeyed ?? false,
        random: environment.random,
      }),
      senders: channels.map((channel) => environment.createSender(edge, channel)),
      bufferSize: environment.network.bufferSize,
      bufferTimeoutMs: isBatch ? -1 : edge.bufferTimeoutMs,
      onRoom: environment.onWake,
      ...(isBatch && { blocking: { isKept: environment.keepsResults } }),
    });
    channels.forEach((channel, i) => {
      const subpartition = partition.subpartitions[i];
      if (subpartition) outputs.set(channelKey(channel), subpartition);
    });
    const { sourceNode, outputTag } = edge;
    return { sourceNode, targetNode: target.id, outputTag, partition };
  });
}

function createInputs(
  graph: JobGraph,
  vertex: JobVertex,
  place: TaskPlace,
  network: NetworkSettings,
): Map<string, InputChannel> {
  const inputs = new Map<string, InputChannel>();
  const counts = [0, 0];
  for (const edge of graph.edges.filter((candidate) => candidate.targetVertex === vertex.id)) {
    const source = vertexOf(graph, edge.sourceVertex);
    const { distribution, id: edgeId, input } = edge;
    const subtasks = sourcesOf(distribution, source.parallelism, vertex.parallelism, place.subtask);
    for (const sourceSubtask of subtasks) {
      const index = counts[input] ?? 0;
      counts[input] = index + 1;
      const channel = { edgeId, sourceSubtask, targetSubtask: place.subtask };
      const facts = { input, index, sourceVertex: source.id, sourceSubtask };
      inputs.set(channelKey(channel), new InputChannel(facts, network.creditsPerChannel));
    }
  }
  return inputs;
}

/** In BATCH mode the records of a keyed operator are sorted, and a broadcast input comes first. */
function batchOptionsOf(
  graph: JobGraph,
  vertex: JobVertex,
  functions: ProgramFunctions,
  inputs: ReadonlyMap<string, InputChannel>,
): Pick<BatchInputOptions, 'keys' | 'isSecondFirst'> {
  const head = vertex.nodes[0];
  const isSecondFirst = head !== undefined && isBroadcastKind(head.kind);
  const keys = new Map<InputChannel, ChannelKey>();
  for (const [key, channel] of head?.isKeyed ? inputs : []) {
    const edgeId = Number(key.split(':')[0]);
    const edge = graph.edges.find(
      ({ id, shipStrategy }) => id === edgeId && shipStrategy === 'HASH',
    );
    const keySelector = functions.exchanges.get(edgeId)?.keySelector;
    if (edge === undefined || keySelector === undefined) continue;
    keys.set(channel, { edgeId, sourceNodeId: edge.sourceNode, keySelector });
  }
  return { keys, isSecondFirst };
}

function vertexOf(graph: JobGraph, id: number): JobVertex {
  const vertex = graph.vertices.find((candidate) => candidate.id === id);
  if (!vertex) throw new Error(`the job graph has no vertex ${id}`);
  return vertex;
}
