/**
 * The newest records of each sink. Invariant: rows are newest first, at most OUTPUT_CAP, and
 * `totalCount` counts every record of the sink, shown or not.
 */
import type { OutputRecord, OutputRecords } from '../../model/index.ts';
import { readCutJson } from '../records/cutJson.ts';
import type { OutputRow, OutputState, SinkOutput } from './appState.ts';

/** How many records of a sink stay on the screen. */
export const OUTPUT_CAP = 1_000;

/** No sink has said anything. */
export const NO_OUTPUT: OutputState = { sinks: [], selectedSink: null };

/** A record that was cut is what can be read of its beginning. */
function rowOf({ subtask, value, cut }: OutputRecord, number: number): OutputRow {
  if (!cut) return { number, subtask, value };
  return { number, subtask, value: readCutJson(String(value)).value, cut };
}

function newRows(news: OutputRecords): OutputRow[] {
  const kept = news.records.slice(-OUTPUT_CAP);
  const first = news.totalCount - kept.length + 1;
  return kept.map((record, index) => rowOf(record, first + index)).reverse();
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
