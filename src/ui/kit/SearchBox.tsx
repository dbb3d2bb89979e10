/** A field to filter a list by text; Escape empties it. */
import { Icon } from './Icon.tsx';

/** The field. */
export function SearchBox(props: {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}) {
  return (
    <div className="search">
      <Icon name="search" />
      <input
        type="search"
        className="search-input"
        aria-label={props.label}
        placeholder={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onChange('');
        }}
      />
    </div>
  );
}
