/**
 * What a program sees besides lib es2023: the module 'millrace', typed by the public contract,
 * and the few globals that a worker gives. No DOM: a function that touches it would not run in
 * a job.
 */
import contract from '../../api/contract/datastream.d.ts?raw';

/** The public API as an ambient module; what the contract does not export stays private to it. */
export const MILLRACE_MODULE = `declare module 'millrace' {\n${contract}\nexport {};\n}\n`;

/** The globals that programs may use. */
export const PROGRAM_GLOBALS = `
interface Console {
  /** Writes to the run's log. */
  log(...data: unknown[]): void;
  debug(...data: unknown[]): void;
  info(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
}
declare const console: Console;
declare const performance: {
  /** Milliseconds since the worker started; virtual in simulated mode. */
  now(): number;
};
declare function setTimeout<A extends unknown[]>(
  handler: (...args: A) => void, delayMs?: number, ...args: A): number;
declare function clearTimeout(timer: number | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;
`;
