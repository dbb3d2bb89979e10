/** How many records have come out of all sinks, in three digits. */
import { threeDigits } from '../kit/format.ts';
import { useApp } from '../store/AppContext.tsx';

/** The figure beside the output's tab; empty while nothing came out. */
export function useOutputCount(): string {
  return useApp((state) => {
    const total = state.output.sinks.reduce((sum, sink) => sum + sink.totalCount, 0);
    return total === 0 ? '' : threeDigits(total);
  });
}
