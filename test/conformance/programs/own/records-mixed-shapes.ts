// Records of many shapes in one stream over keyed and round-robin exchanges.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);
const s = env.fromSequence(1, 40).map<any>((n) => n % 4 === 0 ? n : n % 4 === 1 ? { n } : n % 4 === 2 ? { n: String(n), extra: [n] } : `s${n}`);
s.keyBy((r) => typeof r).map((r) => r).print('mixed');
s.rebalance().filter((r) => typeof r === 'object' && 'extra' in r).map((r) => Object.keys(r).join()).print('keys');
env.execute();
