/** A choice of one among some, in a list that opens: the log's level. */
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
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
    <Select
      aria-label={props.label}
      className="choice"
      selectedKey={props.chosen}
      onSelectionChange={(key) => props.onChoose(key as Id)}
    >
      <Button className="button button-outlined choice-button">
        <SelectValue />
        <Icon name="chevron" />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {props.options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} className="menu-item">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
