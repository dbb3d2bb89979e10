/** The enumerator for a source of a graph, by its kind; most sources need none. */
import type { StreamNode } from '../model/index.ts';
import { FileEnumerator } from './file/FileEnumerator.ts';
import type { FileBytes, SplitEnumerator } from './SplitEnumerator.ts';

/** Null for a source that reads nothing from outside. Its kind and paths stand in the node. */
export function createEnumerator(node: StreamNode, files: FileBytes): SplitEnumerator | null {
  if (node.kind !== 'file') return null;
  const paths = node.params['paths'];
  if (!Array.isArray(paths)) throw new Error(`The file source '${node.name}' names no paths`);
  return new FileEnumerator({ paths: paths.map(String), parallelism: node.parallelism, files });
}
