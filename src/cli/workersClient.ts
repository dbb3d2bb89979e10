/** The cluster on worker threads: what the page has in the sandbox, in Node. */
import { ClusterClient } from '../cluster/index.ts';
import { createEnumerator } from '../connectors/index.ts';
import { NodeEventLoop } from './NodeEventLoop.ts';
import { NodeFileSystem } from './NodeFileSystem.ts';
import { NodeHome } from './NodeHome.ts';
import { OUTPUT_BUDGET_CHARS } from './outputBudget.ts';

/**
 * `folders` are where paths of file sources are looked for, in order; `home` is one whose threads
 * are coming up already.
 */
export function createWorkersClient(folders: readonly string[], home: NodeHome): ClusterClient {
  const files = new NodeFileSystem(folders);
  let first: NodeHome | null = home;
  const createHome = (): NodeHome => {
    const taken = first ?? new NodeHome();
    first = null;
    return taken;
  };
  return new ClusterClient({
    createHome,
    eventLoop: new NodeEventLoop(),
    createEnumerator: (node) => createEnumerator(node, files),
    settings: { outputBudgetChars: OUTPUT_BUDGET_CHARS },
  });
}
