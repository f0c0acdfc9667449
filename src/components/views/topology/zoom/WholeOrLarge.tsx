import css from '../map.module.css';
import type { MapText } from '../text.ts';
import type { MapZoom } from './use-zoom.ts';

/**
 * Where a map has no room, somebody who sees a part of it must learn that there is more: in words,
 * since the buttons above it are signs. It stays when it is pressed, and then leads back.
 */
export function WholeOrLarge({ zoom, t }: { readonly zoom: MapZoom; readonly t: MapText }) {
  const { k, fit, whole, full } = zoom;
  if (fit === 1) return null;
  const isCut = k > fit;
  return (
    <button type="button" className={css.whole} onClick={isCut ? whole : full}>
      {t(isCut ? 'showWhole' : 'showLarge')}
    </button>
  );
}
