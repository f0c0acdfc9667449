/** Which surface the status asks for, and where the focus goes when one takes another's place. */
import { useEffect, useRef } from 'react';
import type { LiveStatus } from '../../runtime/live/status.ts';

/** `run` goes on, `over` does not. */
export type Surface = 'start' | 'offer' | 'run' | 'over';

export function surfaceOf({ kind }: Pick<LiveStatus, 'kind'>, hasRun: boolean): Surface {
  if (kind === 'offered' || kind === 'joining') return 'offer';
  if (!hasRun) return 'start';
  if (kind === 'live' || kind === 'lost') return 'run';
  return kind === 'ended' ? 'over' : 'start';
}

const HEADING = 'h1[tabindex]';
/** A keyboard on the screen would come over the pictures before anybody has asked for it. */
const TOUCH = '(pointer: coarse)';

/** What had the focus goes with its surface (Join, Leave): the next one takes it. */
export function useFocusOf(surface: Surface): void {
  const before = useRef(surface);
  useEffect(() => {
    if (before.current === surface) return;
    before.current = surface;
    if (document.activeElement !== document.body) return;
    const types = surface === 'run' && !matchMedia(TOUCH).matches;
    const target = types ? '[data-command-line]' : HEADING;
    document.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }, [surface]);
}
