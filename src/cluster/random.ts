/** Pseudo-random numbers from a seed: the same in every home. Mulberry32. */

/** In [0, 1); each call the next. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Another seed for each set of numbers, such as a subtask's place. */
export function deriveSeed(seed: number, ...parts: readonly number[]): number {
  let derived = seed >>> 0;
  for (const part of parts) derived = Math.imul(derived ^ (part + 0x9e3779b9), 0x85ebca6b) >>> 0;
  return derived;
}
