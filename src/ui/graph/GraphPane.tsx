/** The graph with its zoom levels, what it says in words, and what went wrong. */
import { exampleTitle, jobsTitle } from '../examples/exampleText.ts';
import type { Translate } from '../i18n/translate.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { GuardedPanel } from '../kit/GuardedPanel.tsx';
import { Segmented } from '../kit/Segmented.tsx';
import { useActions, useApp, useRunShortcut, useText } from '../store/AppContext.tsx';
import type { AppState } from '../store/appState.ts';
import { isActive } from '../store/jobSlice.ts';
import { errorsOf, isGraphStale, isOthersJob } from '../store/programSlice.ts';
import { DRAWN_EDGES, DRAWN_NODES } from './drawnPart.ts';
import { FlowCanvas } from './FlowCanvas.tsx';
import { GraphDescription } from './GraphDescription.tsx';
import { SUBTASK_LIMIT, subtaskTotal, summaryAbove } from './graphElements.ts';
import { Notices } from './Notices.tsx';

function isEarlierRun(state: AppState): boolean {
  const { phase, runText } = state.job;
  return phase === 'running' && runText !== state.program.text && !isOthersJob(state);
}

/** What of a large program is not drawn, or not one by one; empty where all is. */
function sizeWords(state: AppState, t: Translate): string {
  const { drawn } = state.program;
  if (drawn === null) return '';
  const { streamGraph, jobGraph } = drawn;
  const isProgram = state.view.level === 'program';
  const count = isProgram ? streamGraph.nodes.length : jobGraph.vertices.length;
  const edgeCount = isProgram ? streamGraph.edges.length : jobGraph.edges.length;
  if (count > DRAWN_NODES) return t('graph.partDrawn', { shown: DRAWN_NODES, count });
  if (edgeCount > DRAWN_EDGES) {
    return t('graph.partOfEdges', { shown: DRAWN_EDGES, count: edgeCount });
  }
  const total = isProgram ? 0 : subtaskTotal(jobGraph);
  if (total <= SUBTASK_LIMIT) return '';
  return t('graph.tooMany', { count: total, limit: summaryAbove(jobGraph) });
}

/** The pane. */
export function GraphPane() {
  const t = useText();
  const hasGraph = useApp((state) => (state.program.drawn?.streamGraph.nodes.length ?? 0) > 0);
  const isStale = useApp((state) => isGraphStale(state.program));
  return (
    <section className={`graph ${isStale ? 'is-stale' : ''}`} aria-label={t('graph.label')}>
      <div className="graph-canvas">
        {hasGraph ? <FlowCanvas /> : <NoGraph />}
        {hasGraph && <GraphDescription />}
        <div className="graph-top">
          <LevelSwitch />
          <GraphWords />
          <OthersJob />
        </div>
      </div>
      <GuardedPanel label={t('panel.notices')}>
        <Notices />
      </GuardedPanel>
    </section>
  );
}

function LevelSwitch() {
  const t = useText();
  const actions = useActions();
  const level = useApp((state) => state.view.level);
  return (
    <Segmented
      label={t('graph.level')}
      segments={[
        { id: 'program', label: t('graph.program') },
        { id: 'subtasks', label: t('graph.subtasks') },
      ]}
      chosen={level}
      onChoose={(next) => actions.setLevel(next)}
    />
  );
}

/** What must be known to read the graph right: it is old, or the job is of another text. */
function GraphWords() {
  const t = useText();
  const shortcut = useRunShortcut();
  const isStale = useApp((state) => isGraphStale(state.program));
  const isTyping = useApp((state) => state.program.isTyping);
  const isEarlier = useApp(isEarlierRun);
  const size = useApp((state) => sizeWords(state, t));
  const text = isStale ? t('graph.stale') : isEarlier ? t('graph.earlierRun', { shortcut }) : size;
  if (text === '') return null;
  return <span className={`graph-words ${isTyping ? 'is-quiet' : ''}`}>{text}</span>;
}

/** A job of another program runs: whose, and the way there. */
function OthersJob() {
  const t = useText();
  const actions = useActions();
  const name = useApp((state) =>
    isOthersJob(state) && isActive(state.job) ? jobsTitle(state, t) : null,
  );
  if (name === null) return null;
  return (
    <span className="graph-words is-note">
      {t('graph.othersJob', { name })}
      <Button onPress={() => void actions.showJobsProgram()}>{t('graph.othersShow')}</Button>
    </span>
  );
}

/** Nothing is written: what could be. */
function NoText() {
  const t = useText();
  const actions = useActions();
  const examples = useApp((state) => state.examples);
  const openId = useApp((state) => state.program.exampleId);
  /** The one that is open has been emptied: it comes back as it was. */
  const open = (id: string) =>
    id === openId ? actions.revertExample(id) : void actions.openProgram(id);
  return (
    <EmptyState text={t('graph.noText')}>
      <div className="empty-choices">
        <Button look="primary" icon="plus" onPress={() => void actions.insertStarter()}>
          {t('graph.insertStarter')}
        </Button>
      </div>
      <p className="empty-text">{t('graph.orOpen')}</p>
      <div className="empty-choices">
        {examples.map((example) => (
          <Button key={example.id} look="outlined" onPress={() => open(example.id)}>
            {exampleTitle(example, t)}
          </Button>
        ))}
      </div>
    </EmptyState>
  );
}

function NoGraph() {
  const t = useText();
  const isEmpty = useApp((state) => state.program.text.trim() === '');
  const isDrawing = useApp((state) => state.program.isDrawing);
  const isBroken = useApp(({ program }) => !program.isTyping && errorsOf(program).length > 0);
  if (isEmpty) return <NoText />;
  if (isDrawing) return <p className="graph-drawing">{t('graph.drawing')}</p>;
  if (isBroken) return <EmptyState text={t('graph.broken')} />;
  return (
    <EmptyState text={t('graph.empty')}>
      <p className="empty-text">{t('graph.emptyHint')}</p>
    </EmptyState>
  );
}
