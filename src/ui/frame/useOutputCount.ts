/** How many records have come out of all sinks, in three digits. */
import { shortCount } from '../kit/format.ts';
import { useApp } from '../store/AppContext.tsx';
import { languageOf } from '../store/preferences.ts';

/** The figure beside the output's tab. */
export function useOutputCount(): string {
  return useApp((state) => {
    const total = state.output.sinks.reduce((sum, sink) => sum + sink.totalCount, 0);
    return shortCount(total, languageOf(state));
  });
}
