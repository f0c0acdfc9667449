import type { MouseEvent, ReactNode } from 'react';
import css from './IconButton.module.css';

interface Props {
  /** What it does: nothing else on it says so. */
  readonly label: string;
  readonly onClick: (event: MouseEvent) => void;
  /** What a pointer that rests on it is shown; the label, if nothing else. */
  readonly title?: string;
  /** The icon, hidden from screen readers. */
  readonly children: ReactNode;
  /** Where it stands, and what is different about it there. */
  readonly className?: string | undefined;
  readonly expanded?: boolean | undefined;
}

/** A round button that shows an icon only. */
export function IconButton({ label, title, onClick, children, className, expanded }: Props) {
  return (
    <button
      type="button"
      className={className === undefined ? css.round : `${css.round} ${className}`}
      aria-label={label}
      aria-expanded={expanded}
      title={title ?? label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
