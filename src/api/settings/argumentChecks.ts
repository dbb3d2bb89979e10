/** Flink's checks of arguments, each with Flink's sentence first and then what to do. */
import { UPPER_BOUND_MAX_PARALLELISM } from '../../engine/index.ts';
import { ProgramError } from './ProgramError.ts';

/** Stands for the environment's parallelism. Flink's ExecutionConfig.PARALLELISM_DEFAULT. */
export const PARALLELISM_DEFAULT = -1;

/** Flink's ExecutionConfig.PARALLELISM_UNKNOWN. */
const PARALLELISM_UNKNOWN = -2;

function check(holds: boolean, code: string, message: string): void {
  if (!holds) throw new ProgramError(code, message);
}

/** The parallelism of one operator. */
export function checkParallelism(parallelism: number, canBeParallel: boolean): void {
  check(
    canBeParallel || parallelism === 1,
    'parallelism',
    'The parallelism of non parallel operator must be 1. ' +
      'This operator sees the whole stream in one place: leave setParallelism() out.',
  );
  check(
    isWholeAtLeast(parallelism, 1) || parallelism === PARALLELISM_DEFAULT,
    'parallelism',
    'The parallelism of an operator must be at least 1, or ExecutionConfig.PARALLELISM_DEFAULT ' +
      `(use system default). It was ${given(parallelism)}: give a whole number from 1 on.`,
  );
  checkUpperBound(parallelism);
}

/** The parallelism of the environment. */
export function checkDefaultParallelism(parallelism: number): void {
  check(
    parallelism !== PARALLELISM_UNKNOWN,
    'parallelism',
    'Cannot specify UNKNOWN_PARALLELISM. Give a whole number from 1 on, instead of -2.',
  );
  check(
    isWholeAtLeast(parallelism, 1) || parallelism === PARALLELISM_DEFAULT,
    'parallelism',
    'Parallelism must be at least one, or ExecutionConfig.PARALLELISM_DEFAULT ' +
      `(use system default). It was ${given(parallelism)}: give a whole number from 1 on.`,
  );
  checkUpperBound(parallelism);
}

function checkUpperBound(parallelism: number): void {
  check(
    parallelism <= UPPER_BOUND_MAX_PARALLELISM,
    'parallelism',
    `Operator parallelism not within bounds: ${parallelism}. ` +
      `There are no more than ${UPPER_BOUND_MAX_PARALLELISM} key groups: give a smaller number.`,
  );
}

/** The maximum parallelism of one operator. */
export function checkMaxParallelism(maxParallelism: number, canBeParallel: boolean): void {
  check(
    isWholeAtLeast(maxParallelism, 1),
    'max-parallelism',
    `The maximum parallelism must be greater than 0. It was ${maxParallelism}.`,
  );
  check(
    canBeParallel || maxParallelism === 1,
    'max-parallelism',
    'The maximum parallelism of non parallel operator must be 1. Leave setMaxParallelism() out.',
  );
  check(
    maxParallelism <= UPPER_BOUND_MAX_PARALLELISM,
    'max-parallelism',
    `Maximum parallelism must be between 1 and ${UPPER_BOUND_MAX_PARALLELISM}. ` +
      `Found: ${maxParallelism}`,
  );
}

/** The maximum parallelism of the environment. */
export function checkDefaultMaxParallelism(maxParallelism: number): void {
  check(
    isWholeAtLeast(maxParallelism, 1) && maxParallelism <= UPPER_BOUND_MAX_PARALLELISM,
    'max-parallelism',
    `maxParallelism is out of bounds 0 < maxParallelism <= ${UPPER_BOUND_MAX_PARALLELISM}. ` +
      `Found: ${maxParallelism}`,
  );
}

/** ms from -1 on; the two callers have sentences of their own. */
export function checkBufferTimeout(timeoutMs: number, sentence: string): void {
  check(
    Number.isFinite(timeoutMs) && timeoutMs >= -1,
    'buffer-timeout',
    `${sentence}. It was ${timeoutMs}: 0 sends each record at once, -1 only full buffers.`,
  );
}

/** One of Flink's RuntimeExecutionModes. */
export function checkRuntimeMode(mode: unknown): void {
  check(
    mode === 'STREAMING' || mode === 'BATCH' || mode === 'AUTOMATIC',
    'argument',
    "setRuntimeMode() takes 'STREAMING', 'BATCH' or 'AUTOMATIC', not " +
      `${typeof mode === 'string' ? `'${mode}'` : kindOf(mode)}.`,
  );
}

/** A name, uid or identifier. */
export function checkText(value: unknown, what: string): asserts value is string {
  check(typeof value === 'string', 'argument', `${what} must be a string, not ${kindOf(value)}.`);
}

/** A function, or an object with the method of Flink's interface. */
export function checkFunction(fn: unknown, operation: string, method: string): void {
  const isObject = typeof fn === 'object' && fn !== null;
  const hasMethod = isObject && typeof (fn as Record<string, unknown>)[method] === 'function';
  check(
    typeof fn === 'function' || hasMethod,
    'argument',
    `${operation} needs a function, or an object with a method ${method}(); ` +
      `it was given ${kindOf(fn)}.`,
  );
  check(
    !isClass(fn),
    'argument',
    `${operation} was given the class ${(fn as { name?: string }).name} itself. ` +
      `Make an object of it: new ${(fn as { name?: string }).name}().`,
  );
  const kind = (isObject ? (fn as Record<string, object>)[method] : fn)?.constructor.name;
  check(
    kind !== 'AsyncFunction',
    'async-function',
    `${operation} was given an async function: its results would be promises, not records. ` +
      'Functions of operators answer at once; asynchronous calls are made by AsyncDataStream.',
  );
  check(
    kind !== 'GeneratorFunction' && kind !== 'AsyncGeneratorFunction',
    'generator-function',
    `${operation} was given a generator function, of which nothing would run. ` +
      'Write a plain function, and put records out by collect() in place of yield.',
  );
}

/** An object of a class with this method: forms without a plain function. */
export function checkFunctionObject(fn: unknown, operation: string, method: string): void {
  checkFunction(fn, operation, method);
  check(
    typeof fn !== 'function',
    'argument',
    `${operation} needs an object with a method ${method}(), not a plain function.`,
  );
}

function isClass(fn: unknown): boolean {
  return typeof fn === 'function' && /^class\b/.test(Function.prototype.toString.call(fn));
}

function isWholeAtLeast(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return typeof value;
  const name = String(value.constructor?.name ?? 'object');
  return `${/^[AEIO]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** What was given in place of a number: text in quotes, so that '2' is seen to be none. */
function given(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  if (typeof value === 'number') return String(value);
  const kind = kindOf(value);
  return typeof value === 'object' || value === undefined ? kind : `a ${kind}`;
}
