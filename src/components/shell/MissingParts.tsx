import { useSyncExternalStore } from 'react';
import { useText } from '../../i18n/index.ts';
import { askAgain, isMissing, onMissing } from '../../i18n/patience.ts';
import { Live } from '../a11y/Live.tsx';
import css from './Shell.module.css';

/** Says that something of the page does not come, for as long as it does not. */
export function MissingParts() {
  const text = useText();
  const missing = useSyncExternalStore(onMissing, isMissing);
  if (!missing) return null;
  return (
    <Live className={css.missing} role="alert">
      <p>{text('part.missing')}</p>
      <button type="button" onClick={askAgain}>
        {text('part.again')}
      </button>
      <button type="button" onClick={() => location.reload()}>
        {text('part.reload')}
      </button>
    </Live>
  );
}
