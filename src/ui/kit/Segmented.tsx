/** A choice of one among a few, all in sight: the graph's zoom levels. */

/** One thing to choose. */
export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

/** The control; exactly one segment is chosen. */
export function Segmented<Id extends string>(props: {
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly chosen: Id;
  onChoose(id: Id): void;
}) {
  return (
    <fieldset className="segmented" aria-label={props.label}>
      {props.segments.map((segment) => (
        <button
          key={segment.id}
          type="button"
          className="segment"
          aria-pressed={segment.id === props.chosen}
          onClick={() => props.onChoose(segment.id)}
        >
          {segment.label}
        </button>
      ))}
    </fieldset>
  );
}
