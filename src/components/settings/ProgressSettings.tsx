import { type ChangeEvent, useRef, useState } from 'react';
import { useDialogText } from '../../i18n/dialogs.ts';
import { eraseProgress, useProgress } from '../../runtime/progress.ts';
import { exportProgress, importProgressFile } from '../../runtime/progress-file.ts';
import { Live } from '../a11y/Live.tsx';
import { saveFile } from '../shell/save-file.ts';
import css from './Settings.module.css';

type News = 'settings.erased' | 'settings.imported' | 'settings.importFailed' | 'settings.exported';

/** Progress belongs to the learner: take it away as a file, bring it back, or erase it. */
export function ProgressSettings() {
  const text = useDialogText();
  const [asking, setAsking] = useState(false);
  const [news, setNews] = useState<News | null>(null);

  const save = () => {
    const file = exportProgress(useProgress.getState());
    saveFile('wireglass-progress.json', file, 'application/json');
    setNews('settings.exported');
  };
  const erase = () => {
    eraseProgress();
    setAsking(false);
    setNews('settings.erased');
  };

  return (
    <section className={css.group}>
      <h3>{text('settings.progress')}</h3>
      <p className={css.hint}>{text('settings.progress.text')}</p>
      {asking ? (
        <Live className={css.sure} role="alert">
          <p>{text('settings.erase.sure')}</p>
          <div className={css.buttons}>
            <button type="button" className={css.danger} onClick={erase}>
              {text('settings.erase.yes')}
            </button>
            {/* biome-ignore lint/a11y/noAutofocus: the safe answer to the question just asked. */}
            <button type="button" autoFocus onClick={() => setAsking(false)}>
              {text('settings.erase.no')}
            </button>
          </div>
        </Live>
      ) : (
        <div className={css.buttons}>
          <button type="button" onClick={save}>
            {text('settings.export')}
          </button>
          <ImportButton onNews={setNews} />
          <button type="button" onClick={() => setAsking(true)}>
            {text('settings.erase')}
          </button>
        </div>
      )}
      <p className={css.news} role="status">
        {news && text(news)}
      </p>
    </section>
  );
}

function ImportButton({ onNews }: { readonly onNews: (news: News) => void }) {
  const text = useDialogText();
  const input = useRef<HTMLInputElement>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    onNews((await importProgressFile(file)) ? 'settings.imported' : 'settings.importFailed');
  };
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {text('settings.import')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={text('settings.import')}
        onChange={read}
      />
    </>
  );
}
