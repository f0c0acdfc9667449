import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '../../../shell/IconButton.tsx';
import css from '../map.module.css';
import type { MapText } from '../text.ts';
import { STEP } from './scale.ts';
import type { MapZoom } from './use-zoom.ts';

/** They stay where they are, so that a second press finds the same one. */
export function ZoomButtons({ zoom, t }: { readonly zoom: MapZoom; readonly t: MapText }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons are no fieldset.
    <span role="group" aria-label={t('size')} className={css.zoom}>
      <IconButton label={t('smaller')} onClick={() => zoom.by(1 / STEP)}>
        <Minus aria-hidden="true" />
      </IconButton>
      <IconButton label={t('larger')} onClick={() => zoom.by(STEP)}>
        <Plus aria-hidden="true" />
      </IconButton>
      <IconButton label={t('whole')} onClick={zoom.whole}>
        <Maximize aria-hidden="true" />
      </IconButton>
    </span>
  );
}
