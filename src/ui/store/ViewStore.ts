/**
 * What the user looks at, and how: the half of the store that no cluster and no text is needed for.
 * One zustand store of slices; each action replaces slices.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SourceRange } from '../../model/index.ts';
import { type Corner, freshLayout, withMoved } from '../graph/programLayout.ts';
import { loadLanguage } from '../i18n/languages.ts';
import type {
  AppState,
  GraphLevel,
  LogState,
  OpenTabs,
  PanelName,
  Preferences,
} from './appState.ts';
import { nodeAt, ownRange } from './codePlaces.ts';
import { cleared } from './logSlice.ts';
import type { KeyValueStore } from './ports.ts';
import { languageOf, readPreferences, themeOf, writePreferences } from './preferences.ts';

/** Where a selection was made: what the user already looks at is not scrolled. */
export type SelectionOrigin = 'graph' | 'code' | 'elsewhere';

/** What is looked at first. */
export const START_VIEW: AppState['view'] = {
  selectedNodeId: null,
  reveal: null,
  level: 'program',
  tabs: { side: 'code', bottom: 'output', narrow: 'graph' },
};

/** The state, and what may be done to the view of it. */
export class ViewStore {
  readonly state: StoreApi<AppState>;
  protected readonly storage: KeyValueStore;

  constructor(start: AppState, storage: KeyValueStore) {
    this.state = createStore<AppState>(() => start);
    this.storage = storage;
  }

  /** Selects an operator, or none, and shows its text where the user is not already there. */
  selectNode(nodeId: number | null, origin: SelectionOrigin): void {
    if (nodeId === this.state.getState().view.selectedNodeId && origin !== 'elsewhere') return;
    this.change('view', { selectedNodeId: nodeId });
    if (nodeId !== null && origin !== 'code') this.revealNode(nodeId);
  }

  /** Scrolls the code to an operator's text. */
  revealNode(nodeId: number): void {
    const { drawn } = this.program;
    const node = drawn?.streamGraph.nodes.find((one) => one.id === nodeId);
    const range = drawn && node ? ownRange(drawn.text, drawn.streamGraph, node) : null;
    if (range) this.reveal(range);
  }

  /** Scrolls the code to a range. */
  reveal(range: SourceRange): void {
    const stamp = (this.state.getState().view.reveal?.stamp ?? 0) + 1;
    this.change('view', { reveal: { range, stamp } });
  }

  /** Brings the code to the front, in both layouts. */
  showCode(): void {
    this.openTab('side', 'code');
    this.openTab('narrow', 'code');
    this.showPanel('side', true);
  }

  /** Follows the cursor in the code. */
  moveCursor(offset: number): void {
    const { drawn, text } = this.program;
    if (!drawn || drawn.text !== text) return;
    const node = nodeAt(text, drawn.streamGraph, offset);
    if (node) this.selectNode(node.id, 'code');
  }

  /** Puts an operator where the user dragged it. */
  moveNode(uid: string, corner: Corner): void {
    const { layout } = this.state.getState();
    if (layout) this.state.setState({ layout: withMoved(layout, uid, corner) });
  }

  /** Lays the graph out from nothing. */
  tidyLayout(): void {
    const { layout } = this.state.getState();
    if (layout) this.state.setState({ layout: freshLayout(layout.graph) });
  }

  /** Chooses a zoom level of the graph. */
  setLevel(level: GraphLevel): void {
    this.change('view', { level });
  }

  /** Brings a tab to the front. */
  openTab<Group extends keyof OpenTabs>(group: Group, tab: OpenTabs[Group]): void {
    const { tabs } = this.state.getState().view;
    this.change('view', { tabs: { ...tabs, [group]: tab } });
  }

  /** Shows or hides a panel of the wide layout. */
  showPanel(panel: PanelName, isShown: boolean): void {
    const hidden = this.state.getState().preferences.hiddenPanels;
    if (isShown !== hidden.includes(panel)) return;
    const others = hidden.filter((one) => one !== panel);
    this.prefer({ hiddenPanels: isShown ? others : [...others, panel] });
  }

  /** Gives a panel of the wide layout a size. */
  resizePanel(panel: PanelName, sizePx: number): void {
    const { panelSizes } = this.state.getState().preferences;
    this.prefer({ panelSizes: { ...panelSizes, [panel]: sizePx } });
  }

  /** The other theme. */
  switchTheme(): void {
    this.prefer({ theme: themeOf(this.state.getState()) === 'dark' ? 'light' : 'dark' });
  }

  /** The other language, as soon as its words are there; rejects where they cannot be loaded. */
  async switchLanguage(): Promise<void> {
    const language = languageOf(this.state.getState()) === 'ko' ? 'en' : 'ko';
    await loadLanguage(language);
    this.prefer({ language });
  }

  /** English, until the user switches: where the other language could not be loaded. */
  speakEnglishForNow(): void {
    this.change('preferences', { language: 'en' });
  }

  /** Chooses the sink whose records are shown. */
  selectSink(selectedSink: string): void {
    this.change('output', { selectedSink });
  }

  /** Changes the log's filter. */
  filterLog(filter: Partial<Pick<LogState, 'level' | 'query'>>): void {
    this.change('log', filter);
  }

  /** Forgets the log. */
  clearLog(): void {
    this.state.setState((state) => ({ log: cleared(state.log) }));
  }

  /** Takes the message about the failure away; the node keeps its mark. */
  dismissFailure(): void {
    this.change('job', { isFailureDismissed: true });
  }

  /** Shows the lines that the failure came from. */
  revealFault(): void {
    const thrown = this.state.getState().faultMarks?.thrown;
    if (thrown) this.reveal(thrown);
  }

  protected get program() {
    return this.state.getState().program;
  }

  protected change<Key extends keyof AppState>(key: Key, change: Partial<AppState[Key]>): void {
    this.state.setState((state) => ({ [key]: { ...state[key], ...change } }) as Partial<AppState>);
  }

  /** Only what is chosen now is written: another tab may have chosen other things. */
  private prefer(change: Partial<Preferences>): void {
    this.change('preferences', change);
    writePreferences(this.storage, { ...readPreferences(this.storage), ...change });
  }
}
