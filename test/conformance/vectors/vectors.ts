/**
 * The cases of ../shared/vectors (copied to data/): small inputs with what Flink's own code gives
 * for them. `"MAX"` and `"MIN"` stand for the ends of Flink's time.
 */
import { readFileSync } from 'node:fs';
import { MAX_TIMESTAMP, MIN_TIMESTAMP } from '../../../src/engine/index.ts';

/** One case. `op.kind` tells which code it is about. */
export interface Vector {
  readonly name: string;
  // any: each kind has a shape of its own
  readonly op: { readonly kind: string; readonly [field: string]: any };
  readonly input: any; // any: as above
  readonly expect: any; // any: as above
  readonly variants?: Readonly<Record<string, any>>; // any: as above
}

/** All cases of a file, in order. */
export function loadVectors(topic: string): Vector[] {
  const text = readFileSync(new URL(`./data/${topic}.json`, import.meta.url), 'utf8');
  const file = JSON.parse(text) as { count: number; vectors: Vector[] };
  if (file.vectors.length !== file.count) throw new Error(`${topic}.json miscounts its cases`);
  return file.vectors;
}

/** A time of a vector as the engine holds it. */
export function timeOf(value: number | 'MAX' | 'MIN'): number {
  if (value === 'MAX') return MAX_TIMESTAMP;
  return value === 'MIN' ? MIN_TIMESTAMP : value;
}
