import css from './Comparison.module.css';

/** A run's letter, the same in the tree, in the heads and in the totals. */
export function Disc({ letter }: { readonly letter: string }) {
  return <span className={css.disc}>{letter}</span>;
}
