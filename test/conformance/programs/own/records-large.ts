// Records of megabytes over an exchange.
// Flink 2.1.0 has run it and gave this result.
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.fromSequence(1, 5).map((n) => ({ n, text: 'x'.repeat(n * 300_000), list: Array.from({ length: 50_000 }, (_, i) => i) }))
  .rebalance().map((r) => [r.n, r.text.length, r.list.length, r.list[49_999]]).setParallelism(2).print('sizes');
env.execute();
