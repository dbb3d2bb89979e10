/**
 * Every conformance program compiles, both of its texts make one graph, and that graph chains to
 * the plan that Flink 2.1 had. Programs that need more than there is are counted, and say what
 * they need.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJobGraph, planOf } from '../../src/compiler/index.ts';
import { createReader } from '../../src/connectors/index.ts';
import { evaluatePlain, evaluateText } from '../support/evaluateText.ts';
import { type Expected, planForm } from './compare.ts';

const FOLDER = join(import.meta.dirname, 'programs');
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const spine = readFileSync(join(FOLDER, 'spine.txt'), 'utf8').split('\n');

function textOf(name: string): string {
  return readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'));
}

/** Evaluated once a program; null where it needs what is not there yet. */
const evaluated = new Map(
  await Promise.all(
    names.map(async (name) => {
      const result = await evaluateText(textOf(name));
      const isLater = result.diagnostics.some(({ code }) => code === 'not-supported-yet');
      return [name, isLater ? null : result] as const;
    }),
  ),
);
const later = names.filter((name) => evaluated.get(name) === null);
const runnable = names.filter((name) => evaluated.get(name) !== null);

describe('programs', () => {
  it(`need more than there is: ${later.length} of ${names.length}, none of the spine`, () => {
    expect(later.filter((name) => spine.includes(`${name}.ts`))).toEqual([]);
  });

  it.each(runnable)('%s makes one graph by both of its texts, and operators', async (name) => {
    const { graph, diagnostics } = evaluated.get(name)!;
    const faults = diagnostics.filter(({ severity }) => severity === 'error');
    const { errorIncludes = 'nothing' } = expectedOf(name);
    const unexpected = faults.filter(({ message }) => !message.includes(errorIncludes));
    expect(unexpected).toEqual([]);
    if (faults.length > 0) return;
    const plain = await evaluatePlain(textOf(name));
    expect(plain.graph?.hash).toBe(graph?.hash);
    if (plain.graph !== null) {
      const operators = [...plain.functions.operators.values()].map((make) =>
        make({ createReader }),
      );
      expect(operators).toHaveLength(plain.graph.nodes.length);
    }
    expect(graph?.nodes.every(({ callSite }) => callSite !== undefined)).toBe(true);
  });
});

describe('plans are those of Flink', () => {
  const withPlan = runnable.filter((name) => expectedOf(name).plan !== undefined);
  it.each(withPlan)('%s', (name) => {
    const { graph } = evaluated.get(name)!;
    expect(planForm(planOf(createJobGraph(graph!)))).toEqual(planForm(expectedOf(name).plan!));
  });
});
