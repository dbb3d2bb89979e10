// startNewChain and disableChaining in the middle of branching chains.
// Flink 2.1.0 has run it and gave this result.
// plan
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData(1, 2, 3).name('s');
const a = s.map((x) => x).name('a').startNewChain();
const b = a.filter((x) => x > 1).name('b');
const c = b.map((x) => x).name('c').disableChaining();
const d = c.map((x) => x).name('d');
d.print('d').name('ds');
b.map((x) => x * 10).name('e').print('e').name('es').disableChaining();
s.map((x) => x).name('f').disableChaining().print('f').name('fs');
env.execute();
