/** A choice of one among some, in the browser's own list: the log's level. */
import { Icon } from './Icon.tsx';
import type { Segment } from './Segmented.tsx';

/** The control. */
export function Choice<Id extends string>(props: {
  readonly label: string;
  readonly options: readonly Segment<Id>[];
  readonly chosen: Id;
  onChoose(id: Id): void;
}) {
  return (
    <span className="choice">
      <select
        aria-label={props.label}
        value={props.chosen}
        onChange={(event) => props.onChoose(event.target.value as Id)}
      >
        {props.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </span>
  );
}
