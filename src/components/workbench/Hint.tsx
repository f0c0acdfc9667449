import css from './Hint.module.css';
import { useWorkbench } from './workbench-store.ts';

/** Why a key has done nothing. It has been announced already. */
export function Hint() {
  const words = useWorkbench((state) => state.hint);
  return words === '' ? null : (
    <p className={css.hint} aria-hidden="true">
      {words}
    </p>
  );
}
