// Slot sharing groups are inherited where all inputs agree, else default.
// Flink 2.1.0 has run it and gave this result.
// plan
import { StreamExecutionEnvironment } from 'millrace';
const env = StreamExecutionEnvironment.getExecutionEnvironment();
const s = env.fromData(1, 2, 3).name('s').slotSharingGroup('in');
const t = env.fromData(4).name('t');
const a = s.map((x) => x).name('a');
a.print('a').name('as');
const u = a.union(t).map((x) => x).name('u');
u.print('u').name('us');
a.map((x) => x).name('b').slotSharingGroup('other').map((x) => x).name('c').keyBy((x) => x).reduce((a, b) => a + b).name('d').print('d').name('ds').slotSharingGroup('default');
s.union(a).map((x) => x).name('v').print('v').name('vs');
env.execute();
