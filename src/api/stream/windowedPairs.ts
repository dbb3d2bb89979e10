/**
 * Window join and coGroup of two streams. As in Flink each input gets a map that tags its records
 * with their side; one window operator over the union of both splits them again. Every step gives
 * a new object. Flink's CoGroupedStreams and JoinedStreams.
 */
import {
  type AnyCoGroup,
  type AnyJoin,
  type AnyWindowFunction,
  CoGroupWindowFunction,
  coGroupFunction,
  type Evictor,
  MapOperator,
  type Trigger,
  taggedKeySelector,
  tagInput,
  type WindowAssigner,
  WindowOperator,
  windowJoinFunction,
} from '../../engine/index.ts';
import type { OperatorKind } from '../../model/index.ts';
import type { Transformation } from '../graph/Transformation.ts';
import { checkFunction } from '../settings/argumentChecks.ts';
import { keySelectorOf } from './keySelectorOf.ts';
import {
  type KeySelector,
  parallelismOf,
  type StreamBehind,
  type StreamInput,
} from './StreamInput.ts';
import { requireAssigner, WindowedStream, type WindowSpec } from './WindowedStream.ts';
import { windowOptions, windowParams } from './windowSpecs.ts';

/** One of the two streams with its key; `site` is the call that gave the key. */
interface Side {
  readonly input: StreamInput;
  readonly keySelector: KeySelector;
  readonly site: number | undefined;
}

/** What was said about the windows. */
interface PairSpec<S> {
  readonly sides: readonly [Side, Side];
  readonly assigner: WindowAssigner;
  readonly trigger?: Trigger;
  readonly evictor?: Evictor;
  readonly allowedLatenessMs?: number;
  readonly streamBehind: StreamBehind<S>;
}

/** Two streams over windows; `S` is the stream that comes out. */
abstract class WindowedPair<S> {
  protected readonly spec: PairSpec<S>;

  constructor(spec: PairSpec<S>) {
    this.spec = spec;
  }

  trigger(trigger: Trigger): this {
    return this.with({ trigger });
  }

  evictor(evictor: Evictor): this {
    return this.with({ evictor });
  }

  allowedLateness(allowedLatenessMs: number): this {
    return this.with({ allowedLatenessMs });
  }

  protected windowed(kind: OperatorKind, fn: AnyWindowFunction): S {
    const { assigner, trigger, evictor, allowedLatenessMs, streamBehind } = this.spec;
    const finish = (spec: WindowSpec) => streamBehind(this.operator(kind, spec));
    const windows = new WindowedStream(assigner, finish);
    if (trigger !== undefined) windows.trigger(trigger);
    if (evictor !== undefined) windows.evictor(evictor);
    if (allowedLatenessMs !== undefined) windows.allowedLateness(allowedLatenessMs);
    return windows.process(fn);
  }

  private operator(kind: OperatorKind, spec: WindowSpec) {
    const [first, second] = this.spec.sides;
    const keySelector = taggedKeySelector(first.keySelector, second.keySelector);
    const inputs: Transformation[] = [tagged(first, 1), tagged(second, 2)];
    return first.input.pipeline.add({
      kind,
      name: spec.assigner.operatorName(),
      params: windowParams(spec),
      createOperator: () => new WindowOperator(windowOptions(spec, keySelector)),
      inputs: [{ type: 'union', inputs }],
      isKeyed: true,
    });
  }

  private with(change: Partial<PairSpec<S>>): this {
    const Pair = this.constructor as new (spec: PairSpec<S>) => this;
    return new Pair({ ...this.spec, ...change });
  }
}

/** The map in front of the union, and the exchange by key behind it. */
function tagged(side: Side, number: 1 | 2): Transformation {
  const { pipeline, transformation, keySelector: inputKey } = side.input;
  const map = pipeline.add({
    kind: 'map',
    name: 'Map',
    createOperator: () => new MapOperator(tagInput(number), inputKey),
    inputs: [transformation],
    isKeyed: inputKey !== undefined,
    site: side.site,
    parallelism: parallelismOf(transformation),
  });
  const keySelector = ({ value }: { value: unknown }) => side.keySelector(value);
  const functions = { keySelector: keySelector as KeySelector };
  return { type: 'partition', input: map, shipStrategy: 'HASH', functions, site: side.site };
}

/** A window join. */
export class WindowedJoin<S> extends WindowedPair<S> {
  apply(join: AnyJoin): S {
    checkFunction(join, 'apply', 'join');
    const fn = typeof join === 'function' ? windowJoinFunction(join) : richFunction(join, true);
    return this.windowed('windowJoin', fn);
  }
}

/** A window coGroup. */
export class WindowedCoGroup<S> extends WindowedPair<S> {
  apply(coGroup: AnyCoGroup): S {
    checkFunction(coGroup, 'apply', 'coGroup');
    const isPlain = typeof coGroup === 'function';
    return this.windowed(
      'coGroup',
      isPlain ? coGroupFunction(coGroup) : richFunction(coGroup, false),
    );
  }
}

function richFunction(fn: object, isJoin: boolean): AnyWindowFunction {
  return new CoGroupWindowFunction(fn, isJoin);
}

/** What comes out at the end of `where().equalTo().window()`. */
type PairClass<P, S> = new (spec: PairSpec<S>) => P;

/** Two streams before their keys are said. */
abstract class PairedStreams<S, P> {
  private readonly inputs: readonly [StreamInput, StreamInput];
  private readonly streamBehind: StreamBehind<S>;

  constructor(first: StreamInput, second: StreamInput, streamBehind: StreamBehind<S>) {
    this.inputs = [first, second];
    this.streamBehind = streamBehind;
  }

  where(key: KeySelector) {
    const [first, second] = this.inputs;
    const one = sideOf(first, key, 'where()');
    return {
      equalTo: (otherKey: KeySelector) => {
        const two = sideOf(second, otherKey, 'equalTo()');
        return { window: (assigner: WindowAssigner) => this.window([one, two], assigner) };
      },
    };
  }

  protected abstract pairClass(): PairClass<P, S>;

  private window(sides: readonly [Side, Side], assigner: WindowAssigner): P {
    requireAssigner(assigner, 'window()');
    const Pair = this.pairClass();
    return new Pair({ sides, assigner, streamBehind: this.streamBehind });
  }
}

function sideOf(input: StreamInput, key: KeySelector, operation: string): Side {
  return { input, keySelector: keySelectorOf(key, operation), site: input.pipeline.site() };
}

/** Two streams to be joined over windows. */
export class JoinedStreams<S> extends PairedStreams<S, WindowedJoin<S>> {
  protected pairClass(): PairClass<WindowedJoin<S>, S> {
    return WindowedJoin;
  }
}

/** Two streams to be grouped together over windows. */
export class CoGroupedStreams<S> extends PairedStreams<S, WindowedCoGroup<S>> {
  protected pairClass(): PairClass<WindowedCoGroup<S>, S> {
    return WindowedCoGroup;
  }
}
