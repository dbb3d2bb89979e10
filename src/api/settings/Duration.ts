/** Spans of time as numbers of milliseconds. Java's Duration, as far as programs need it. */

/** The public factory of durations. */
export const Duration = Object.freeze({
  ofMillis: (count: number): number => count,
  ofSeconds: (count: number): number => count * 1000,
  ofMinutes: (count: number): number => count * 60_000,
  ofHours: (count: number): number => count * 3_600_000,
  ofDays: (count: number): number => count * 86_400_000,
});
