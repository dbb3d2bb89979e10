/** The graph in words, for screen readers: each operator, and where its streams go. */
import { useApp, useText } from '../store/AppContext.tsx';
import { DRAWN_NODES } from './drawnPart.ts';
import { operatorWords } from './graphWords.ts';

/** Operators that are told: as many as are drawn. */
const MOST = DRAWN_NODES;

/** The list, out of sight. */
export function GraphDescription() {
  const t = useText();
  const graph = useApp((state) => state.program.drawn?.streamGraph);
  if (!graph) return null;
  return (
    <div className="visually-hidden">
      <h2>{t('graph.description')}</h2>
      <ul>
        {graph.nodes.slice(0, MOST).map((node) => (
          <li key={node.id}>{operatorWords(graph, node, t)}</li>
        ))}
        {graph.nodes.length > MOST && (
          <li>{t('list.more', { count: graph.nodes.length - MOST })}</li>
        )}
      </ul>
    </div>
  );
}
