import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import { saveFile } from '../shell/save-file.ts';
import { useLive, useLiveStore } from './live.ts';
import css from './page.module.css';
import { sizeText, whenText } from './quantities.ts';
import { useLiveText } from './text.ts';

/** What joining will take the place of: it can be looked at or saved before. */
export function LastRecord({ disabled }: { readonly disabled: boolean }) {
  const text = useLiveText();
  const language = useLanguage();
  const store = useLiveStore();
  const last = useLive((live) => live.last);
  const [told, setTold] = useState('');
  useEffect(() => void store.getState().findLast(), [store]);
  if (!last) return null;
  const open = async () => {
    if (!(await store.getState().openLast())) setTold(text('records.gone'));
  };
  const save = async () => {
    const file = await store.getState().saveLast();
    if (file === null) setTold(text('records.gone'));
    else saveFile('wireglass-live.json', file, 'application/json');
  };
  const facts = { when: whenText(last.begun, language), size: sizeText(last.bytes) };
  return (
    <section aria-labelledby="live-last">
      <h2 id="live-last">{text('records')}</h2>
      <p>{text('records.until')}</p>
      <div className={css.buttons}>
        <button type="button" className={css.plain} disabled={disabled} onClick={open}>
          {text('records.last', facts)}
        </button>
        <button type="button" className={css.plain} disabled={disabled} onClick={save}>
          {text('records.save')}
        </button>
      </div>
      <p role="status">{told}</p>
    </section>
  );
}
