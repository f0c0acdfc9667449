import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { Live } from '../a11y/Live.tsx';
import css from './Workbench.module.css';

/**
 * A message above the lesson: told at once, there until it has been read. Escape puts it away from
 * wherever one is.
 */
export function Notice({ children }: { readonly children: ReactNode }) {
  const text = useLessonText();
  const [read, setRead] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const putAway = useCallback(() => {
    const focused = button.current === document.activeElement;
    setRead(true);
    if (focused) document.querySelector('main')?.focus({ preventScroll: true });
  }, []);
  useEscape(read ? undefined : putAway);
  if (read) return null;
  return (
    <Live className={css.notice} role="alert">
      <div>{children}</div>
      <button ref={button} type="button" aria-keyshortcuts="Escape" onClick={putAway}>
        {text('link.dismiss')}
      </button>
    </Live>
  );
}

/** Before what else Escape closes, but after what lies above, and not while something is typed. */
const ABOVE =
  'dialog[open], :popover-open, details[open]:focus-within, input:not([type="radio"], [type="range"]):focus';

function useEscape(then: (() => void) | undefined): void {
  useEffect(() => {
    if (!then) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector(ABOVE)) return;
      event.preventDefault();
      then();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [then]);
}
