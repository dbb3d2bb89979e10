// Records of many shapes in one stream over keyed and round-robin exchanges.
// Worked out from Flink's source; Flink itself has not run it.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const s = env.fromSequence(1, 40).map<any>((n) => n % 4 === 0 ? n : n % 4 === 1 ? { n } : n % 4 === 2 ? { n: String(n), extra: [n] } : `s${n}`);
s.keyBy((r) => typeof r).map((r) => r).print('mixed');
s.rebalance().filter((r) => typeof r === 'object' && 'extra' in r).map((r) => Object.keys(r).join()).print('keys');
env.execute();
