/** What is put into an empty program: the smallest job that shows a key and a result. */
export const STARTER = `import { StreamExecutionEnvironment } from 'millrace';

const env = StreamExecutionEnvironment.getExecutionEnvironment();

env.fromElements('to', 'be', 'or', 'not', 'to', 'be')
  .map((word) => ({ word, count: 1 }))
  .keyBy((one) => one.word)
  .reduce((a, b) => ({ word: a.word, count: a.count + b.count }))
  .print('counts');

env.execute('my first job');
`;
