/** How small type may be, by theme and window. */
import type { Least } from './in-page/index.ts';
import type { Size, Theme } from './plan.ts';

/** On a screen that one sits in front of, and for the last row of a hall, px. */
const ALL = { light: 12, dark: 12, projector: 16 } as const;
/** A narrow window is no beamer’s, or one that is zoomed in, px. */
const NARROW = { width: 1024, projector: 12 } as const;

/** What the open question needs when a lesson is presented in a window 720 px high, px. */
const NEEDED = { latin: 28, chinese: 32, height: 720 } as const;

/** A larger picture is seen from as far: its type grows with it. */
export function leastFor(theme: Theme, size: Size, presented: boolean): Least {
  const narrow = theme === 'projector' && size.width < NARROW.width;
  const all = narrow ? NARROW.projector : ALL[theme];
  if (!presented) return { all, needed: all, neededChinese: all };
  // 34 px and 38 px in a window 1080 px high.
  const more = (size.height - NEEDED.height) / 60;
  return { all, needed: NEEDED.latin + more, neededChinese: NEEDED.chinese + more };
}
