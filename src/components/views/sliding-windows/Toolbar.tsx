import { ChevronLeft, ChevronRight, Maximize2, ScanLine, ZoomIn, ZoomOut } from 'lucide-react';
import { grouped } from '../../../model/format.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import type { PlotLook } from '../../view-kit/plot/look.ts';
import { moved, zoomed } from './domain.ts';
import { looking, sightOf } from './look.ts';
import type { Range, WindowsNow } from './model.ts';
import css from './sliding-windows.module.css';
import type { WindowsText } from './text.ts';
import type { Shown } from './use-windows.ts';

interface WhyProps {
  readonly now: WindowsNow;
  readonly onWhy: (event: number) => void;
  readonly t: WindowsText;
}

/** The reasons of what either host changed last: why the edges stand where they stand. */
export function WhyButton({ now: { sender, receiver }, onWhy, t }: WhyProps) {
  const last = Math.max(sender?.event ?? -1, receiver?.event ?? -1);
  if (last < 0) return null;
  return (
    <button type="button" onClick={() => onWhy(last)}>
      {t('why')}
    </button>
  );
}

interface FollowProps {
  /** The byte that was pointed at last, and the one that is followed. */
  readonly meant: number | undefined;
  readonly followed: number | undefined;
  readonly onFollow: () => void;
  readonly t: WindowsText;
}

/** Has a byte marked in all pictures, or ends that. */
export function FollowButton({ meant, followed, onFollow, t }: FollowProps) {
  const byte = meant ?? followed;
  if (byte === undefined) return null;
  return (
    <button type="button" aria-pressed={byte === followed} onClick={onFollow}>
      {t('followByte', { n: grouped(byte + 1) })}
    </button>
  );
}

interface ToolbarProps {
  readonly shown: Shown;
  readonly look: PlotLook;
  readonly onLook: (look: PlotLook) => void;
}

export function ZoomButtons({ shown, look, onLook }: ToolbarProps) {
  const { sight, whole, now, t } = shown;
  const see = (to: Range | 'whole' | undefined) => () => onLook(looking(look, to));
  const una = now.sender?.una ?? -1;
  const around = una >= sight.from && una <= sight.to ? una : (sight.from + sight.to) / 2;
  const closer = sight.to - sight.from < whole.to;
  return (
    <span className={css.zoom}>
      {sightOf(look) !== undefined && (
        <IconButton label={t('follow')} onClick={see(undefined)}>
          <ScanLine aria-hidden="true" />
        </IconButton>
      )}
      {closer && (
        <>
          <IconButton label={t('earlier')} onClick={see(moved(sight, -0.5, whole))}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <IconButton label={t('later')} onClick={see(moved(sight, 0.5, whole))}>
            <ChevronRight aria-hidden="true" />
          </IconButton>
          <IconButton label={t('whole')} onClick={see('whole')}>
            <Maximize2 aria-hidden="true" />
          </IconButton>
          <IconButton label={t('zoomOut')} onClick={see(zoomed(sight, 0.5, around, whole))}>
            <ZoomOut aria-hidden="true" />
          </IconButton>
        </>
      )}
      <IconButton label={t('zoomIn')} onClick={see(zoomed(sight, 2, around, whole))}>
        <ZoomIn aria-hidden="true" />
      </IconButton>
    </span>
  );
}
