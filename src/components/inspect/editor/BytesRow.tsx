import { useId } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { RfcLink } from '../packet/FieldDetail.tsx';
import css from './editor.module.css';
import type { BytesField } from './model.ts';
import { readHex, readText, writeHex, writeText } from './notation.ts';
import type { EditorText } from './text.ts';
import { type Kept, useEntry } from './use-entry.ts';

interface Props {
  readonly field: BytesField;
  readonly chosen: boolean;
  /** How many bytes it must have; undefined: any number up to `most`. */
  readonly length: number | undefined;
  readonly most: number;
  readonly t: EditorText;
  readonly keptFor: (way: 'text' | 'hex') => Kept;
  readonly onChoose: () => void;
  readonly onSet: (bytes: Uint8Array) => void;
}

/** Options, or the data: bytes as hexadecimal digits, and data as text, too. */
export function BytesRow({ field, chosen, length, most, t, keptFor, onChoose, onSet }: Props) {
  const language = useLanguage();
  const { bytes, label, meaning, ref, changed } = field;
  const faultOf = (read: Uint8Array | undefined, otherwise: string) => {
    if (read === undefined) return otherwise;
    if (length !== undefined && read.length !== length) return t('badLength', { n: length });
    return read.length > most ? t('tooLong', { n: most }) : undefined;
  };
  const shared = { bytes, onSet };
  return (
    <li
      className={css.field}
      data-chosen={chosen || undefined}
      data-changed={changed || undefined}
      onFocus={onChoose}
    >
      <div className={css.line}>
        <span className={css.name}>{label[language]}</span>
        <span className={css.about}>{t('size', { n: bytes.length })}</span>
      </div>
      {length === undefined && (
        <BytesInput
          {...{ ...shared, ...keptFor('text') }}
          label={`${label[language]}: ${t('asText')}`}
          write={writeText}
          read={readText}
          fault={(read) => faultOf(read, t('badText'))}
        />
      )}
      <BytesInput
        {...{ ...shared, ...keptFor('hex') }}
        label={`${label[language]}: ${t('asHex')}`}
        write={writeHex}
        read={readHex}
        fault={(read) => faultOf(read, t('badHex'))}
      />
      <div className={css.detail}>
        <p>{meaning[language]}</p>
        <p className={css.where}>
          <RfcLink refTo={ref} />
        </p>
      </div>
    </li>
  );
}

interface InputProps extends Kept {
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly write: (bytes: Uint8Array) => string;
  readonly read: (text: string) => Uint8Array | undefined;
  readonly fault: (read: Uint8Array | undefined) => string | undefined;
  readonly onSet: (bytes: Uint8Array) => void;
}

function BytesInput(props: InputProps) {
  const { bytes, label, write, read, fault, rejected, onReject, onSet } = props;
  const id = useId();
  const wrong = rejected === undefined ? undefined : fault(read(rejected));
  const entry = useEntry(write(bytes), { rejected, onReject }, (typed) => {
    const put = read(typed);
    const fits = put !== undefined && fault(put) === undefined;
    if (fits) onSet(put);
    return fits;
  });
  return (
    <label className={css.bytes}>
      <span>{label}</span>
      <textarea
        rows={bytes.length > 96 ? 4 : 2}
        spellCheck={false}
        value={entry.shown}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        onChange={({ target }) => entry.onType(target.value)}
        onBlur={entry.onBlur}
      />
      {wrong !== undefined && (
        <span id={id} role="alert" className={css.bad}>
          {wrong}
        </span>
      )}
    </label>
  );
}
