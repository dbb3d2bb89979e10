import { describe, expect, it } from 'vitest';
import { evaluateText, firstDiagnostic, planOfText } from '../../../test/support/evaluateText.ts';

const BEGIN = `
import { BroadcastProcessFunction, CoProcessFunction, KeyedBroadcastProcessFunction,
  KeyedCoProcessFunction, MapStateDescriptor, OutputTag, StreamExecutionEnvironment,
  EventTimeSessionWindows, CountTrigger, DeltaTrigger, TumblingEventTimeWindows } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const a = env.fromData(1, 2).name('a'), b = env.fromData('x').name('b');
const rules = new MapStateDescriptor('rules');
class Co extends CoProcessFunction { processElement1() {} processElement2() {} }
class KeyedCo extends KeyedCoProcessFunction { processElement1() {} processElement2() {} }
class Broadcast extends BroadcastProcessFunction {
  processElement() {} processBroadcastElement() {} }
class KeyedBroadcast extends KeyedBroadcastProcessFunction {
  processElement() {} processBroadcastElement() {} }
const key = (n) => n;
const interval = () => a.keyBy(key).intervalJoin(b.keyBy(key));
const pair = (out) => out;
`;

const text = (snippet: string) => `${BEGIN}\n${snippet};\nenv.execute();`;

/** The vertices of a snippet's plan, and its edges, in short. */
async function shortPlan(snippet: string): Promise<string[]> {
  const { vertices, edges } = await planOfText(text(snippet));
  const names = vertices.map(
    ({ operators, parallelism }) => `${operators.join('>')}*${parallelism}`,
  );
  return [...names, ...edges.map((edge) => `${edge.from} =${edge.shipStrategy}> ${edge.to}`)];
}

describe('what Flink refuses', () => {
  it.each([
    [
      'KeyedCoProcessFunction can only be used when both input streams are of type KeyedStream.',
      'a.connect(b).process(new KeyedCo())',
    ],
    [
      'KeyedCoProcessFunction can only be used when both input streams are of type KeyedStream.',
      'a.keyBy(key).connect(b).process(new KeyedCo())',
    ],
    [
      'A KeyedBroadcastProcessFunction can only be used on a keyed stream.',
      'a.connect(b.broadcast(rules)).process(new KeyedBroadcast())',
    ],
    [
      'A BroadcastProcessFunction can only be used on a non-keyed stream.',
      'a.keyBy(key).connect(b.broadcast(rules)).process(new Broadcast())',
    ],
    [
      'Cannot override partitioning for KeyedStream.',
      'a.connect(b.keyBy(key).broadcast(rules)).process(new Broadcast())',
    ],
    [
      'Time-bounded stream joins are only supported in event time',
      'interval().inProcessingTime().between(0, 1)',
    ],
    [
      'A lower bound needs to be provided for a time-bounded join',
      'interval().between(null, 1).process(pair)',
    ],
    [
      'An upper bound needs to be provided for a time-bounded join',
      'interval().between(0).process(pair)',
    ],
    ['lowerBound <= upperBound must be fulfilled', 'interval().between(2, 1).process(pair)'],
    [
      'A merging window assigner cannot be used with a trigger that does not support merging.',
      `a.join(b).where(key).equalTo(key).window(EventTimeSessionWindows.withGap(1))
        .trigger(DeltaTrigger.of(1, () => 0)).apply((x) => x)`,
    ],
    [
      'The allowed lateness cannot be negative.',
      `a.coGroup(b).where(key).equalTo(key).window(TumblingEventTimeWindows.of(1))
        .allowedLateness(-1).apply(() => {})`,
    ],
  ])('%s: %s', async (sentence, snippet) => {
    const diagnostic = await firstDiagnostic(text(snippet));
    expect(diagnostic?.message).toContain(sentence);
    expect(diagnostic?.severity).toBe('error');
  });
});

describe('what a program may get wrong besides', () => {
  it.each([
    ['connect() needs a stream, not undefined', 'a.connect(undefined)'],
    ['join() needs a stream, not 5', 'a.join(5)'],
    ['What intervalJoin() is given works on a keyed stream', 'a.keyBy(key).intervalJoin(b)'],
    ['intervalJoin() works on a keyed stream', 'a.intervalJoin(b.keyBy(key))'],
    ['An interval join needs its bounds', 'interval().process(pair)'],
    ['needs two functions, one for each stream', 'a.connect(b).map((x) => x)'],
    ['an object with a method map2()', 'a.connect(b).map({ map1: (x) => x })'],
    ['an object with a method processElement2()', 'a.connect(b).process({ processElement1() {} })'],
    ['broadcast() needs descriptors of map state', 'b.broadcast("rules")'],
    ['where() needs the name of a field or a function', 'a.join(b).where(null)'],
    ['equalTo() needs the name of a field or a function', 'a.join(b).where(key).equalTo()'],
    ['window() needs a window assigner', 'a.join(b).where(key).equalTo(key).window(5)'],
    ['was given an async function', 'a.connect(b).map(async (x) => x, (y) => y)'],
    ['sideOutputLeftLateData() needs an OutputTag', 'interval().sideOutputLeftLateData("late")'],
  ])('%s: %s', async (sentence, snippet) => {
    expect((await firstDiagnostic(text(snippet)))?.message).toContain(sentence);
  });
});

describe('graphs', () => {
  it('name two-input operators as Flink does', async () => {
    const plan = await shortPlan(`
      a.connect(b).map(key, key); a.connect(b).flatMap(key, key);
      a.connect(b).process(new Co()); a.keyBy(key).connect(b.keyBy(key)).process(new Co());
      a.connect(b).keyBy(key, key).process(new KeyedCo());
      a.connect(b.broadcast(rules)).process(new Broadcast());
      a.keyBy(key).connect(b.broadcast(rules)).process(new KeyedBroadcast());
      interval().between(0, 1).process(pair)`);
    expect(plan.filter((line) => line.startsWith('Co-') || line.startsWith('Interval'))).toEqual([
      'Co-Map*1',
      'Co-Flat Map*1',
      'Co-Process*1',
      'Co-Process*1',
      'Co-Keyed-Process*1',
      'Co-Process-Broadcast*1',
      'Co-Process-Broadcast-Keyed*1',
      'Interval Join*1',
    ]);
  });

  it('connect a stream of one key and one without by an edge each', async () => {
    const plan = await shortPlan('a.keyBy(key).connect(b.rebalance()).process(new Co())');
    expect(plan.slice(3)).toEqual([
      'Source: a =HASH> Co-Process',
      'Source: b =REBALANCE> Co-Process',
    ]);
  });

  it('have equal edges where a stream meets itself', async () => {
    expect(await shortPlan('a.connect(a).map(key, key); a.union(a).map(key)')).toEqual([
      'Source: a*1',
      'Co-Map*1',
      'Map*1',
      'Source: a =FORWARD> Co-Map',
      'Source: a =FORWARD> Co-Map',
      'Source: a =FORWARD> Map',
      'Source: a =FORWARD> Map',
    ]);
  });

  it('tag the inputs of a window join at the parallelism of each', async () => {
    const plan = await shortPlan(`
      const wide = a.map(key).name('wide').setParallelism(3);
      wide.union(b).join(b).where(key).equalTo(key).window(TumblingEventTimeWindows.of(1))
        .apply((x) => x).setParallelism(2)`);
    expect(plan).toEqual([
      'Source: a*1',
      'Source: b>Map*1',
      'wide*3',
      'Map*3',
      'TumblingEventTimeWindows*2',
      'Source: a =REBALANCE> wide',
      'wide =FORWARD> Map',
      'Source: b =REBALANCE> Map',
      'Map =HASH> TumblingEventTimeWindows',
      'Source: b =HASH> TumblingEventTimeWindows',
    ]);
  });

  it('place each side of a join at the call that gave its key', async () => {
    const program = text(`a.join(b).where(key).equalTo(key)
      .window(TumblingEventTimeWindows.of(1)).apply((x) => x)`);
    const { graph } = await evaluateText(program);
    const joined = graph!.nodes.filter(({ kind }) => kind === 'map' || kind === 'windowJoin');
    const words = joined.map(({ callSite }) => {
      const { line, column } = callSite!.position;
      return program
        .split('\n')
        [line - 1]!.slice(column - 1)
        .split('(')[0];
    });
    expect(words).toEqual(['where', 'equalTo', 'apply']);
    expect(joined.some(({ callSite }) => callSite!.isDynamic)).toBe(false);
  });

  it('take each interval of one pair of streams for itself', async () => {
    const { graph } = await evaluateText(
      text(`const join = interval();
        const wide = join.between(-5, 5).lowerBoundExclusive();
        join.between(0, 1).process(pair); wide.process(pair)`),
    );
    const params = graph!.nodes.filter(({ kind }) => kind === 'intervalJoin');
    expect(
      params.map(({ params: { lowerMs, isLowerExclusive } }) => [lowerMs, isLowerExclusive]),
    ).toEqual([
      [0, false],
      [-5, true],
    ]);
  });
});
