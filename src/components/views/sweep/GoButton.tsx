import { useLayoutEffect, useRef } from 'react';
import css from './sweep.module.css';
import type { SweepText } from './text.ts';
import type { Swept } from './use-sweep.ts';

interface GoProps {
  readonly swept: Swept;
  /** Something is typed that cannot be run. */
  readonly faulty: boolean;
  readonly t: SweepText;
}

/** Begins, stops and goes on; the focus stays here when another button takes the place of one. */
export function GoButton({ swept, faulty, t }: GoProps) {
  const { sessions, running, done, change, base, dial, knob } = swept;
  const n = sessions.length;
  const isOver = n === 0 || done === n;
  const place = useRef<HTMLSpanElement>(null);
  const pressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else stands here.
  useLayoutEffect(() => {
    if (!pressed.current || document.activeElement !== document.body) return;
    (place.current?.querySelector('button') ?? place.current)?.focus();
  }, [running, isOver]);
  const press = (to: Parameters<typeof change>[0]) => {
    pressed.current = true;
    change(to);
  };
  return (
    <span ref={place} tabIndex={-1} className={css.place}>
      {running && (
        <span className={css.progress}>
          <progress max={n} value={done} aria-label={t('progress', { done, n })} />
          <span aria-hidden="true">{t('progress', { done, n })}</span>
          <button type="button" className={css.stop} onClick={() => press({ go: false })}>
            {t('cancel')}
          </button>
        </span>
      )}
      {!running && !isOver && (
        <button
          type="button"
          className={css.go}
          disabled={!base.complete || faulty}
          // The link says all of it, also what was not chosen by hand.
          onClick={() => press({ go: true, knob: knob.id, dial: dial?.id })}
        >
          {done > 0 ? t('goOn') : t('go', { n })}
        </button>
      )}
    </span>
  );
}
