/** Panes that are behind a tab when the page opens. */
import { lazyPart } from '../kit/lazyPart.tsx';

/** What is known of an operator or of the job. */
export const InspectorPane = lazyPart(
  async () => (await import('../inspector/InspectorPane.tsx')).InspectorPane,
);

/** What the cluster and the program say. */
export const LogPane = lazyPart(async () => (await import('../log/LogPane.tsx')).LogPane);
