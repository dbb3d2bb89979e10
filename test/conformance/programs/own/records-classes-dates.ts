// Class instances, dates and built-in objects keep what they are between workers.
// Worked out from Flink's source; Flink itself has not run it.
import { StreamExecutionEnvironment } from 'millrace';
class Point { constructor(public x: number, public y: number) {} length() { return Math.hypot(this.x, this.y); } }
class Named extends Point { name = 'n'; get twice() { return this.x * 2; } }
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromData(new Point(3, 4), new Named(6, 8)).rebalance().map((p) => [p.length(), p.constructor.name, p instanceof Point, (p as any).twice ?? null]).setParallelism(2).print('points').setParallelism(2);
env.fromData(new Date(0), new Date(86_400_000)).rebalance().map((d) => d.toISOString()).setParallelism(2).print('dates');
env.fromData(new Date(5)).rebalance().print('date').setParallelism(2);
env.fromData({ m: new Map([['a', 1]]), s: new Set([1]), b: new Uint8Array([1, 2]), big: 10n, r: /x/g }).rebalance().map((v) => [v.m.get('a'), v.s.has(1), v.b[1], String(v.big + 1n), v.r.source]).setParallelism(2).print('builtins');
env.execute();
