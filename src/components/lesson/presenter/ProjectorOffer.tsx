import { useEffect, useState } from 'react';
import { changeSettings, useSettings } from '../../../runtime/settings.ts';
import { announce } from '../../a11y/announce.tsx';
import { FIRST, sameBeat } from './beat.ts';
import css from './presenter.module.css';
import { usePresenter } from './presenter-store.ts';
import { usePresenterText } from './text.ts';

/**
 * Offers the projector theme to somebody who presents in another, once. It goes with the first press
 * of the clicker, whether or not anybody has answered.
 */
export function ProjectorOffer() {
  const text = usePresenterText();
  const theme = useSettings((state) => state.theme);
  const [offered] = useState(() => !useSettings.getState().projectorOffered);
  const [answered, setAnswered] = useState(false);
  const begun = usePresenter(({ beat }) => !sameBeat(beat, FIRST));
  const shown = offered && !answered && theme !== 'projector';
  useEffect(() => {
    if (!shown) return;
    changeSettings({ projectorOffered: true });
    announce(text('offer'));
  }, [shown, text]);
  useEffect(() => {
    if (begun) setAnswered(true);
  }, [begun]);
  if (!shown) return null;
  const take = () => changeSettings({ theme: 'projector' });
  return (
    <div className={css.offer}>
      <span>{text('offer')}</span>
      <button type="button" onClick={take}>
        {text('offer.take')}
      </button>
      <button type="button" onClick={() => setAnswered(true)}>
        {text('offer.leave')}
      </button>
    </div>
  );
}
