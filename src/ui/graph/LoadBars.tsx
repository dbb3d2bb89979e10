/** One thin bar for each subtask: teal while busy, orange while held back, empty while idle. */

import { percent } from '../kit/format.ts';
import { useText } from '../store/AppContext.tsx';
import type { SubtaskLoad } from '../store/figures.ts';

const MOST_BARS = 12;

/** The busiest subtask of each stretch, where there are too many for a bar each. */
function bucketed(loads: readonly SubtaskLoad[]): (SubtaskLoad & { readonly last: number })[] {
  const width = Math.ceil(loads.length / MOST_BARS);
  const starts = Array.from({ length: Math.ceil(loads.length / width) }, (_, i) => i * width);
  return starts.map((start) => {
    const stretch = loads.slice(start, start + width);
    const weight = (load: SubtaskLoad) => load.busyRatio + load.heldRatio;
    const top = stretch.reduce((a, b) => (weight(b) > weight(a) ? b : a));
    return { ...top, subtask: start, last: start + stretch.length - 1 };
  });
}

/** The bars; empty tracks while the job does not run, so that nothing moves. */
export function LoadBars(props: {
  readonly loads: readonly SubtaskLoad[] | null;
  readonly parallelism: number;
}) {
  const t = useText();
  const idle = (subtask: number) => ({ subtask, busyRatio: 0, heldRatio: 0, idleRatio: 0 });
  const loads =
    props.loads ?? Array.from({ length: Math.min(props.parallelism, 200) }, (_, i) => idle(i));
  const titleOf = (load: SubtaskLoad & { readonly last: number }) => {
    const said = (ratio: number) => percent(ratio, t.language);
    const [busy, held] = [said(load.busyRatio), said(load.heldRatio)];
    return load.last === load.subtask
      ? t('node.subtaskLoad', { subtask: load.subtask, busy, held, idle: said(load.idleRatio) })
      : t('node.loadBucket', { from: load.subtask, to: load.last, busy, held });
  };
  return (
    <div className="bars">
      {bucketed(loads).map((load) => (
        <div key={load.subtask} className="bar" title={props.loads ? titleOf(load) : undefined}>
          <i className="bar-busy" style={{ transform: `scaleX(${load.busyRatio})` }} />
          <i
            className="bar-held"
            style={{ left: `${load.busyRatio * 100}%`, width: `${load.heldRatio * 100}%` }}
          />
        </div>
      ))}
    </div>
  );
}
