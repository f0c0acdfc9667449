import { type KeyboardEvent, useId } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { WithTerms } from '../../glossary/WithTerms.tsx';
import { RfcLink } from '../packet/FieldDetail.tsx';
import css from './editor.module.css';
import { isWrong, type NumberField } from './model.ts';
import { readValue, writeValue } from './notation.ts';
import type { EditorText } from './text.ts';
import { type Kept, useEntry } from './use-entry.ts';

interface Props extends Kept {
  readonly field: NumberField;
  readonly chosen: boolean;
  /** The same number counted from the connection's start. */
  readonly relative: number | undefined;
  readonly t: EditorText;
  readonly onChoose: () => void;
  readonly onSet: (value: number) => void;
  readonly onFollow: () => void;
}

/** A field: its name and its value, which can be written; if it is chosen, what it is. */
export function FieldRow(props: Props) {
  const { field, chosen, relative, t, rejected, onReject, onChoose } = props;
  const onSet = (value: number) => {
    onReject(undefined);
    props.onSet(value);
  };
  const onFollow = () => {
    onReject(undefined);
    props.onFollow();
  };
  const language = useLanguage();
  const id = useId();
  const { spec, value, valueMeaning, due, taken, changed, before } = field;
  const wrong = isWrong(field);
  return (
    <li
      className={css.field}
      data-chosen={chosen || undefined}
      data-changed={changed || undefined}
      data-wrong={wrong || undefined}
      onFocus={({ currentTarget }) => {
        onChoose();
        // What it says of itself opens below it.
        requestAnimationFrame(() => currentTarget.scrollIntoView({ block: 'nearest' }));
      }}
    >
      <div className={css.line}>
        <label htmlFor={id} className={css.name}>
          {field.label[language]}
        </label>
        <ValueInput {...{ id, field, t, rejected, onReject, onSet }} />
        <span className={css.about}>
          {[
            valueMeaning?.[language],
            relative === undefined ? undefined : t('relative', { relative }),
            due !== undefined && !taken ? t('follows') : undefined,
          ]
            .filter((each) => each !== undefined)
            .join(' · ')}
        </span>
      </div>
      <p className={css.state} id={`${id} state`}>
        {wrong && (
          <b className={css.wrong}>
            <span aria-hidden="true">⚠ </span>
            {t('wrong', { due: writeValue(spec, due as number) })}
          </b>
        )}
        {taken && !wrong && t('takenRight')}
        {taken && (
          <button type="button" className={css.small} onClick={onFollow}>
            {t('followsAgain')}
          </button>
        )}
        {changed && !taken && before !== undefined && (
          <span>{t('was', { before: writeValue(spec, before) })}</span>
        )}
        {changed && before !== undefined && due === undefined && (
          <button type="button" className={css.small} onClick={() => onSet(before)}>
            {t('restore')}
          </button>
        )}
      </p>
      {chosen && <Detail {...{ field, value, t, onSet }} />}
    </li>
  );
}

interface InputProps extends Kept {
  readonly id: string;
  readonly field: NumberField;
  readonly t: EditorText;
  readonly onSet: (value: number) => void;
}

/** Takes effect as soon as what is written is a value; until then it says what is missing. */
function ValueInput({ id, field: { spec, value }, t, rejected, onReject, onSet }: InputProps) {
  const bad = rejected !== undefined;
  const entry = useEntry(writeValue(spec, value), { rejected, onReject }, (typed) => {
    const read = readValue(spec, typed);
    if (read !== undefined && read !== value) onSet(read);
    return read !== undefined;
  });
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined || spec.kind !== 'uint' || event.altKey) return;
    event.preventDefault();
    entry.clear();
    if (value + by >= 0 && value + by < 2 ** spec.bits) onSet(value + by);
  };
  return (
    <>
      <input
        id={id}
        className={css.value}
        data-kind={spec.kind}
        autoComplete="off"
        spellCheck={false}
        value={entry.shown}
        aria-invalid={bad}
        aria-describedby={bad ? `${id} bad` : `${id} state`}
        onChange={({ target }) => entry.onType(target.value)}
        onKeyDown={step}
        onBlur={entry.onBlur}
      />
      {bad && (
        <span id={`${id} bad`} role="alert" className={css.bad}>
          {badWords(spec, t)}
        </span>
      )}
    </>
  );
}

function badWords({ kind, bits }: NumberField['spec'], t: EditorText): string {
  const most = 2 ** bits - 1;
  if (kind === 'ipv4' || kind === 'mac') return t('badAddress');
  if (kind === 'flags') return t('badFlags', { most });
  const shown = kind === 'hex' ? `0x${most.toString(16)}` : most;
  return t('badNumber', { n: bits, most: shown });
}

interface DetailProps {
  readonly field: NumberField;
  readonly value: number;
  readonly t: EditorText;
  readonly onSet: (value: number) => void;
}

function Detail({ field, value, t, onSet }: DetailProps) {
  const language = useLanguage();
  const { flags, bits, bitOffset } = field;
  const weight = (place: number) => 2 ** (bits - 1 - place);
  return (
    <div className={css.detail}>
      {flags.length > 0 && (
        <div className={css.flags}>
          {flags.map((flag, place) => (
            <label key={flag.name} title={flag.label[language]}>
              <input
                type="checkbox"
                checked={flag.set}
                onChange={() => onSet(flag.set ? value - weight(place) : value + weight(place))}
              />
              {flag.name}
            </label>
          ))}
        </div>
      )}
      <p>
        <WithTerms>{field.meaning[language]}</WithTerms>
      </p>
      <p className={css.where}>
        {bits === 1 ? t('oneBit', { from: bitOffset }) : t('where', { n: bits, from: bitOffset })} ·{' '}
        <RfcLink refTo={field.ref} />
      </p>
    </div>
  );
}
