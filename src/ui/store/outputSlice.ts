/**
 * The newest records of each sink. Invariant: rows are newest first, at most OUTPUT_CAP, and
 * `totalCount` counts every record of the sink, shown or not.
 */
import type { OutputRecords } from '../../model/index.ts';
import type { OutputRow, OutputState, SinkOutput } from './appState.ts';

/** How many records of a sink stay on the screen. */
export const OUTPUT_CAP = 1_000;

/** No sink has said anything. */
export const NO_OUTPUT: OutputState = { sinks: [], selectedSink: null };

function newRows(news: OutputRecords): OutputRow[] {
  const kept = news.records.slice(-OUTPUT_CAP);
  const first = news.totalCount - kept.length + 1;
  return kept
    .map((record, index) => ({
      number: first + index,
      subtask: record.subtask,
      value: record.value,
    }))
    .reverse();
}

function extended(sink: SinkOutput | undefined, news: OutputRecords): SinkOutput {
  const rows = newRows(news);
  const room = OUTPUT_CAP - rows.length;
  return {
    sink: news.sink,
    rows: [...rows, ...(sink?.rows.slice(0, room) ?? [])],
    totalCount: Math.max(news.totalCount, sink?.totalCount ?? 0),
  };
}

/** The output after some more records; a new sink is appended. */
export function withOutputs(state: OutputState, news: readonly OutputRecords[]): OutputState {
  const sinks = new Map(state.sinks.map((one) => [one.sink, one]));
  for (const one of news) sinks.set(one.sink, extended(sinks.get(one.sink), one));
  return { ...state, sinks: [...sinks.values()] };
}
