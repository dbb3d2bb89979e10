/**
 * The part of the contract that does not run yet, in one place: each name is there, and says so
 * when it is called. The list only shrinks.
 */
import { ProgramError } from './ProgramError.ts';

/** Fails with the name of what was called. */
export function failNotYet(name: string): never {
  throw new ProgramError(
    'not-supported-yet',
    `${name} is not supported yet. It is part of the API and comes with a later version; ` +
      'a program that does without it runs today.',
  );
}

/** Exported names that are not there yet, with what stands in for them. */
export const NOT_YET_EXPORTS: Readonly<Record<string, unknown>> = Object.freeze({});

/** Methods of classes that are there, as they are named in messages. */
export const NOT_YET_METHODS = ['DataStream.sinkTo'] as const;

/** One of the methods that are not there yet. */
export type NotYetMethod = (typeof NOT_YET_METHODS)[number];

/** Fails with the name of a method of the list; `suffix` says with which argument. */
export function failMethodNotYet(method: NotYetMethod, suffix = ''): never {
  return failNotYet(`${method}${suffix}`);
}
