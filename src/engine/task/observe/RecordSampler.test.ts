import { describe, expect, it } from 'vitest';
import { graphOf, jobGraphOf } from '../../../../test/support/graphs.ts';
import type { JobGraph } from '../../../model/index.ts';
import type { ProgramFunctions } from '../../operators/OperatorFactory.ts';
import { MapOperator } from '../../operators/record/MapOperator.ts';
import { buildTask } from '../buildTask.ts';
import { RecordSampler } from './RecordSampler.ts';

interface Sampled {
  readonly sampler: RecordSampler;
  give(...values: unknown[]): void;
}

/** One task `a` that writes to `b`, fed by hand. */
function sampled(notation: string, keySelector?: (value: unknown) => unknown): Sampled {
  const graph: JobGraph = jobGraphOf(graphOf(notation));
  const head = graph.vertices[0]!;
  const functions: ProgramFunctions = {
    operators: new Map(head.nodes.map(({ id }) => [id, () => new MapOperator((n) => n)])),
    exchanges: new Map(graph.edges.map(({ id }) => [id, { keySelector }])),
  };
  const place = { vertexId: head.id, subtask: 0, attempt: 0 };
  const built = buildTask(graph, place, functions, {
    createReader: () => {
      throw new Error('no readers here');
    },
    clock: { nowMs: () => 0, schedule: () => () => {} },
    network: { bufferSize: 8, creditsPerChannel: 2 },
    slice: { sliceMs: 8, sliceRecords: 8, chunkRecords: 8 },
    random: () => 0,
    print: () => {},
    remark: () => {},
    external: () => null,
    createSender: () => ({ append: () => {}, take: () => null, send: () => {}, copy: () => null }),
    keepsResults: false,
    onWake: () => {},
  });
  const { chain } = built.task;
  return {
    sampler: new RecordSampler(built, place, graph, functions),
    give: (...values) => {
      for (const value of values) {
        chain.inside(head.id, () => chain.head().operator.processElement(value, 0));
      }
    },
  };
}

describe('RecordSampler', () => {
  it('tells the key of the last record, and the subtask that it went to', () => {
    const { sampler, give } = sampled('a =HASH> b*4', (value) => (value as { k: string }).k);
    expect(sampler.take()).toEqual([]);
    give({ k: 'x' }, { k: 'y' });
    const [sample] = sampler.take();
    expect(sample).toMatchObject({ sourceSubtask: 0, key: { value: 'y' } });
    expect([0, 1, 2, 3]).toContain(sample?.targetSubtask);
    expect(sampler.take()).toEqual([]);
  });

  it('tells of chained edges and other exchanges only that a record went by', () => {
    const { sampler, give } = sampled('a > b ; b =REBALANCE> c*2');
    give(1);
    expect(sampler.take()).toMatchObject([
      { sourceSubtask: 0, targetSubtask: 0 },
      { sourceSubtask: 0, targetSubtask: null },
    ]);
  });

  it('tells no key where the record has none any more', () => {
    const { sampler, give } = sampled('a =HASH> b*2', (value) => {
      const { k } = value as { k?: string };
      if (k === undefined) throw new Error('gone');
      return k;
    });
    const record: { k?: string } = { k: 'x' };
    give(record);
    delete record.k;
    expect(sampler.take()).toEqual([expect.not.objectContaining({ key: expect.anything() })]);
  });
});
