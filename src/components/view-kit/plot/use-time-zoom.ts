/** Looking closer at a stretch of time: wheel and two fingers; buttons and links, by `show`. */
import { type RefObject, useEffect, useRef } from 'react';
import type { Stretch } from './axes.ts';
import type { PlotBox } from './shapes.ts';
import type { TimeZoom } from './time-zoom.ts';

export function useTimeZoom(
  target: RefObject<HTMLElement | null>,
  box: PlotBox | undefined,
  whole: Stretch,
  shown: Stretch,
  show: (stretch: Stretch) => void,
): void {
  const zoom = useRef<TimeZoom>(undefined);
  const last = useRef({ shown, show });
  last.current = { shown, show };
  const [left, width] = [box?.left ?? 0, box?.width ?? 0];
  const [first, end] = whole;
  useEffect(() => {
    const element = target.current;
    if (element === null || width === 0) return undefined;
    let wanted = true;
    const begin = async () => {
      const { timeZoom } = await import('./time-zoom.ts');
      if (!wanted) return;
      const place = { left, width, whole: [first, end] as const };
      const shownNow = () => last.current.shown;
      zoom.current = timeZoom(element, place, shownNow, (to) => last.current.show(to));
      zoom.current.goTo(last.current.shown);
    };
    // Without it the buttons are there.
    begin().catch(() => undefined);
    return () => {
      wanted = false;
      zoom.current?.stop();
      zoom.current = undefined;
    };
  }, [target, left, width, first, end]);
  const [from, to] = shown;
  useEffect(() => zoom.current?.goTo([from, to]), [from, to]);
}
