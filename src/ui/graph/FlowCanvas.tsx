/**
 * The graph on React Flow's canvas. Nodes are derived from program and layout; what the user does
 * to them (select, drag) goes to the store and comes back.
 */
import { useMemo } from 'react';
import {
  type AriaLabelConfig,
  Background,
  BackgroundVariant,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
} from 'reactflow';
import 'reactflow/dist/base.css';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import type { AppStore } from '../store/AppStore.ts';
import { themeOf } from '../store/preferences.ts';
import { CanvasTools } from './CanvasTools.tsx';
import {
  type FlowElements,
  type FlowNode,
  nodeIdOf,
  operatorId,
  programElements,
  subtaskElements,
} from './graphElements.ts';
import { namedEdges, namedNodes } from './graphWords.ts';
import { OperatorNode } from './OperatorNode.tsx';
import { RecordDots } from './RecordDots.tsx';
import { StreamLine } from './StreamLine.tsx';
import { SubtaskNode } from './SubtaskNode.tsx';
import { TaskNode } from './TaskNode.tsx';
import { useKeepInView } from './useKeepInView.ts';

const NODE_TYPES = { operator: OperatorNode, task: TaskNode, subtask: SubtaskNode };
const EDGE_TYPES = { stream: StreamLine };
/**
 * React Flow listens for these on the whole window and takes them from whatever has the focus: the
 * space bar from the editor, for one. None of them: keys belong to the pane that has the focus.
 */
const NO_WINDOW_KEYS = {
  deleteKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  selectionKeyCode: null,
  zoomActivationKeyCode: null,
} as const;
const NO_ELEMENTS: FlowElements = { nodes: [], edges: [] };

function useElements(): FlowElements {
  const t = useText();
  const level = useApp((state) => state.view.level);
  const layout = useApp((state) => state.layout);
  const drawn = useApp((state) => state.program.drawn);
  const selectedId = useApp((state) => state.view.selectedNodeId);
  const elements = useMemo(() => {
    if (!layout || !drawn) return NO_ELEMENTS;
    return level === 'program' ? programElements(layout) : subtaskElements(drawn.jobGraph);
  }, [level, layout, drawn]);
  const named = useMemo(() => {
    if (!drawn) return elements;
    const { streamGraph } = drawn;
    return {
      nodes: namedNodes(streamGraph, elements.nodes, t),
      edges: namedEdges(streamGraph, elements, t),
    };
  }, [elements, drawn, t]);
  return useMemo(() => {
    const nodes = named.nodes.map(
      (node) => ({ ...node, selected: nodeIdOf(node) === selectedId }) as FlowNode,
    );
    return { nodes, edges: named.edges };
  }, [named, selectedId]);
}

function applyChanges(
  store: AppStore,
  nodes: readonly FlowNode[],
  changes: NodeChange<FlowNode>[],
) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  let selected: number | null | undefined;
  for (const change of changes) {
    const node = 'id' in change ? byId.get(change.id) : undefined;
    if (!node) continue;
    if (change.type === 'select') selected = change.selected ? nodeIdOf(node) : (selected ?? null);
    if (change.type === 'position' && change.position && node.type === 'operator') {
      const operator = store.state
        .getState()
        .layout?.graph.nodes.find((one) => operatorId(one.id) === node.id);
      if (operator) store.moveNode(operator.uid, change.position);
    }
  }
  if (selected !== undefined) store.selectNode(selected, 'graph');
}

function useAriaLabels(): Partial<AriaLabelConfig> {
  const t = useText();
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('graph.keyboard'),
      'node.a11yDescription.keyboardDisabled': t('graph.keyboard'),
      'node.a11yDescription.ariaLiveMessage': ({ x, y }) => `${Math.round(x)}, ${Math.round(y)}`,
    }),
    [t],
  );
}

/** The canvas. */
export function FlowCanvas() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  );
}

function Canvas() {
  const store = useActions();
  const { nodes, edges } = useElements();
  const theme = useApp(themeOf);
  const onMoveStart = useKeepInView(nodes);
  const ariaLabelConfig = useAriaLabels();
  return (
    <ReactFlow<FlowNode, (typeof edges)[number]>
      nodes={nodes as FlowNode[]}
      edges={edges as (typeof edges)[number][]}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      colorMode={theme}
      ariaLabelConfig={ariaLabelConfig}
      onNodesChange={(changes) => applyChanges(store, nodes, changes)}
      onMoveStart={onMoveStart}
      nodesConnectable={false}
      edgesFocusable={false}
      {...NO_WINDOW_KEYS}
      attributionPosition="bottom-right"
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={0.2}
      maxZoom={1.6}
      onlyRenderVisibleElements={nodes.length > 100}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.8} color="var(--dot-grid)" />
      <RecordDots key={theme} edges={edges} />
      <CanvasTools />
    </ReactFlow>
  );
}
