/**
 * The process functions: the lowest level of the API, with contexts, timers and side outputs.
 * Declarations only; what they do is the user's, when they are called is the operators' affair.
 * Flink's ProcessFunction and its siblings.
 */
import type { Window } from '../../window/Window.ts';
import type {
  BroadcastContext,
  Collector,
  KeyedProcessContext,
  OnTimerContext,
  PatternContext,
  ProcessContext,
  ProcessJoinContext,
  ProcessWindowContext,
  ReadOnlyBroadcastContext,
} from '../functions/functionTypes.ts';
import { RichFunction } from '../functions/RichFunction.ts';

/** On any stream. */
export abstract class ProcessFunction<T, R> extends RichFunction {
  abstract processElement(value: T, ctx: ProcessContext, out: Collector<R>): void;
}

/** On a keyed stream, with state and timers. */
export abstract class KeyedProcessFunction<K, T, R> extends RichFunction {
  abstract processElement(value: T, ctx: KeyedProcessContext<K>, out: Collector<R>): void;
  /** A timer of the current key is due. */
  onTimer(_timestamp: number, _ctx: OnTimerContext<K>, _out: Collector<R>): void {}
}

/** On two connected streams. */
export abstract class CoProcessFunction<A, B, R> extends RichFunction {
  abstract processElement1(value: A, ctx: ProcessContext, out: Collector<R>): void;
  abstract processElement2(value: B, ctx: ProcessContext, out: Collector<R>): void;
  /** A timer of the current key is due. */
  onTimer(_timestamp: number, _ctx: OnTimerContext<unknown>, _out: Collector<R>): void {}
}

/** On two connected streams with one key. */
export abstract class KeyedCoProcessFunction<K, A, B, R> extends RichFunction {
  abstract processElement1(value: A, ctx: KeyedProcessContext<K>, out: Collector<R>): void;
  abstract processElement2(value: B, ctx: KeyedProcessContext<K>, out: Collector<R>): void;
  /** A timer of the current key is due. */
  onTimer(_timestamp: number, _ctx: OnTimerContext<K>, _out: Collector<R>): void {}
}

/** On the contents of a keyed window. */
export abstract class ProcessWindowFunction<T, R, K, W extends Window> extends RichFunction {
  abstract process(
    key: K,
    ctx: ProcessWindowContext<W>,
    elements: Iterable<T>,
    out: Collector<R>,
  ): void;
  /** The window is gone: its state is to be cleared. */
  clear(_ctx: ProcessWindowContext<W>): void {}
}

/** On the contents of a window over all keys. */
export abstract class ProcessAllWindowFunction<T, R, W extends Window> extends RichFunction {
  abstract process(ctx: ProcessWindowContext<W>, elements: Iterable<T>, out: Collector<R>): void;
  /** The window is gone: its state is to be cleared. */
  clear(_ctx: ProcessWindowContext<W>): void {}
}

/** On each pair of an interval join. */
export abstract class ProcessJoinFunction<A, B, R> extends RichFunction {
  abstract processElement(a: A, b: B, ctx: ProcessJoinContext, out: Collector<R>): void;
}

/** On a stream and a broadcast one. */
export abstract class BroadcastProcessFunction<A, B, R> extends RichFunction {
  abstract processElement(value: A, ctx: ReadOnlyBroadcastContext, out: Collector<R>): void;
  abstract processBroadcastElement(value: B, ctx: BroadcastContext, out: Collector<R>): void;
}

/** On a keyed stream and a broadcast one. */
export abstract class KeyedBroadcastProcessFunction<K, A, B, R> extends RichFunction {
  abstract processElement(
    value: A,
    ctx: ReadOnlyBroadcastContext & KeyedProcessContext<K>,
    out: Collector<R>,
  ): void;
  abstract processBroadcastElement(value: B, ctx: BroadcastContext, out: Collector<R>): void;
  /** A timer of the current key is due. */
  onTimer(
    _timestamp: number,
    _ctx: OnTimerContext<K> & ReadOnlyBroadcastContext,
    _out: Collector<R>,
  ): void {}
}

/** On the matches of a pattern. */
export abstract class PatternProcessFunction<T, R> extends RichFunction {
  abstract processMatch(match: Record<string, T[]>, ctx: PatternContext, out: Collector<R>): void;
  processTimedOutMatch?(match: Record<string, T[]>, ctx: PatternContext): void;
}
