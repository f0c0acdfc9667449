import css from './letter.module.css';

/** In a picture of two runs: the one that has this. */
export function Letter({ of }: { readonly of: string | undefined }) {
  return of === undefined ? null : <i className={css.letter}>{of}</i>;
}
