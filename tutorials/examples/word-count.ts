// Word count over the whole of Moby-Dick, read by two subtasks at once.
import {
  FileSource, StreamExecutionEnvironment, TextLineInputFormat, WatermarkStrategy,
} from 'millrace';

interface WordCount { word: string; count: number }

const env = StreamExecutionEnvironment.getExecutionEnvironment();
env.setParallelism(2);

const lines = env.fromSource(
  FileSource.forRecordStreamFormat(new TextLineInputFormat(), 'moby-dick.txt').build(),
  WatermarkStrategy.noWatermarks<string>(),
  'moby-dick.txt');

// A word is a run of letters: tr -cs 'A-Za-z' '\n' | tr 'A-Z' 'a-z'
const words = lines
  .flatMap<WordCount>((line, out) => {
    for (const word of line.match(/[A-Za-z]+/g) ?? []) {
      out.collect({ word: word.toLowerCase(), count: 1 });
    }
  })
  .name('words');

// A stream does not know that it will end, so each word gives its count
// so far; the highest count of a word is the one of the whole book.
words
  .keyBy('word')
  .sum('count')
  .name('count')
  .print('counts');

env.execute('word count');
