/** The program of the scripted screen, its graph with true call sites, and figures. */
import type { JobFailure, JobSnapshot } from '../../../src/model/index.ts';
import { graphOf, jobGraphOf } from '../graphs.ts';

/** The text. */
export const TEXT = `// Clicks per page; late clicks are kept apart.
const env =
  StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);

const late = new OutputTag<Click>('late');

const clicks = env
  .fromSource(clickGenerator, watermarks, 'clicks')
  .filter((click) => !click.bot)
  .name('drop bots');

const counts = clicks
  .keyBy((click) => click.page)
  .window(TumblingEventTimeWindows.of(10_000))
  .sideOutputLateData(late)
  .aggregate(new Count(), new WithPage())
  .name('clicks per page');

counts.print('counts');
counts.getSideOutput(late).print('late clicks');

env.execute('clicks per page');
`;

function rangeOf(from: string, to: string) {
  return { start: TEXT.indexOf(from), end: TEXT.indexOf(to) + to.length };
}

/** The graph. */
export const GRAPH = {
  ...graphOf('clicks*2 > drop*2 =HASH> window*2 =REBALANCE> counts*1; window*2 -late> lates*1', {
    clicks: {
      name: 'Source: clicks',
      kind: 'generator',
      inputCount: 0,
      range: rangeOf('env\n  .from', "'clicks')"),
    },
    drop: { name: 'drop bots', kind: 'filter', range: rangeOf('env\n  .from', 'click.bot)') },
    window: {
      name: 'clicks per page',
      kind: 'window',
      isKeyed: true,
      params: { assigner: 'TumblingEventTimeWindows(10000)', allowedLatenessMs: 0 },
      range: rangeOf('clicks\n  .keyBy', 'WithPage())'),
    },
    counts: {
      name: 'Sink: Print to Std. Out',
      kind: 'print',
      params: { identifier: 'counts' },
      range: rangeOf("counts.print('counts')", "counts.print('counts')"),
    },
    lates: {
      name: 'Sink: Print to Std. Out',
      kind: 'print',
      params: { identifier: 'late clicks' },
      range: rangeOf('counts.getSide', "'late clicks')"),
    },
  }),
  jobName: 'Clicks per page',
};

/** The job graph. */
export const JOB_GRAPH = jobGraphOf(GRAPH);

const RATES: Record<number, readonly [number, number]> = {
  1: [0, 50_000],
  2: [50_000, 48_210],
  3: [48_210, 21],
  4: [21, 0],
  5: [0.1, 0],
};

/** The job after some time. */
export function snapshotAt(ms: number, failure: JobFailure | null, isStuck: boolean): JobSnapshot {
  const start = Date.UTC(2026, 10, 21, 12, 0, 0);
  const wave = (n: number) => 0.5 + 0.3 * Math.sin(ms / 900 + n);
  return {
    jobName: 'Clicks per page',
    status: failure ? 'FAILED' : 'RUNNING',
    durationMs: ms,
    taskManagers: [0, 1].map((i) => ({
      id: `TaskManager ${i + 1}`,
      state: isStuck && i === 1 ? 'NOT_ANSWERING' : 'RUNNING',
      slots: 1,
      ...(isStuck && i === 1
        ? { stuckIn: { operator: 'clicks per page', nodeId: 3, forMs: 3_400 } }
        : {}),
    })),
    subtasks: JOB_GRAPH.vertices.flatMap((vertex) =>
      Array.from({ length: vertex.parallelism }, (_, subtask) => {
        const busyRatio = vertex.id === 1 ? wave(subtask) * 0.6 : vertex.id === 3 ? 0.6 : 0.02;
        const backPressuredRatio = vertex.id === 1 && subtask === 1 ? 0.38 : 0;
        return {
          vertexId: vertex.id,
          subtask,
          attempt: 0,
          state: 'RUNNING' as const,
          taskManagerId: `TaskManager ${subtask + 1}`,
          busyRatio,
          backPressuredRatio,
          idleRatio: 1 - busyRatio - backPressuredRatio,
          heldBackBy: vertex.id === 3 ? 'Source: clicks -> drop bots[1]' : null,
        };
      }),
    ),
    operators: GRAPH.nodes.flatMap((node) =>
      Array.from({ length: node.parallelism }, (_, subtask) => {
        const [inRate, outRate] = RATES[node.id]!;
        return {
          nodeId: node.id,
          subtask,
          recordsIn: Math.round((inRate * ms) / 1_000),
          recordsOut: Math.round((outRate * ms) / 1_000),
          inPerSecond: (inRate / node.parallelism) * (0.95 + 0.1 * wave(node.id)),
          outPerSecond: (outRate / node.parallelism) * (0.95 + 0.1 * wave(node.id)),
          watermark: ms < 800 ? null : start + ms - 2_800,
          lateRecordsDropped: node.id === 3 ? Math.floor(ms / 4_000) : 0,
          state: node.isKeyed ? { entries: 1_840, bytes: 214_000, timers: 920 } : null,
        };
      }),
    ),
    failure,
  };
}
