/**
 * W1 of the performance plan: keyed running word count. Lines of 10 words from a vocabulary of
 * 10,000, Zipf-distributed; one update a word.
 */
import { seededRandom } from './random.ts';

/** A word with its count so far. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** Lines of ten words, the same for the same count. */
export function w1Lines(lineCount: number): string[] {
  const random = seededRandom(1);
  const cumulative = zipfCumulative(10_000);
  const lines: string[] = [];
  for (let i = 0; i < lineCount; i++) {
    const words: string[] = [];
    for (let j = 0; j < 10; j++) words.push(`w${rankOf(cumulative, random())}`);
    lines.push(words.join(' '));
  }
  return lines;
}

function zipfCumulative(size: number): Float64Array {
  const cumulative = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 1);
    cumulative[rank] = sum;
  }
  return cumulative.map((value) => value / sum);
}

function rankOf(cumulative: Float64Array, chance: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) < chance) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the job does, as one loop over a Map: the ceiling. Returns a checksum of all updates. */
export function w1ByHand(lines: readonly string[]): number {
  const counts = new Map<string, WordCount>();
  let checksum = 0;
  for (const line of lines) {
    for (const word of line.split(' ')) {
      const previous = counts.get(word);
      const next = { word, count: previous === undefined ? 1 : previous.count + 1 };
      counts.set(word, next);
      checksum = (checksum + next.count) | 0;
    }
  }
  return checksum;
}
