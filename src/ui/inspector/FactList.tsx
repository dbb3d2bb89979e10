/** Names with their values, in two columns. */
import type { ReactNode } from 'react';

/** A name and a value; null leaves the line out. */
export type Fact = readonly [name: string, value: ReactNode] | null;

/** The list under its title. */
export function FactList(props: { readonly title: string; readonly facts: readonly Fact[] }) {
  const facts = props.facts.filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return (
    <section className="facts">
      <h3>{props.title}</h3>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
