// Flink 2.1.0 has run it. A function keeps the object that it has emitted and uses it again; what those behind it do to their records does not reach it.
import { ProcessFunction, RichFlatMapFunction, RichMapFunction, StreamExecutionEnvironment } from 'millrace';
const env: any = StreamExecutionEnvironment.getExecutionEnvironment();
type R = { n: number; tags: string[] };
class Reuse extends RichFlatMapFunction<number, R> { private readonly kept: R = { n: 0, tags: [] }; flatMap(n: number, out: any): void { this.kept.n += n; this.kept.tags.push(`t${n}`); out.collect(this.kept); out.collect(this.kept); } }
class Previous extends RichMapFunction<R, R> { private previous: R | null = null; map(r: R): R { if (this.previous !== null) { this.previous.n = -1; this.previous.tags.push('old'); } this.previous = r; return r; } }
const spoil = (r: R): R => { r.tags.length = 0; r.n += 1000; return r; };
const spoilFilter = (r: R): boolean => { r.tags.push('seen'); return r.n < 6; };
const reused = env.fromData(1, 2, 3).flatMap(new Reuse());
reused.map(spoil).print('spoiled');
reused.filter(spoilFilter).print('filtered');
reused.map(new Previous()).map(spoil).map((r: R) => r.n).print('previous');
env.fromData(1, 2, 3).flatMap(new Reuse()).map(spoil).print('one consumer');
env.fromData(1, 2, 3).flatMap(new Reuse()).disableChaining().map(spoil).disableChaining().print('unchained');
env.fromData(1, 2, 3).flatMap(new Reuse()).map(new Previous()).filter(spoilFilter).map(new Previous()).print('a chain');
env.fromData(1, 2, 3).flatMap(new Reuse()).process(new (class extends ProcessFunction<R, R> { private readonly all: R[] = []; processElement(r: R, _c: any, out: any): void { this.all.push(r); for (const e of this.all) { e.tags.push('p'); out.collect(e); } } })()).map(spoil).print('list of inputs');
env.execute('kept objects');
