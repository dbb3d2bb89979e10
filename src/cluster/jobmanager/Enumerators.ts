/**
 * The JobManager's side of a job's sources: their enumerators, made at the first message of a
 * reader, and the alignment of their watermarks. Flink's SourceCoordinatorProvider.
 */

import type { SplitEnumerator } from '../../connectors/index.ts';
import type { JobGraph, StreamNode } from '../../model/index.ts';
import type { FromSource, SubtaskId, ToSource } from '../protocol/index.ts';
import { WatermarkAlignment } from './WatermarkAlignment.ts';

/** Null for sources that read nothing from outside. */
export type EnumeratorFactory = (node: StreamNode) => SplitEnumerator | null;

/** By StreamNode. */
export class Enumerators {
  private readonly graph: JobGraph;
  private readonly create: EnumeratorFactory;
  private readonly enumerators = new Map<number, SplitEnumerator>();
  private readonly alignment = new WatermarkAlignment();
  private isClosed = false;

  constructor(graph: JobGraph, create: EnumeratorFactory) {
    this.graph = graph;
    this.create = create;
  }

  /** Hands a source's message on; answers that come after the end are dropped. */
  receive(message: FromSource, reply: (answer: ToSource) => void): void {
    const send = (answer: ToSource): void => {
      if (!this.isClosed) reply(answer);
    };
    if (message.type === 'reportedWatermark') {
      const { report, ...source } = message;
      this.alignment.report(memberOf(message.nodeId, message.subtask), report, (maxWatermark) =>
        send({ ...source, type: 'watermarkAlignment', maxWatermark }),
      );
      return;
    }
    const enumerator = this.enumeratorOf(message.nodeId);
    enumerator?.onMessage(message.subtask, message.message, (answer) =>
      send({ ...message, message: answer }),
    );
  }

  /** A subtask begins anew: its sources give out again what its last attempt got. */
  resetSubtask({ vertexId, subtask }: SubtaskId): void {
    const vertex = this.graph.vertices.find(({ id }) => id === vertexId);
    for (const node of vertex?.nodes ?? []) {
      this.enumerators.get(node.id)?.subtaskReset(subtask);
      this.alignment.forget(memberOf(node.id, subtask));
    }
  }

  close(): void {
    this.isClosed = true;
    for (const enumerator of this.enumerators.values()) enumerator.close();
    this.enumerators.clear();
  }

  private enumeratorOf(nodeId: number): SplitEnumerator | undefined {
    const known = this.enumerators.get(nodeId);
    if (known !== undefined) return known;
    const nodes = this.graph.vertices.flatMap((vertex) => vertex.nodes);
    const node = nodes.find(({ id, inputCount }) => id === nodeId && inputCount === 0);
    const enumerator = node ? this.create(node) : null;
    if (enumerator === null) return undefined;
    this.enumerators.set(nodeId, enumerator);
    return enumerator;
  }
}

function memberOf(nodeId: number, subtask: number): string {
  return `${nodeId}:${subtask}`;
}
