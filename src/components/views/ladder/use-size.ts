import { type RefObject, useLayoutEffect, useState } from 'react';
import type { LadderSize } from './layout.ts';

/**
 * The size of an element, of 1 rem and of the smallest type in pixels. `probe` is an element one
 * rem high and as wide as the smallest type, so that a change of the theme or of the reader's type
 * size is noticed too.
 */
export function useSize(
  box: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): LadderSize | undefined {
  const [size, setSize] = useState<LadderSize>();
  useLayoutEffect(() => {
    const measure = () => {
      if (box.current === null || probe.current === null) return;
      const { clientWidth: width, clientHeight: height } = box.current;
      const rem = probe.current.offsetHeight || 16;
      const least = probe.current.offsetWidth;
      setSize((old) =>
        old?.width === width && old.height === height && old.rem === rem && old.least === least
          ? old
          : { width, height, rem, least },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const ref of [box, probe]) if (ref.current !== null) observer.observe(ref.current);
    return () => observer.disconnect();
  }, [box, probe]);
  return size;
}
