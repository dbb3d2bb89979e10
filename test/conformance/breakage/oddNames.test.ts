/**
 * Names that plain objects have for themselves (`breakage/01`), in every place where a program may
 * give a name: results are those of any other name, and the realm's prototypes are as before.
 */
import { describe, expect, it } from 'vitest';
import { resultText } from '../../../src/cli/resultText.ts';
import { createJobGraph } from '../../../src/compiler/index.ts';
import { simulate } from '../../simulation/support/simulate.ts';
import { graphOf } from '../../support/evaluateText.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

const PROTOTYPES = [Object, Array, Function, Map, Set, Number, String].map(
  (kind) => kind.prototype as object,
);

/** Every place: job, operators, uids, groups, sinks, tags, keys, fields, states, pattern stages. */
function programOf(name: string): string {
  const text = JSON.stringify(name);
  return `
import {
  CEP, KeyedProcessFunction, MapStateDescriptor, OutputTag, Pattern, ProcessFunction,
  StreamExecutionEnvironment, ValueStateDescriptor,
} from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const tag = new OutputTag(${text});
class Side extends ProcessFunction {
  processElement(value, ctx, out) { ctx.output(tag, value); out.collect(value); }
}
class Count extends KeyedProcessFunction {
  open() {
    this.count = this.getRuntimeContext().getState(new ValueStateDescriptor(${text}));
    this.seen = this.getRuntimeContext().getMapState(new MapStateDescriptor(${text} + 'map'));
  }
  processElement(value, ctx, out) {
    const count = (this.count.value() ?? 0) + 1;
    this.count.update(count);
    this.seen.put(value.k, count);
    out.collect({ [${text}]: value.k, count: this.seen.get(value.k) });
  }
}
const records = env.fromData({ k: ${text} }, { k: ${text} }, { k: 'other' })
  .map((x) => ({ ...x })).name(${text}).uid(${text}).slotSharingGroup(${text});
const split = records.process(new Side());
split.getSideOutput(tag).print(${text} + 'side').setParallelism(1);
split.keyBy((x) => x.k).process(new Count()).print(${text}).setParallelism(1);
const pattern = Pattern.begin(${text}).where((x) => x.k === 'other');
CEP.pattern(env.fromData({ k: 'other' }), pattern).inProcessingTime()
  .select((match) => match[${text}].map((x) => x.k).join()).print('match');
env.execute(${text});
`;
}

describe.each(NAMES)('%s', (name) => {
  it('is a name like any other', async () => {
    const before = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);
    const { result } = await simulate(programOf(name));
    const printed = JSON.parse([...resultText(result)].join(''));
    expect(printed.error).toBeNull();
    expect(printed.status).toBe('FINISHED');
    const counted = printed.outputs[name].map((record: object) => JSON.stringify(record)).sort();
    expect(counted).toEqual(
      [`${name}","count":1`, `${name}","count":2`, 'other","count":1`'.slice(0, -1)]
        .map((rest) => `{${JSON.stringify(name)}:"${rest}}`)
        .sort(),
    );
    expect(printed.outputs[`${name}side`]).toHaveLength(3);
    expect(printed.outputs['match']).toEqual(['other']);
    expect(PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length)).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('is planned as any other', async () => {
    const jobGraph = createJobGraph(await graphOf(programOf(name)));
    expect(jobGraph.slotSharingGroups.length).toBeGreaterThan(1);
  });
});
