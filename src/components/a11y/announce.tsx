import { create } from 'zustand';
import css from './announce.module.css';

/** What the live region says. Saying the same twice is told apart by `turn`. */
const useSaid = create<{ readonly message: string; readonly turn: number }>()(() => ({
  message: '',
  turn: 0,
}));

/** Tells a screen reader what has just happened, without moving the focus. */
export function announce(message: string): void {
  useSaid.setState(({ turn }) => ({ message, turn: turn + 1 }));
}

/** Mounted once by the shell. Two regions take turns: a repeated sentence is read again. */
export function LiveRegion() {
  const { message, turn } = useSaid();
  return (
    <div className={css.region}>
      <p aria-live="polite" aria-atomic="true" data-testid="live">
        {turn % 2 === 0 ? message : ''}
      </p>
      <p aria-live="polite" aria-atomic="true" data-testid="live">
        {turn % 2 === 1 ? message : ''}
      </p>
    </div>
  );
}
