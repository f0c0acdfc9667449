import type { ReactNode } from 'react';
import css from './Term.module.css';

interface TermProps {
  /** The entry that explains it. */
  readonly id: string;
  readonly children: ReactNode;
}

/** A term with the marks beside it: a button is a box, and lines would break before and after it. */
export function Kept({ children }: { readonly children: ReactNode }) {
  return <span className={css.kept}>{children}</span>;
}

/**
 * A word with its explanation: shown when it is pointed at, focused or pressed (TermLayer). Prose
 * uses it where a term is not found by itself.
 */
export function Term({ id, children }: TermProps) {
  return (
    <button type="button" className={css.term} data-term={id} aria-haspopup="dialog">
      {children}
    </button>
  );
}
