/** The sinks in the order of the program, those that gave nothing yet too, then any others. */
import type { AppState, DrawnGraph, SinkOutput } from '../store/appState.ts';

function namesIn(graph: DrawnGraph): string[] {
  const names = graph.streamGraph.nodes
    .filter((node) => node.kind === 'print')
    .map((node) => node.params['identifier'])
    .filter((name) => typeof name === 'string');
  return [...new Set(names)];
}

/** The list; empty before anything ran. */
export function sinksOf(
  program: AppState['program'],
  job: AppState['job'],
  sinks: readonly SinkOutput[],
): readonly SinkOutput[] {
  if (job.phase === 'idle') return [];
  const isOfThisGraph = program.drawn?.streamGraph.hash === job.runHash;
  const names = program.drawn && isOfThisGraph ? namesIn(program.drawn) : [];
  const bySink = new Map(sinks.map((one) => [one.sink, one]));
  const known = names.map((sink) => bySink.get(sink) ?? { sink, rows: [], totalCount: 0 });
  const listed = new Set(names);
  return [...known, ...sinks.filter((one) => !listed.has(one.sink))];
}
