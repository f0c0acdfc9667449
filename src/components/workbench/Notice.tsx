import { type ReactNode, useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import css from './Workbench.module.css';

/** A message above the lesson: told at once, there until it has been read. */
export function Notice({ children }: { readonly children: ReactNode }) {
  const text = useLessonText();
  const [read, setRead] = useState(false);
  if (read) return null;
  return (
    <div className={css.notice} role="alert">
      <div>{children}</div>
      <button type="button" onClick={() => setRead(true)}>
        {text('link.dismiss')}
      </button>
    </div>
  );
}
