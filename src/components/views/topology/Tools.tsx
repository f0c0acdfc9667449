import { ProtocolBoxes } from '../../view-kit/ProtocolBoxes.tsx';
import type { MapLook } from './look.ts';
import css from './map.module.css';
import type { MapText } from './text.ts';
import type { MapZoom } from './zoom/use-zoom.ts';
import { ZoomButtons } from './zoom/ZoomButtons.tsx';

interface ToolsProps {
  readonly look: MapLook;
  readonly protocols: readonly string[];
  readonly following: boolean;
  readonly onLook: (to: Partial<MapLook>) => void;
  readonly zoom: MapZoom;
  readonly t: MapText;
}

/** Which packets are on the map, the ways back (to all of them, to where nodes stood), and how large it is. */
export function Tools({ look, protocols, following, onLook, zoom, t }: ToolsProps) {
  const { without, moved } = look;
  const all = [...new Set([...protocols, ...without])];
  return (
    <>
      {following && (
        <button type="button" onClick={() => onLook({ packet: undefined })}>
          {t('unfollow')}
        </button>
      )}
      {!following && all.length > 1 && (
        <fieldset className={css.protocols}>
          <legend className="visually-hidden">{t('protocols')}</legend>
          <ProtocolBoxes
            protocols={all}
            without={without}
            onWithout={(to) => onLook({ without: to })}
          />
        </fieldset>
      )}
      {moved.length > 0 && (
        <button type="button" onClick={() => onLook({ moved: [] })}>
          {t('tidy')}
        </button>
      )}
      <ZoomButtons {...{ zoom, t }} />
    </>
  );
}
