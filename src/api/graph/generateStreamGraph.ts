/**
 * From what a program has asked for to its StreamGraph: numbers the operators in the order of
 * their making, resolves partitioning, side outputs and unions into edges, settles parallelism,
 * groups and uids. A source that nobody reads is left out, as in Flink. Flink's
 * StreamGraphGenerator.
 */
import { defaultMaxParallelism, type ExchangeFunctions } from '../../engine/index.ts';
import {
  type CallSite,
  type ChainingStrategy,
  DEFAULT_SLOT_SHARING_GROUP,
  type Diagnostic,
  isBroadcastKind,
  isSinkKind,
  isSourceKind,
  type JobConfig,
  type ShipStrategy,
  type StreamEdge,
  type StreamGraph,
  type StreamNode,
} from '../../model/index.ts';
import { checkUnaligned } from '../settings/CheckpointConfig.ts';
import { ProgramError } from '../settings/ProgramError.ts';
import { assignUids } from './assignUids.ts';
import { contentHash } from './contentHash.ts';
import type { Pipeline } from './Pipeline.ts';
import type { ExecutedProgram } from './ProgramRecorder.ts';
import { resolveRuntimeMode } from './resolveRuntimeMode.ts';
import type {
  OperatorTransformation,
  PartitionTransformation,
  Transformation,
} from './Transformation.ts';

/** Flink's name of a job that has none. */
const DEFAULT_JOB_NAME = 'Flink Streaming Job';

/** One way from an operator to a reader of it. */
interface Route {
  readonly source: OperatorTransformation;
  readonly partition?: PartitionTransformation;
  readonly tagId?: string;
}

/** Throws a ProgramError where the program cannot become a graph. */
export function generateStreamGraph(pipeline: Pipeline, jobName?: string): ExecutedProgram {
  const operators = usedOperators(pipeline);
  if (operators.length === 0) {
    throw new ProgramError(
      'nothing-to-run',
      'No operators defined in streaming topology. Cannot execute. ' +
        'A source alone does nothing: add at least one step behind it, such as .print().',
    );
  }
  return new GraphBuilder(pipeline, operators).build(jobName ?? DEFAULT_JOB_NAME);
}

/**
 * What Flink makes of startNewChain() and disableChaining(): behind a connected broadcast stream it
 * forgets both (its BroadcastStateTransformationTranslator does not pass the strategy on).
 */
function chainingStrategyOf({ kind, chainingStrategy }: OperatorTransformation): ChainingStrategy {
  return isBroadcastKind(kind) ? 'ALWAYS' : chainingStrategy;
}

/** All steps, and the sources that they read, in the order of their making. */
function usedOperators(pipeline: Pipeline): OperatorTransformation[] {
  const used = new Set<OperatorTransformation>();
  for (const operator of pipeline.operators) {
    if (isSourceKind(operator.kind)) continue;
    used.add(operator);
    for (const input of operator.inputs) for (const { source } of routesTo(input)) used.add(source);
  }
  return pipeline.operators.filter((operator) => used.has(operator));
}

/**
 * Every operator behind an input, in order. Of several partitionings on the way the last one
 * counts, of several side outputs too: that is the one nearest to the reader.
 */
function routesTo(
  input: Transformation,
  partition?: PartitionTransformation,
  tagId?: string,
): Route[] {
  switch (input.type) {
    case 'operator':
      return [{ source: input, partition, tagId }];
    case 'partition':
      return routesTo(input.input, partition ?? input, tagId);
    case 'sideOutput':
      return routesTo(input.input, partition, tagId ?? input.tagId);
    case 'union':
      return input.inputs.flatMap((each) => routesTo(each, partition, tagId));
  }
}

/**
 * Flink looks at names when it makes the job graph, so that a later name counts; there those of
 * sources and sinks begin with a word of its own, so that they are never empty.
 */
function checkNames({ kind, name, uid, site, uidSite }: OperatorTransformation): void {
  if (name === '' && !isSourceKind(kind) && !isSinkKind(kind)) {
    const message =
      'Empty string operator name is not allowed. ' +
      "Give name() a word that says what the operator does, or leave name('') out.";
    throw new ProgramError('argument', message, site);
  }
  if (uid === '') {
    const message =
      "Empty string operator uid is not allowed. Give uid() a text, or leave uid('') out.";
    throw new ProgramError('argument', message, uidSite ?? site);
  }
}

class GraphBuilder {
  private readonly pipeline: Pipeline;
  private readonly operators: readonly OperatorTransformation[];
  private readonly ids: ReadonlyMap<OperatorTransformation, number>;
  private readonly nodesPerSite = new Map<number, number>();
  private readonly edges: StreamEdge[] = [];
  private readonly exchanges = new Map<number, ExchangeFunctions>();
  private readonly groups = new Map<OperatorTransformation, string>();

  constructor(pipeline: Pipeline, operators: readonly OperatorTransformation[]) {
    this.pipeline = pipeline;
    this.operators = operators;
    this.ids = new Map(operators.map((operator, index) => [operator, index + 1]));
    for (const { site } of operators) {
      if (site !== undefined) this.nodesPerSite.set(site, (this.nodesPerSite.get(site) ?? 0) + 1);
    }
  }

  build(jobName: string): ExecutedProgram {
    for (const operator of this.operators) checkNames(operator);
    for (const operator of this.operators) {
      operator.inputs.forEach((input, index) => {
        for (const route of routesTo(input)) this.addEdge(route, operator, index as 0 | 1);
      });
    }
    const uids = assignUids(this.operators, this.edges, this.ids);
    const nodes = this.operators.map((operator) => this.nodeOf(operator, uids));
    const graph = withHash({ jobName, config: this.config(), nodes, edges: this.edges });
    const factories = this.operators.map(
      (operator) => [this.idOf(operator), operator.createOperator] as const,
    );
    const warnings = [
      ...this.unusedResults(graph),
      ...this.unusedSources(),
      ...this.missingCheckpoints(graph),
    ];
    return { graph, operators: new Map(factories), exchanges: this.exchanges, warnings };
  }

  private addEdge(route: Route, target: OperatorTransformation, input: 0 | 1): void {
    const { source, partition, tagId } = route;
    const id = this.edges.length + 1;
    const callSite = partition && this.callSite(partition.site, false);
    this.edges.push({
      id,
      source: this.idOf(source),
      target: this.idOf(target),
      input,
      shipStrategy: this.shipStrategy(route, target),
      ...(tagId === undefined ? {} : { outputTag: tagId }),
      ...(callSite && { callSite }),
    });
    if (partition?.functions) this.exchanges.set(id, partition.functions);
  }

  /** Forward where nothing was said and the parallelism is the same, else rebalance. */
  private shipStrategy(route: Route, target: OperatorTransformation): ShipStrategy {
    const isSame = route.source.parallelism === target.parallelism;
    const named = route.partition?.shipStrategy;
    if (named === 'FORWARD' && !isSame) throw this.unequalForward(route, target);
    return named ?? (isSame ? 'FORWARD' : 'REBALANCE');
  }

  private unequalForward(route: Route, target: OperatorTransformation): ProgramError {
    const { source, partition } = route;
    return new ProgramError(
      'forward-unequal-parallelism',
      'Forward partitioning does not allow change of parallelism. ' +
        `Upstream operation: ${nodeName(source)}-${this.idOf(source)} ` +
        `parallelism: ${source.parallelism}, ` +
        `downstream operation: ${nodeName(target)}-${this.idOf(target)} ` +
        `parallelism: ${target.parallelism} You must use another partitioning strategy, ` +
        'such as broadcast, rebalance, shuffle or global. ' +
        'Or give both operators the same parallelism by setParallelism().',
      partition?.site,
    );
  }

  private nodeOf(
    operator: OperatorTransformation,
    uids: ReadonlyMap<OperatorTransformation, string>,
  ): StreamNode {
    const { settings } = this.pipeline;
    const callSite = this.callSite(operator.site, true);
    return {
      id: this.idOf(operator),
      uid: uids.get(operator)!,
      hasUserUid: operator.uid !== undefined,
      name: nodeName(operator),
      kind: operator.kind,
      params: operator.params,
      parallelism: operator.parallelism,
      maxParallelism:
        operator.maxParallelism ??
        settings.maxParallelism ??
        defaultMaxParallelism(operator.parallelism),
      chainingStrategy: chainingStrategyOf(operator),
      slotSharingGroup: this.groupOf(operator),
      bufferTimeoutMs: operator.bufferTimeoutMs ?? settings.bufferTimeoutMs,
      inputCount: operator.inputs.length as 0 | 1 | 2,
      isKeyed: operator.isKeyed,
      ...(callSite && { callSite }),
    };
  }

  /** The program's own group, else the one that all inputs agree on. */
  private groupOf(operator: OperatorTransformation): string {
    const known = operator.slotSharingGroup ?? this.groups.get(operator);
    if (known !== undefined) return known;
    const inputGroups = operator.inputs
      .flatMap((input) => routesTo(input))
      .map(({ source }) => this.groupOf(source));
    const isOne = new Set(inputGroups).size === 1;
    const group = isOne ? inputGroups[0]! : DEFAULT_SLOT_SHARING_GROUP;
    this.groups.set(operator, group);
    return group;
  }

  private callSite(site: number | undefined, isNode: boolean): CallSite | undefined {
    const known = this.pipeline.recorder.callSites.find(site);
    if (known === undefined) return undefined;
    const isDynamic = isNode && (this.nodesPerSite.get(known.id) ?? 0) > 1;
    return { id: known.id, range: known.range, position: known.position, isDynamic };
  }

  private config(): JobConfig {
    const {
      runtimeMode,
      isChainingEnabled,
      autoWatermarkIntervalMs,
      isObjectReuseEnabled,
      restartStrategy,
      checkpointing,
    } = this.pipeline.settings;
    const mode = resolveRuntimeMode(runtimeMode, this.operators);
    const isCheckpointed = checkpointing !== undefined && mode !== 'BATCH';
    if (mode !== 'BATCH') {
      const hasCustom = this.edges.some(({ shipStrategy }) => shipStrategy === 'CUSTOM');
      checkUnaligned(this.pipeline.checkpointConfig.options(), checkpointing, hasCustom);
    }
    return {
      runtimeMode: mode,
      isChainingEnabled,
      autoWatermarkIntervalMs,
      ...(isObjectReuseEnabled && { isObjectReuseEnabled }),
      restartStrategy,
      ...(isCheckpointed && { checkpointing }),
    };
  }

  /** Checkpoints are asked for, and restarts do what they do before the first one. */
  private missingCheckpoints({ config }: StreamGraph): Diagnostic[] {
    if (config.checkpointing === undefined) return [];
    const position = this.callSite(this.pipeline.checkpointingSite, false)?.position;
    const message =
      'Checkpoints are not taken yet: after a failure the job begins anew, with empty state, ' +
      'as it does in Flink before the first checkpoint is complete.';
    return [{ severity: 'warning', code: 'no-checkpoints-yet', message, position }];
  }

  private unusedResults(graph: StreamGraph): Diagnostic[] {
    const read = new Set(graph.edges.map((edge) => edge.source));
    const unread = graph.nodes.filter((node) => !isSinkKind(node.kind) && !read.has(node.id));
    return unread.map((node) => ({
      severity: 'warning',
      code: 'unused-result',
      message:
        `The result of ${node.name} goes nowhere. It runs, as in Flink, but nobody sees its ` +
        'records: add .print(), or a step behind it.',
      position: node.callSite?.position,
      range: node.callSite?.range,
      nodeId: node.id,
    }));
  }

  private unusedSources(): Diagnostic[] {
    const unused = this.pipeline.operators.filter((operator) => !this.ids.has(operator));
    return unused.map((operator) => {
      const site = this.pipeline.recorder.callSites.find(operator.site);
      return {
        severity: 'warning',
        code: 'unused-source',
        message:
          `${nodeName(operator)} has no reader and does not run, as in Flink: ` +
          'add a step behind it, or leave it out.',
        position: site?.position,
        range: site?.range,
      };
    });
  }

  private idOf(operator: OperatorTransformation): number {
    return this.ids.get(operator)!;
  }
}

function nodeName(operator: OperatorTransformation): string {
  return isSourceKind(operator.kind) ? `Source: ${operator.name}` : operator.name;
}

/** Call sites are left out: the plain program has none and must agree. */
function withHash(graph: Omit<StreamGraph, 'hash'>): StreamGraph {
  const text = JSON.stringify(graph, (field, value) => (field === 'callSite' ? undefined : value));
  return { ...graph, hash: contentHash(text) };
}
