/**
 * The events that matches hold, as plain data. A match is a path: its last node, and from each node
 * the one before it, so that matches with the same beginning share it. Reference counts: each match
 * locks its last node, each node the one before and its event. Taking an event costs one node,
 * whatever the length of the path; reading a path costs its length; forgetting a match costs what
 * nobody else holds. (Flink merges nodes of one event and stage and tells the paths apart by
 * DeweyNumbers; with a node for each taking there is one path and no version.)
 * Flink's SharedBuffer and SharedBufferAccessor.
 */
import { setField } from '../element/unpackGraph.ts';

/** Stands for "nothing before". */
export const NO_NODE = 0;

/** An event that at least one node refers to, or that is being processed. */
interface BufferedEvent {
  readonly value: unknown;
  locks: number;
}

/** An event as taken by one stage, behind another. */
interface BufferNode {
  readonly stage: string;
  readonly event: number;
  readonly previous: number;
  locks: number;
}

/** One step of a match. */
export interface PathStep {
  readonly stage: string;
  /** Ids grow in the order of processing. */
  readonly event: number;
}

/** What a match holds, by stage, in order. */
export type Match = Record<string, unknown[]>;

/** All events and nodes of one key. */
export interface SharedBuffer {
  readonly events: Map<number, BufferedEvent>;
  readonly nodes: Map<number, BufferNode>;
  lastId: number;
}

/** An empty buffer. */
export function createSharedBuffer(): SharedBuffer {
  return { events: new Map(), nodes: new Map(), lastId: NO_NODE };
}

/** Keeps an event, locked once for whoever registers it. */
export function registerEvent(buffer: SharedBuffer, value: unknown): number {
  const id = ++buffer.lastId;
  buffer.events.set(id, { value, locks: 1 });
  return id;
}

/** Takes one lock off an event. */
export function releaseEvent(buffer: SharedBuffer, id: number): void {
  const event = eventOf(buffer, id);
  if (--event.locks === 0) buffer.events.delete(id);
}

/** A node that nobody has locked yet. */
export function putNode(
  buffer: SharedBuffer,
  stage: string,
  event: number,
  previous: number,
): number {
  if (previous !== NO_NODE) lockNode(buffer, previous);
  eventOf(buffer, event).locks++;
  const id = ++buffer.lastId;
  buffer.nodes.set(id, { stage, event, previous, locks: 0 });
  return id;
}

/** Keeps a node for one more match. */
export function lockNode(buffer: SharedBuffer, id: number): void {
  if (id !== NO_NODE) nodeOf(buffer, id).locks++;
}

/** Forgets one match's hold on a node, and all that only it has held. */
export function releaseNode(buffer: SharedBuffer, id: number): void {
  let current = id;
  while (current !== NO_NODE) {
    const node = nodeOf(buffer, current);
    if (--node.locks > 0) return;
    buffer.nodes.delete(current);
    releaseEvent(buffer, node.event);
    current = node.previous;
  }
}

/** The steps of a match from its first event to its last. */
export function pathTo(buffer: SharedBuffer, id: number): PathStep[] {
  const path: PathStep[] = [];
  let current = id;
  while (current !== NO_NODE) {
    const node = nodeOf(buffer, current);
    path.push(node);
    current = node.previous;
  }
  return path.reverse();
}

/** The events of a path by stage; stages in the order in which they began. */
export function materialize(buffer: SharedBuffer, path: readonly PathStep[]): Match {
  const match: Match = {};
  for (const { stage, event } of path) {
    const { value } = eventOf(buffer, event);
    if (Object.hasOwn(match, stage)) match[stage]?.push(value);
    else setField(match, stage, [value]);
  }
  return match;
}

function eventOf(buffer: SharedBuffer, id: number): BufferedEvent {
  const event = buffer.events.get(id);
  if (event === undefined) throw new Error(`The shared buffer has lost event ${id}`);
  return event;
}

function nodeOf(buffer: SharedBuffer, id: number): BufferNode {
  const node = buffer.nodes.get(id);
  if (node === undefined) throw new Error(`The shared buffer has lost node ${id}`);
  return node;
}
