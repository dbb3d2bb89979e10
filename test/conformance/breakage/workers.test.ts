/** Programs of `breakage/` on worker threads give what they give simulated. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureCli } from '../../../scripts/nodeBundles.mjs';
import { runArguments } from '../../e2e/support/commandLine.ts';

const FOLDER = 'test/conformance/programs/breakage/';

beforeAll(ensureCli, 120_000);

interface Printed {
  readonly status: string;
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  readonly error: unknown;
}

async function outcomeOf(name: string, mode: string): Promise<Printed> {
  const { stdout } = await runArguments([`${FOLDER}${name}`, '--mode', mode]);
  const { status, outputs, error } = JSON.parse(stdout) as Printed;
  const sorted = Object.entries(outputs).map(([sink, records]) => [
    sink,
    records.map((record) => JSON.stringify(record)).toSorted(),
  ]);
  return { status, outputs: Object.fromEntries(sorted), error };
}

describe('on worker threads', () => {
  it.each([
    '14-exchange-changes-records.ts',
    '16-exchange-sparse-array.ts',
    '19-keys-that-merge.ts',
    '21-chain-of-3000.ts',
    '25-directory-as-file.ts',
    '31-enum-proto.ts',
  ])('%s', async (name) => {
    const workers = await outcomeOf(name, 'workers');
    expect(workers).toEqual(await outcomeOf(name, 'simulated'));
    if (name.startsWith('25')) expect(workers.outputs['out']?.length).toBeGreaterThan(100);
  });
});
