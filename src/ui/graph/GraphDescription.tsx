/** The graph in words, for screen readers: each operator, and where its streams go. */
import type { StreamGraph, StreamNode } from '../../model/index.ts';
import type { Translate } from '../i18n/translate.ts';
import { useApp, useText } from '../store/AppContext.tsx';
import { displayName, kindText } from './nodeText.ts';

function connectionsOf(graph: StreamGraph, node: StreamNode, t: Translate): string {
  const targets = graph.edges
    .filter((edge) => edge.source === node.id)
    .map((edge) => {
      const target = graph.nodes.find((one) => one.id === edge.target)!;
      const how =
        edge.outputTag === undefined
          ? t(`edge.${edge.shipStrategy}`)
          : t('graph.sideOutput', { tag: edge.outputTag });
      return t('graph.nodeTo', { target: displayName(target), how });
    });
  return targets.length > 0 ? targets.join(', ') : t('graph.nodeNoTarget');
}

/** The list, out of sight. */
export function GraphDescription() {
  const t = useText();
  const graph = useApp((state) => state.program.drawn?.streamGraph);
  if (!graph) return null;
  return (
    <div className="visually-hidden">
      <h2>{t('graph.description')}</h2>
      <ul>
        {graph.nodes.map((node) => (
          <li key={node.id}>
            {t('graph.nodeText', {
              name: displayName(node),
              kind: kindText(node, t),
              parallelism: node.parallelism,
            })}
            ; {connectionsOf(graph, node, t)}
          </li>
        ))}
      </ul>
    </div>
  );
}
