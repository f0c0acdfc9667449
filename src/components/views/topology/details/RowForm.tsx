/** Below a table of a node: a row is added or changed by hand, which makes a new run from here on. */
import { type FormEvent, useId, useState } from 'react';
import { useLanguage, useLocalized } from '../../../../i18n/index.ts';
import type { AnyRowAction, RowRead, RowSite } from '../../../../stack/inputs/page.ts';
import type { SessionInput } from '../../../../stack/world/inputs.ts';
import { textOf } from '../../../inspect/words/scene.ts';
import type { MapText } from '../text.ts';
import css from './row-form.module.css';

type Values = Readonly<Record<string, string>>;

interface RowFormProps {
  readonly action: AnyRowAction;
  readonly site: RowSite;
  /** What stands in the fields at first. */
  readonly given: Values;
  /** Makes the run; false when it could not be made. */
  readonly onDo: (input: SessionInput) => Promise<boolean>;
  readonly onLeave: () => void;
  readonly t: MapText;
}

export function RowForm({ action, site, given, onDo, onLeave, t }: RowFormProps) {
  const say = useLocalized();
  const language = useLanguage();
  const id = useId();
  const [values, setValues] = useState(given);
  const [wrong, setWrong] = useState<Extract<RowRead<SessionInput>, { field: string }>>();
  const [refused, setRefused] = useState(false);
  const set = async (event: FormEvent) => {
    event.preventDefault();
    const read = action.read(values, site);
    const fault = 'why' in read ? read : undefined;
    setWrong(fault);
    setRefused(false);
    if (fault !== undefined) {
      document.getElementById(`${id}-${fault.field}`)?.focus();
      return;
    }
    if ('input' in read && (await onDo(read.input))) onLeave();
    else setRefused(true);
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => void set(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      {action.fields.map(({ key, label, example }, i) => (
        <label key={key}>
          {say(label)}
          <input
            id={`${id}-${key}`}
            // biome-ignore lint/a11y/noAutofocus: the form opens at a button, and takes its place.
            autoFocus={i === 0}
            type="text"
            autoComplete="off"
            spellCheck={false}
            placeholder={example(site)}
            value={values[key] ?? ''}
            aria-invalid={wrong?.field === key || undefined}
            aria-describedby={wrong?.field === key ? `${id}-wrong` : undefined}
            onChange={({ target }) => setValues({ ...values, [key]: target.value })}
          />
        </label>
      ))}
      <button type="submit" title={t('makesRun')}>
        {t('setHere')}
      </button>
      <button type="button" onClick={onLeave}>
        {t('cancel')}
      </button>
      <p id={`${id}-wrong`} className={css.wrong} role="alert">
        {wrong !== undefined && textOf(wrong.why, language)}
        {refused && t('cannot')}
      </p>
    </form>
  );
}
