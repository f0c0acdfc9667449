import { useHomeText } from '../../i18n/home.ts';
import { discardUnreadProgress } from '../../runtime/progress.ts';
import { useUnread } from '../../runtime/progress-rescue.ts';
import { Live } from '../a11y/Live.tsx';
import { saveFile } from '../shell/save-file.ts';
import css from './UnreadNotice.module.css';

/** Kept progress that could not be read in full: what was done about it, and what one may do. */
export function UnreadNotice() {
  const text = useHomeText();
  const unread = useUnread((state) => state.text);
  if (unread === null) return null;
  return (
    <Live className={css.notice} role="status" aria-label={text('unread.title')}>
      <h2>{text('unread.title')}</h2>
      <p>{text('unread.text')}</p>
      <p className={css.ways}>
        <button
          type="button"
          onClick={() => saveFile('wireglass-progress-unread.txt', unread, 'text/plain')}
        >
          {text('unread.save')}
        </button>
        <button type="button" onClick={discardUnreadProgress}>
          {text('unread.discard')}
        </button>
      </p>
    </Live>
  );
}
