/**
 * Ties a task's channels to those of the tasks that it writes to and reads from: by a call where
 * they are in this worker, else by a name on the line to theirs.
 */
import {
  type BuiltTask,
  connectLocalChannel,
  type LocalChannelSender,
  type RecordSampler,
} from '../../engine/index.ts';
import type { JobEdge } from '../../model/index.ts';
import { type AttemptId, type DeployMessage, subtaskKey } from '../protocol/index.ts';
import { type PeerLink, RemoteChannelSender, wireName } from './PeerLink.ts';
import type { LoopTask } from './TaskLoop.ts';

/** A task of this TaskManager. */
export interface RunningTask extends LoopTask, AttemptId {
  readonly built: BuiltTask;
  readonly task: BuiltTask['task'];
  /** By `channelKey`. */
  readonly senders: ReadonlyMap<string, LocalChannelSender | RemoteChannelSender>;
  /** The names of its channels to other TaskManagers, by `channelKey`. */
  readonly wireNames: Map<string, string>;
  readonly sampler: RecordSampler | null;
}

/** A deployment as this worker sees it. */
export interface Deployment {
  readonly edges: readonly JobEdge[];
  readonly message: DeployMessage;
  /** All that are here. */
  readonly tasks: readonly RunningTask[];
  /** This TaskManager. */
  readonly own: string;
}

type PeerOf = (peerId: string) => PeerLink;

/** Ties its outputs to those readers that begin now. */
export function connectOutputs(
  task: RunningTask,
  readers: ReadonlySet<string>,
  { edges, message, tasks }: Deployment,
  peerOf: PeerOf,
): void {
  for (const [key, output] of task.built.outputs) {
    const vertexId = edgeOf(edges, key).targetVertex;
    const subtask = Number(key.split(':')[2]);
    if (!readers.has(subtaskKey({ vertexId, subtask }))) continue;
    const sender = task.senders.get(key);
    if (sender instanceof RemoteChannelSender) {
      const name = wireName(message.epoch, key);
      sender.connect(name);
      output.rewind();
      task.wireNames.set(key, name);
      peerOf(locationOf(message, vertexId, subtask)).addOutput(name, output);
      continue;
    }
    const reader = tasks.find(
      (other) =>
        other.vertexId === vertexId && other.subtask === subtask && other.epoch === message.epoch,
    );
    const channel = reader?.built.inputs.get(key);
    if (sender && channel) connectLocalChannel(sender, output, channel);
  }
}

/** Gives its inputs from other workers their names. */
export function connectInputs(
  task: RunningTask,
  { edges, message, own }: Deployment,
  peerOf: PeerOf,
): void {
  for (const [key, input] of task.built.inputs) {
    const edge = edgeOf(edges, key);
    const peerId = locationOf(message, edge.sourceVertex, Number(key.split(':')[1]));
    if (peerId === own) continue;
    const name = wireName(task.epoch, key);
    task.wireNames.set(key, name);
    peerOf(peerId).addInput(name, input);
  }
}

/** The TaskManager of a subtask. */
export function locationOf(message: DeployMessage, vertexId: number, subtask: number): string {
  const location = message.locations[subtaskKey({ vertexId, subtask })];
  if (location === undefined) throw new Error(`subtask ${vertexId}:${subtask} has no place`);
  return location;
}

function edgeOf(edges: readonly JobEdge[], key: string): JobEdge {
  const edgeId = Number(key.split(':')[0]);
  const edge = edges.find((candidate) => candidate.id === edgeId);
  if (!edge) throw new Error(`the job graph has no edge ${edgeId}`);
  return edge;
}
