/** A field to filter a list by text; Escape empties it. */
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { Icon } from './Icon.tsx';

/** The field. */
export function SearchBox(props: {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}) {
  return (
    <SearchField
      aria-label={props.label}
      className="search"
      value={props.value}
      onChange={props.onChange}
    >
      <Icon name="search" />
      <Input className="search-input" placeholder={props.label} />
    </SearchField>
  );
}
