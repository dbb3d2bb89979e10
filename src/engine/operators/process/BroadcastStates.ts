/**
 * The broadcast states of one operator, by name: those of the descriptors that were given to
 * `broadcast()`, and no others. Every subtask holds a whole copy, as operator state.
 * Flink's map of broadcast states in CoBroadcastWithKeyedOperator.
 */
import type { MapStateDescriptor } from '../../state/descriptors.ts';
import type { OperatorStateStore } from '../../state/OperatorStateBackend.ts';
import { ReadOnlyBroadcastState } from '../../state/ReadOnlyBroadcastState.ts';
import type { MapState } from '../../state/stateTypes.ts';

/** Names a broadcast state. */
// any: the user's own types
export type AnyMapStateDescriptor = MapStateDescriptor<any, any>;

/** One state, as either side sees it. */
interface BothSides {
  // any: the user's own types
  readonly writable: MapState<any, any>;
  readonly readable: ReadOnlyBroadcastState<any, any>; // any: the user's own types
}

/** All broadcast states of an operator in one subtask. */
export class BroadcastStates {
  private readonly states = new Map<string, BothSides>();

  constructor(descriptors: readonly AnyMapStateDescriptor[], store: OperatorStateStore) {
    for (const descriptor of descriptors) {
      const writable = store.getBroadcastState(descriptor);
      const readable = new ReadOnlyBroadcastState(writable);
      this.states.set(descriptor.name, { writable, readable });
    }
  }

  /** For the broadcast side; throws Flink's sentence where no such state was declared. */
  writable<K, V>(descriptor: MapStateDescriptor<K, V>): MapState<K, V> {
    return this.find(descriptor).writable;
  }

  /** For the other side, and for timers. */
  readable<K, V>(descriptor: MapStateDescriptor<K, V>): ReadOnlyBroadcastState<K, V> {
    return this.find(descriptor).readable;
  }

  private find(descriptor: AnyMapStateDescriptor): BothSides {
    const found = this.states.get(descriptor?.name);
    if (found !== undefined) return found;
    throw new Error(
      'The requested state does not exist. Check for typos in your state descriptor, or ' +
        'specify the state descriptor in the datastream.broadcast(...) call if you forgot to ' +
        `register it. '${descriptor?.name}' was asked for; ${this.known()}.`,
    );
  }

  private known(): string {
    const names = [...this.states.keys()].map((name) => `'${name}'`);
    return names.length === 0 ? 'broadcast() was given none' : `there is ${names.join(', ')}`;
  }
}
