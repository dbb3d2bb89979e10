// A walk over a syntax tree: every node once, parents before children, with the parent at hand.
import type { Node } from '@babel/types';

/** Called for each node with its parent; the root has none. */
export type Visit = (node: Node, parent: Node | null) => void;

/** Visits a node and all below it. */
export function walk(node: Node, visit: Visit, parent: Node | null = null): void {
  visit(node, parent);
  for (const child of childrenOf(node)) walk(child, visit, node);
}

/** The nodes directly below a node, in the order of its fields. */
export function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'loc' || key.endsWith('Comments') || key === 'tokens' || key === 'errors')
      return [];
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items.filter(isNode);
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
