/** Every message with every field forged: refused, or harmless, and quickly at that. */
import { describe, expect, it } from 'vitest';
import {
  type Forgery,
  fieldsOfSample,
  fieldsOfSchema,
  forgeriesOf,
} from '../../../test/support/forgeries.ts';
import {
  EVALUATED,
  JOB,
  PLACES,
  TASK_MANAGER,
  TASK_MANAGER_SENDS,
} from '../../../test/support/protocolSamples.ts';
import { checkFromEvaluator, checkFromTaskManager } from './checkFromWorker.ts';
import { MAX_TEXT } from './limits.ts';
import { EVALUATOR_MESSAGES, TASK_MANAGER_MESSAGES } from './workerMessages.ts';

/** On a machine that does nothing else it is below 100; what it must find took seconds. */
const MAX_MS = 1000;

const fromTaskManager = (message: unknown) => checkFromTaskManager(message, JOB, TASK_MANAGER);
const fromEvaluator = (message: unknown) => checkFromEvaluator(message, PLACES);

const SAMPLES = [
  ...TASK_MANAGER_SENDS.map((sample) => ({ sample, check: fromTaskManager })),
  { sample: EVALUATED, check: fromEvaluator },
  { sample: { type: 'evaluating', site: 1 }, check: fromEvaluator },
];

function timeOf(action: () => void): number {
  // real time: how long a check takes is what is under test
  const startMs = performance.now();
  action();
  // real time: likewise
  return performance.now() - startMs;
}

/** Of one forgery: what is wrong with the answer to it; null where nothing is. */
function complaint({ what, message }: Forgery, check: (message: unknown) => object): string | null {
  const checked = check(message);
  const tookMs = Math.min(...[1, 2, 3].map(() => timeOf(() => check(message))));
  if (tookMs > MAX_MS) return `${what}: took ${Math.round(tookMs)} ms`;
  if ((checked as { type: string }).type === 'refused') return null;
  const again = check(checked);
  if ((again as { type: string }).type === 'refused') return `${what}: passes once only`;
  return JSON.stringify(checked).length > MAX_TEXT + 1000 ? `${what}: stays too large` : null;
}

describe.each(SAMPLES)('$sample.type', ({ sample, check }) => {
  it('is refused or harmless in every field', () => {
    const all = [...forgeriesOf(sample)];
    expect(all.length).toBeGreaterThan(30);
    expect(all.map((forgery) => complaint(forgery, check)).filter(Boolean)).toEqual([]);
  }, 60_000);
});

describe('the forgeries', () => {
  it('reach every field of the schemas', () => {
    const known = new Set(
      SAMPLES.flatMap(({ sample }) =>
        fieldsOfSample(sample).map((field) => `${sample.type}.${field}`),
      ),
    );
    const schemas = Object.entries({ ...EVALUATOR_MESSAGES, ...TASK_MANAGER_MESSAGES });
    const fields = schemas.flatMap(([type, schema]) =>
      fieldsOfSchema(schema).map((field) => `${type}.${field}`),
    );
    expect(fields.length).toBeGreaterThan(100);
    const other = /restartStrategy\.|fullName/;
    expect(fields.filter((field) => !known.has(field) && !other.test(field))).toEqual([]);
  });
});
