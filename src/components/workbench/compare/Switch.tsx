import { useRun, useRunStore } from '../run.ts';
import css from './Comparison.module.css';
import { Disc } from './Disc.tsx';
import { useCompareText } from './text.ts';
import type { Half } from './use-comparison.ts';

/** Where only one of two has room: which. */
export function Switch({ halves }: { readonly halves: readonly [Half, Half] }) {
  const text = useCompareText();
  const store = useRunStore();
  const current = useRun((state) => state.current);
  return (
    <fieldset className={css.switch}>
      <legend className="visually-hidden">{text('shown')}</legend>
      {halves.map(({ view, named: { letter, name } }) => (
        <button
          key={view.id}
          type="button"
          aria-pressed={view.id === current}
          onClick={() => store.getState().selectRun(view.id)}
        >
          <Disc letter={letter} /> <span>{name}</span>
        </button>
      ))}
    </fieldset>
  );
}
