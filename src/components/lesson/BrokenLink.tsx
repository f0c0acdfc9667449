import { useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import css from './LessonPlayer.module.css';

/** The address held a run that cannot be read. */
export function BrokenLink() {
  const text = useLessonText();
  const [read, setRead] = useState(false);
  if (read) return null;
  return (
    <div className={css.notice} role="alert">
      <p>{text('link.broken')}</p>
      <button type="button" onClick={() => setRead(true)}>
        {text('link.dismiss')}
      </button>
    </div>
  );
}
