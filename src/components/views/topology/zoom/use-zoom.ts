/** How large the map is drawn: by buttons, by keys, and by gestures once they are there. */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { announce } from '../../../a11y/announce.tsx';
import type { PictureSize } from '../../../view-kit/use-size.ts';
import type { MapLook } from '../look.ts';
import type { MapLayout, Point } from '../map/layout.ts';
import type { MapText } from '../text.ts';
import type { Sheet } from './gestures.ts';
import { MOST, percentOf, STEP, scaleOf, scrolledFor } from './scale.ts';

export interface MapZoom {
  readonly k: number;
  /** At this scale the whole map is in sight; never more than 1. */
  readonly fit: number;
  readonly by: (factor: number) => void;
  readonly whole: () => void;
  /** As it was laid out: all words can be read. */
  readonly full: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface Zoomed {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly layout: MapLayout | undefined;
  readonly size: PictureSize | undefined;
  readonly look: MapLook;
  readonly t: MapText;
  readonly onLook: (to: Partial<MapLook>) => void;
}

export function useZoom({ frame, layout, size, look, t, onLook }: Zoomed): MapZoom {
  const { width = 1, height = 1 } = layout ?? {};
  const scale = size === undefined ? { k: 1, fit: 1 } : scaleOf({ width, height }, size, look.zoom);
  const { k, fit } = scale;
  const wanted = useRef<Point>(undefined);
  const place = () => {
    const { current: box } = frame;
    if (box === null || wanted.current === undefined) return;
    box.scrollLeft = wanted.current.x;
    box.scrollTop = wanted.current.y;
    wanted.current = undefined;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the new scale there is more, or less, to scroll.
  useLayoutEffect(place, [k]);
  const show = (next: number, at: Point) => {
    const zoom = percentOf(next, scale);
    wanted.current = at;
    if (zoom === percentOf(k, scale)) place();
    else onLook({ zoom });
  };
  const to = (wish: number) => {
    const { current: box } = frame;
    const next = Math.min(Math.max(wish, fit), MOST);
    if (box === null) return;
    const { clientWidth, clientHeight, scrollLeft: x, scrollTop: y } = box;
    const room = { width: clientWidth, height: clientHeight };
    show(next, scrolledFor({ width, height }, room, { x, y }, k, next));
    announce(t('zoomed', { n: Math.round(100 * next) }));
  };
  useGestures(frame, { k, fit, width, height }, show);
  return {
    ...{ k, fit },
    by: (factor) => to(k * factor),
    whole: () => to(fit),
    full: () => to(1),
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const wish = wishOf(event.key, k, fit);
      if (wish === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      to(wish);
    },
  };
}

function wishOf(key: string, k: number, fit: number): number | undefined {
  if (key === '+' || key === '=') return k * STEP;
  if (key === '-' || key === '−') return k / STEP;
  return key === '0' ? fit : undefined;
}

function useGestures(
  frame: RefObject<HTMLDivElement | null>,
  sheet: Sheet,
  show: (k: number, at: Point) => void,
): void {
  const latest = useRef({ sheet, show });
  latest.current = { sheet, show };
  const { fit, width, height } = sheet;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet of another size is another one to D3.
  useEffect(() => {
    const { current: box } = frame;
    if (box === null || width === 1) return undefined;
    let stop: (() => void) | undefined;
    let isHere = true;
    const begin = async () => {
      const { mapGestures } = await import('./gestures.ts');
      if (!isHere) return;
      const now = () => latest.current.sheet;
      stop = mapGestures(box, now, (...to) => latest.current.show(...to));
    };
    // Without it the buttons are there.
    begin().catch(() => undefined);
    return () => {
      isHere = false;
      stop?.();
    };
  }, [frame, fit, width, height]);
}
