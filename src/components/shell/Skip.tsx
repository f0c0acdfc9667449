import css from './Shell.module.css';

interface SkipProps {
  readonly label: string;
  readonly to: () => HTMLElement | null;
}

/** Seen only while it has the focus: who goes by the keyboard passes over what stands before. */
export function Skip({ label, to }: SkipProps) {
  return (
    <button type="button" className={css.skip} onClick={() => to()?.focus()}>
      {label}
    </button>
  );
}
