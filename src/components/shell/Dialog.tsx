import { X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useText } from '../../i18n/index.ts';
import css from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `side`: a sheet at the edge. `top`: near the top, for the palette, whose title is not shown. */
  readonly place?: 'centre' | 'side' | 'top';
}

/** A native modal dialog: the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, onClose, children, place = 'centre' }: DialogProps) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Closed before it leaves the page, or the browser would not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const pressBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog already.
    <dialog
      ref={dialog}
      className={`${css.dialog} ${css[place]}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={pressBackdrop}
    >
      <div className={css.inside}>
        <header className={place === 'top' ? 'visually-hidden' : css.head}>
          <h2 id={titleId}>{title}</h2>
          {place !== 'top' && (
            <IconButton className={css.close} label={text('shell.close')} onClick={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
