/**
 * Two fingers, the wheel with Ctrl or ⌘, and the ground drawn by the mouse, by D3. The box scrolls the
 * map as it scrolls anything, so D3 is told where it stands. It is fetched once the map is drawn.
 */
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { Point } from '../map/layout.ts';
import { aside, MOST } from './scale.ts';

export interface Sheet {
  readonly k: number;
  readonly fit: number;
  readonly width: number;
  readonly height: number;
}

/** Zooms for as long as the returned function has not been called. */
export function mapGestures(
  box: HTMLElement,
  now: () => Sheet,
  show: (k: number, at: Point) => void,
): () => void {
  const { fit, width, height } = now();
  const zooms = zoom<HTMLElement, unknown>()
    .extent(() => [
      [0, 0],
      [box.clientWidth, box.clientHeight],
    ])
    .translateExtent([
      [0, 0],
      [width, height],
    ])
    .scaleExtent([fit, MOST])
    .filter(isMeant)
    .on(
      'zoom',
      ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => {
        if (sourceEvent === null) return;
        const { k, x, y } = transform;
        show(k, { x: Math.max(0, -x), y: Math.max(0, -y) });
      },
    );
  /** Where the box stands is what D3 goes on from: it scrolls in other ways, too. */
  const follow = () => {
    const { k } = now();
    const x = aside(box.clientWidth, width, k) - box.scrollLeft;
    const y = aside(box.clientHeight, height, k) - box.scrollTop;
    select(box).property('__zoom', zoomIdentity.translate(x, y).scale(k));
  };
  select(box).call(zooms).on('dblclick.zoom', null);
  follow();
  box.addEventListener('scroll', follow, { passive: true });
  box.addEventListener('pointerdown', follow, { capture: true });
  return () => {
    box.removeEventListener('scroll', follow);
    box.removeEventListener('pointerdown', follow, { capture: true });
    select(box).on('.zoom', null);
  };
}

/** What stands on the map is pressed and dragged as without this; the plain wheel scrolls. */
function isMeant(event: WheelEvent | TouchEvent | MouseEvent): boolean {
  if ('touches' in event) return event.touches.length > 1;
  if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
  const onGround = event.target instanceof Element && event.target.closest('button') === null;
  return event.type === 'mousedown' && event.button === 0 && !event.ctrlKey && onGround;
}
