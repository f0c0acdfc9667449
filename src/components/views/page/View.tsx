/**
 * The page that a browser of the run got. It may come from a stranger: so it is made safe first, and
 * then shown in a frame that may run no script, fetch nothing, send nothing, and reach nothing of ours.
 */
import { useMemo } from 'react';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { documentOf } from './document.ts';
import { pageAt } from './model.ts';
import css from './page.module.css';
import { usePageText } from './text.ts';

export default function Page({ runs, actions, board }: ViewProps) {
  const [{ run, cursor, version }] = runs;
  const t = usePageText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const shown = useMemo(() => pageAt(run, cursor), [run, cursor, version]);
  const text = shown?.page && documentOf(shown.page);
  return (
    <section className={css.panel} aria-label={t('title')}>
      {shown !== undefined && !board && (
        <header className={css.bar}>
          <span className={css.address}>{shown.url}</span>
          <button type="button" onClick={() => actions.askWhy(shown.event)}>
            {t('why')}
          </button>
        </header>
      )}
      {text === undefined ? (
        <p className={css.none}>{shown === undefined ? t('none') : t('waiting')}</p>
      ) : (
        <iframe
          className={css.frame}
          title={shown?.page?.title || t('untitled')}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={text}
        />
      )}
    </section>
  );
}
