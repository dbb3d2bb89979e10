/** Sources and sinks by kind: readers for TaskManagers, enumerators for the JobManager. */
export { createEnumerator } from './createEnumerator.ts';
export { createReader } from './createReader.ts';
export type { FileBytes, SplitEnumerator } from './SplitEnumerator.ts';
