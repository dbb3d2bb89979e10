/** Zoom, fit and lay out again: at the upper right of the canvas. */
import { Panel, useReactFlow } from 'reactflow';
import { Button } from '../kit/Button.tsx';
import { useActions, useApp, useText } from '../store/AppContext.tsx';
import { FIT_OPTIONS } from './useKeepInView.ts';

/** The tools. */
export function CanvasTools() {
  const t = useText();
  const actions = useActions();
  const flow = useReactFlow();
  const isProgram = useApp((state) => state.view.level === 'program');
  const tidy = () => {
    actions.tidyLayout();
    requestAnimationFrame(() => void flow.fitView(FIT_OPTIONS));
  };
  return (
    <Panel position="top-right" className="canvas-tools">
      {isProgram && <Button icon="tidy" hint={t('graph.tidy')} onPress={tidy} />}
      <Button icon="minus" hint={t('graph.zoomOut')} onPress={() => void flow.zoomOut()} />
      <Button icon="plus" hint={t('graph.zoomIn')} onPress={() => void flow.zoomIn()} />
      <Button icon="fit" hint={t('graph.fit')} onPress={() => void flow.fitView(FIT_OPTIONS)} />
    </Panel>
  );
}
