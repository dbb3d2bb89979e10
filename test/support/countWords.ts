/**
 * Words counted without the project's own code: runs of ASCII letters, lower case, as
 * `tr -cs 'A-Za-z' '\n' | tr 'A-Z' 'a-z' | sort | uniq -c` counts them.
 */

/** How often each word occurs in a text given as bytes. */
export function countWords(bytes: Uint8Array): Record<string, number> {
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  let word = '';
  for (let i = 0; i <= bytes.length; i++) {
    const lower = (bytes[i] ?? 0) | 0x20;
    const isLetter = lower >= 0x61 && lower <= 0x7a && (bytes[i] ?? 0) < 0x80;
    if (isLetter) word += String.fromCharCode(lower);
    else if (word !== '') {
      counts[word] = (counts[word] ?? 0) + 1;
      word = '';
    }
  }
  return counts;
}

/** The last, which is the highest, count of each word in the records of a running count. */
export function finalCounts(
  records: readonly { readonly word: string; readonly count: number }[],
): Record<string, number> {
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const { word, count } of records) counts[word] = Math.max(counts[word] ?? 0, count);
  return counts;
}
