/**
 * Compares a run's result with what Flink gave: records as JSON values, properties in any order,
 * lists exactly or as multisets, plans as sets.
 */

/** What a program must give (see the README beside the programs). */
export interface Expected {
  readonly status: 'FINISHED' | 'FAILED';
  readonly order?: 'multiset' | 'exact';
  readonly outputs?: Readonly<Record<string, readonly unknown[]>>;
  readonly errorIncludes?: string;
  readonly plan?: Plan;
}

/** Flink's JobGraph as the command line prints it. */
export interface Plan {
  readonly vertices: readonly unknown[];
  readonly edges: readonly unknown[];
  readonly slotSharingGroups: readonly (readonly unknown[])[];
}

/** A run's result, as far as it is compared. */
export interface Actual {
  readonly status: string;
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  readonly error: { readonly message: string } | null;
}

/** JSON text with the properties of every object sorted. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function listForm(records: readonly unknown[], order: 'multiset' | 'exact'): string[] {
  const texts = records.map(canonical);
  return order === 'exact' ? texts : texts.sort();
}

/** The result in a form in which equal results are deeply equal. */
export function resultForm(actual: Actual, expected: Expected): unknown {
  if (expected.status === 'FAILED') {
    const text = expected.errorIncludes ?? '';
    const message = actual.error?.message ?? '';
    return { status: actual.status, error: message.includes(text) ? text : message };
  }
  return {
    status: actual.status,
    error: actual.error?.message ?? null,
    outputs: outputForm(actual.outputs, expected.order ?? 'multiset'),
  };
}

/** The expectation in the same form. */
export function expectedForm(expected: Expected): unknown {
  if (expected.status === 'FAILED') {
    return { status: 'FAILED', error: expected.errorIncludes ?? '' };
  }
  const outputs = outputForm(expected.outputs ?? {}, expected.order ?? 'multiset');
  return { status: 'FINISHED', error: null, outputs };
}

/** Sinks that printed nothing count as absent. */
function outputForm(
  outputs: Readonly<Record<string, readonly unknown[]>>,
  order: 'multiset' | 'exact',
): Record<string, string[]> {
  const entries = Object.entries(outputs).filter(([, records]) => records.length > 0);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([sink, records]) => [sink, listForm(records, order)]));
}

/** A plan in a form in which equal plans are deeply equal. */
export function planForm(plan: Plan): unknown {
  const groups = plan.slotSharingGroups.map((group) => [...group].sort());
  return {
    vertices: plan.vertices.map(canonical).sort(),
    edges: plan.edges.map(canonical).sort(),
    slotSharingGroups: groups.map(canonical).sort(),
  };
}
