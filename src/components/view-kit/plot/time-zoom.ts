/** Wheel and two fingers over a plot, by D3. It is fetched once the plot is drawn. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import { type Stretch, timeScaleX } from './axes.ts';
import { CLOSEST, moved, within } from './stretch.ts';

export interface ZoomedPlace {
  /** px */
  readonly left: number;
  readonly width: number;
  readonly whole: Stretch;
}

export interface TimeZoom {
  /** The stretch was chosen elsewhere: gestures go on from there. */
  readonly goTo: (shown: Stretch) => void;
  readonly stop: () => void;
}

export function timeZoom(
  element: HTMLElement,
  { left, width, whole }: ZoomedPlace,
  shownNow: () => Stretch,
  show: (stretch: Stretch) => void,
): TimeZoom {
  const [first, end] = whole;
  const scale = timeScaleX(whole, { left, width, top: 0, height: 1 });
  const edges: [[number, number], [number, number]] = [
    [left, 0],
    [left + width, 1],
  ];
  const zooms = zoom<HTMLElement, unknown>()
    .extent(edges)
    .translateExtent(edges)
    .scaleExtent([1, Math.max(1, (end - first) / CLOSEST)])
    .filter(({ type, touches, deltaX, deltaY, shiftKey }) =>
      type === 'wheel' ? !shiftKey && Math.abs(deltaX) <= Math.abs(deltaY) : touches?.length > 1,
    )
    .on('zoom', ({ transform, sourceEvent }) => {
      if (sourceEvent === null) return;
      const [from = first, to = end] = transform.rescaleX(scale).domain();
      show(within([from, to], whole));
    });
  select(element).call(zooms).on('dblclick.zoom', null);
  // Sideways by a wheel or a touch pad moves the stretch.
  const aside = (event: WheelEvent) => {
    const by = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    show(moved(shownNow(), by / width, whole));
  };
  element.addEventListener('wheel', aside, { passive: false });
  return {
    goTo([from, to]) {
      const k = (end - first) / Math.max(1, to - from);
      const x = left - k * (left + ((from - first) / Math.max(1, end - first)) * width);
      select(element).call(zooms.transform, zoomIdentity.translate(x, 0).scale(k));
    },
    stop() {
      element.removeEventListener('wheel', aside);
      select(element).on('.zoom', null);
    },
  };
}
