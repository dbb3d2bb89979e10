/**
 * Programs with one fault each that Flink 2.1.0 has run: what the exceptions of its failure said,
 * from the outermost to the cause, wrappers of the client left out. Ours must contain every word.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulation/support/simulate.ts';

interface RecordedFault {
  readonly name: string;
  /** The line that is to blame, behind the prelude. */
  readonly program: string;
  readonly says: readonly string[];
}

const FOLDER = join(import.meta.dirname, 'recorded');
const PRELUDE = readFileSync(join(FOLDER, 'faults.prelude.txt'), 'utf8');
const faults: RecordedFault[] = JSON.parse(readFileSync(join(FOLDER, 'faults.json'), 'utf8'));

describe('faults', () => {
  it.each(faults)('$name', async ({ program, says }) => {
    const { result } = await simulate(`${PRELUDE}${program}\nenv.execute();\n`);
    expect(result.status).toBe('FAILED');
    for (const sentence of says) expect(result.error?.message).toContain(sentence);
  });
});
