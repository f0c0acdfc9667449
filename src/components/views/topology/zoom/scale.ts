/** How large the map is drawn, and which part of it its box shows: pure. */
import type { PictureSize } from '../../../view-kit/use-size.ts';
import type { MapLayout, Point } from '../map/layout.ts';

/** A map is never drawn larger than this. */
export const MOST = 4;
/** What a button or a key does. */
export const STEP = 1.4;

export interface Scale {
  /** 1: as it was laid out. */
  readonly k: number;
  /** At this scale the whole map is in its box; never more than 1. */
  readonly fit: number;
}

type Whole = Pick<MapLayout, 'width' | 'height'>;

/**
 * `zoom`: what the reader wants, in percent; 0: the whole map; undefined: nothing. Then it is drawn as
 * it was laid out, also where that is more than there is room for: its smallest words are as small as
 * words may be, so a smaller map is for whoever asks for it.
 */
export function scaleOf(
  { width, height }: Whole,
  size: Pick<PictureSize, 'width' | 'height'>,
  zoom: number | undefined,
): Scale {
  const fit = Math.min(1, size.width / width, size.height / height);
  if (zoom === undefined) return { k: 1, fit };
  return { k: zoom === 0 ? fit : Math.min(Math.max(zoom / 100, fit), MOST), fit };
}

/** As a look keeps it. */
export const percentOf = (k: number, { fit }: Scale): number =>
  k <= fit ? 0 : Math.round(100 * Math.min(k, MOST));

/** What lies beside a map that is smaller than its box, px. */
export const aside = (box: number, whole: number, k: number): number =>
  Math.max(0, (box - whole * k) / 2);

/** Where the box is scrolled to at another scale, so that what is in its middle stays there. */
export function scrolledFor(
  { width, height }: Whole,
  box: { readonly width: number; readonly height: number },
  at: Point,
  k: number,
  next: number,
): Point {
  const along = (whole: number, room: number, scrolled: number) => {
    const middle = (scrolled + room / 2 - aside(room, whole, k)) / k;
    return Math.max(0, middle * next + aside(room, whole, next) - room / 2);
  };
  return { x: along(width, box.width, at.x), y: along(height, box.height, at.y) };
}
