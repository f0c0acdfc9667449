import { useId, useState } from 'react';
import css from './sweep.module.css';
import type { SweepText } from './text.ts';
import { readField } from './values.ts';

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  /** It does not go with another field. */
  readonly wrong?: boolean;
  readonly onChange: (value: number) => void;
  /** What is wrong with what is typed, or that nothing is any more. */
  readonly onFault: (field: string, said: string | undefined) => void;
  readonly t: SweepText;
}

/** What is typed stays as it is typed until it can count and the field is left. */
export function NumberField(props: NumberProps) {
  const { label, value, least, most, whole = false, wrong = false, onChange, onFault, t } = props;
  const id = useId();
  const [typed, type] = useState<string>();
  const isFaulty = (text: string) => readField(text, { least, most, whole }) === undefined;
  const faulty = typed !== undefined && isFaulty(typed);
  const take = (text: string) => {
    type(text);
    const wanted = readField(text, { least, most, whole });
    const said = whole ? 'wholeOutside' : 'outside';
    onFault(label, wanted === undefined ? t(said, { label, least, most }) : undefined);
    if (wanted !== undefined && wanted !== value) onChange(wanted);
  };
  return (
    <span className={css.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        step="any"
        min={least}
        max={most}
        value={typed ?? String(value)}
        aria-invalid={faulty || wrong || undefined}
        onChange={({ target }) => take(target.value)}
        onBlur={() => faulty || type(undefined)}
      />
    </span>
  );
}
