/**
 * The user's functions of one evaluated program, under the ids of its StreamGraph. They live in the
 * realm that evaluated the program and never travel.
 * Flink's StreamOperatorFactory.
 */
import type { SourceReader } from './SourceReader.ts';
import type { StreamOperator } from './StreamOperator.ts';

/** A source or sink as the program described it; connectors implement it by `kind`. */
export interface ConnectorDescription {
  readonly kind: string;
  /** Live values, functions among them; their shapes are the connector's. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a factory may ask of the worker that it runs in. */
export interface OperatorEnvironment {
  /** A fresh reader for one subtask; throws on a kind that nobody implements. */
  createReader(description: ConnectorDescription): SourceReader;
}

/** Makes a fresh operator for one subtask and one attempt; user objects in it are cloned. */
export type OperatorFactory = (environment: OperatorEnvironment) => StreamOperator;

/** The functions that decide an exchange. */
export interface ExchangeFunctions {
  /** On HASH and CUSTOM edges. */
  readonly keySelector?: (value: unknown) => unknown;
  /** On CUSTOM edges: (key, number of channels) → channel. */
  readonly partitioner?: (key: unknown, channelCount: number) => number;
}

/** Everything of a program that is not plain data. */
export interface ProgramFunctions {
  /** By StreamNode id. */
  readonly operators: ReadonlyMap<number, OperatorFactory>;
  /** By StreamEdge id; edges without functions are absent. */
  readonly exchanges: ReadonlyMap<number, ExchangeFunctions>;
  /** The classes declared at the program's top level, by name: records keep them across workers. */
  readonly classes?: ReadonlyMap<string, ProgramClass>;
}

/** A class of the program. */
export type ProgramClass = abstract new (...args: never[]) => object;
