/** Flink's own checks, word for word: see `flinkChecks.ts`. */
import { describe, expect, it } from 'vitest';
import { CEP_CHECKS, STREAM_CHECKS } from './flinkChecks.ts';
import { messageOf } from './snippets.ts';

describe.each([
  ['streams', STREAM_CHECKS],
  ['patterns', CEP_CHECKS],
])('what Flink refuses: %s', (_title, checks) => {
  it.each(checks)('%s: %s', async (_at, sentence, snippet) => {
    expect(await messageOf(snippet)).toContain(sentence);
  });
});
