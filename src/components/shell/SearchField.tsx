import { Search } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import css from './SearchField.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What has been found, in words: told to a screen reader as it changes. */
  readonly found: string;
}

/** One line to search what stands below it. Escape empties it. */
export function SearchField({ label, placeholder, value, onChange, found }: SearchFieldProps) {
  const id = useId();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || value === '') return;
    event.preventDefault();
    onChange('');
  };
  return (
    <search className={css.search}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <Search className={css.icon} aria-hidden="true" />
      <input
        id={id}
        className={css.input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onKeyDown={press}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className={css.found} role="status">
        {value.trim() === '' ? '' : found}
      </p>
    </search>
  );
}
