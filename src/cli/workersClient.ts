/** The cluster on worker threads: what the page has in the sandbox, in Node. */
import { ClusterClient } from '../cluster/index.ts';
import { createEnumerator } from '../connectors/index.ts';
import { NodeEventLoop } from './NodeEventLoop.ts';
import { NodeFileSystem } from './NodeFileSystem.ts';
import { NodeHome } from './NodeHome.ts';

/** `folders` are where paths of file sources are looked for, in order. */
export function createWorkersClient(folders: readonly string[]): ClusterClient {
  const files = new NodeFileSystem(folders);
  return new ClusterClient({
    createHome: () => new NodeHome(),
    eventLoop: new NodeEventLoop(),
    createEnumerator: (node) => createEnumerator(node, files),
  });
}
