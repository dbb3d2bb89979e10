/**
 * With which number each subtask of a generator or sequence begins. As Flink's sources do, each
 * subtask takes a contiguous part, so the second one of an endless generator begins at 2^52.
 */
import type { StreamNode } from '../../model/index.ts';
import type { Translate } from '../i18n/translate.ts';
import { exactNumber } from '../kit/format.ts';

const MOST_SHOWN = 4;
/** All whole numbers from 0 that are exact. */
const ENDLESS = 2n ** 53n;

/** First number and count; null for other operators. */
function rangeOf(node: Pick<StreamNode, 'kind' | 'params'>): readonly [bigint, bigint] | null {
  const { count, from, to } = node.params;
  if (node.kind === 'generator') {
    return [0n, typeof count === 'number' ? BigInt(Math.max(count, 1)) : ENDLESS];
  }
  if (node.kind !== 'sequence' || typeof from !== 'number' || typeof to !== 'number') return null;
  return [BigInt(from), BigInt(to) - BigInt(from) + 1n];
}

/** The first numbers, by subtask; those with fewer numbers than subtasks are left out. */
export function firstNumbers(
  node: Pick<StreamNode, 'kind' | 'params' | 'parallelism'>,
): readonly number[] {
  const range = rangeOf(node);
  if (range === null || node.parallelism < 2) return [];
  const [first, count] = range;
  const parallelism = BigInt(node.parallelism);
  const [share, larger] = [count / parallelism, count % parallelism];
  return Array.from({ length: Math.min(node.parallelism, MOST_SHOWN + 1) }, (_, i) => BigInt(i))
    .filter((i) => i < larger || share > 0n)
    .map((i) => Number(first + i * share + (i < larger ? i : larger)));
}

/** In words, a line a subtask; empty where there is nothing to tell. */
export function numbersWords(
  node: Pick<StreamNode, 'kind' | 'params' | 'parallelism'>,
  t: Translate,
): readonly string[] {
  return firstNumbers(node).map((from, subtask) =>
    subtask === MOST_SHOWN
      ? '…'
      : t('inspector.numbersOf', { subtask, from: exactNumber(from, t.language) }),
  );
}
