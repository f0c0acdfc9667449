import { type FocusEvent, type KeyboardEvent, useRef } from 'react';

/**
 * A menu is a `details`: Escape closes it and gives the focus back to its `summary`, and it closes
 * when the focus goes elsewhere.
 */
export function useMenu() {
  const ref = useRef<HTMLDetailsElement>(null);
  const close = () => ref.current?.removeAttribute('open');
  const leave = () => {
    close();
    ref.current?.querySelector('summary')?.focus();
  };
  return {
    close,
    /** Closes it, and gives the focus back. */
    leave,
    /** For the `details`. */
    menu: {
      ref,
      onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
        if (!currentTarget.contains(relatedTarget)) close();
      },
      onKeyDown(event: KeyboardEvent<HTMLDetailsElement>) {
        if (event.key !== 'Escape' || !ref.current?.open) return;
        event.stopPropagation();
        leave();
      },
    },
  };
}
