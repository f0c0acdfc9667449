import { useId, useState } from 'react';
import type { Language } from '../../../i18n/language.ts';
import { keepPages } from '../../a11y/keep-pages.ts';
import { type Knob, type NumberFault, readNumber, type Value, valueWords } from './knob.ts';
import { STEPS, stepOf, valueAt } from './scale.ts';
import css from './settings.module.css';
import { type SettingsText, useSettingsText } from './text.ts';

interface ControlProps {
  readonly id: string;
  readonly knob: Knob;
  readonly value: Value;
  /** Those that it is about are set differently: none of their values stands for all. */
  readonly mixed: boolean;
  readonly language: Language;
  readonly onChange: (value: Value) => void;
}

/** A switch, a choice, or a number with a slider. */
export function Control(props: ControlProps) {
  const { id, knob, value, mixed, language, onChange } = props;
  const text = useSettingsText();
  const { setting, titles } = knob;
  if (setting.kind === 'quantity') return <Quantity {...props} value={Number(value)} />;
  if (setting.kind === 'choice') {
    return (
      <select
        id={id}
        value={mixed ? '' : String(value)}
        onChange={({ target }) => onChange(target.value)}
      >
        {mixed && (
          <option value="" disabled>
            {text('different')}
          </option>
        )}
        {setting.choices.map((each) => (
          <option key={each} value={each}>
            {titles?.[each]?.[language] ?? each}
          </option>
        ))}
      </select>
    );
  }
  return (
    <span className={css.switch}>
      <input
        id={id}
        type="checkbox"
        // A switch is on or off; a box may be neither.
        role={mixed ? undefined : 'switch'}
        ref={(box) => {
          if (box) box.indeterminate = mixed;
        }}
        checked={value === true && !mixed}
        aria-checked={mixed ? 'mixed' : value === true}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span aria-hidden="true">{text(mixed ? 'different' : value === true ? 'on' : 'off')}</span>
    </span>
  );
}

/** As a number in the unit that people read. */
const typedOf = ({ unit }: Knob, value: number): string =>
  String(Number((value / unit.size).toFixed(6)));

function Quantity(props: ControlProps & { value: number }) {
  const { id, knob, value, mixed, language, onChange } = props;
  const text = useSettingsText();
  const [typed, setTyped] = useState<string>();
  const faultId = useId();
  const shown = typed ?? (mixed ? '' : typedOf(knob, value));
  const read = typed === undefined ? value : readNumber(knob, typed);
  const fault = typeof read === 'string' ? faultText(knob, read, text, language) : undefined;
  const take = (words: string) => {
    setTyped(words);
    const number = readNumber(knob, words);
    if (typeof number === 'number') onChange(number);
  };
  return (
    <>
      <span className={css.number}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          placeholder={mixed ? text('different') : undefined}
          aria-invalid={fault !== undefined}
          aria-describedby={fault && faultId}
          onChange={({ target }) => take(target.value)}
          onBlur={() => fault === undefined && setTyped(undefined)}
        />
        <span>{knob.unit.label[language]}</span>
      </span>
      <input
        className={css.slider}
        type="range"
        onKeyDown={keepPages}
        min={0}
        max={STEPS}
        value={stepOf(knob, value)}
        aria-label={text('slider', { name: knob.name[language] })}
        aria-valuetext={mixed ? text('different') : valueWords(knob, value, language)}
        onChange={({ target }) => {
          setTyped(undefined);
          onChange(valueAt(knob, target.valueAsNumber));
        }}
      />
      <span id={faultId} className={css.fault} role="alert">
        {fault}
      </span>
    </>
  );
}

function faultText(knob: Knob, fault: NumberFault, text: SettingsText, language: Language): string {
  const { name, setting } = knob;
  const values = { name: name[language] };
  if (fault === 'none') return text('notNumber', values);
  if (fault === 'whole' || setting.kind !== 'quantity') return text('notWhole', values);
  const words = (value: number) => valueWords(knob, value, language);
  return text('notInRange', { ...values, low: words(setting.low), high: words(setting.high) });
}
