/** A choice of one among a few, all in sight: the graph's zoom levels. */
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

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
    <ToggleButtonGroup
      aria-label={props.label}
      className="segmented"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.chosen]}
      onSelectionChange={(keys) => props.onChoose([...keys][0] as Id)}
    >
      {props.segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className="segment">
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
