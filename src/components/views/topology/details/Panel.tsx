import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../shell/IconButton.tsx';
import css from './details.module.css';

interface PanelProps {
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly buttons?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, close, onClose, buttons, children }: PanelProps) {
  return (
    <section className={css.panel} aria-label={title}>
      <header className={css.bar}>
        <h4>{title}</h4>
        {buttons}
        <IconButton label={close} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, and hold nothing else to focus. */}
      <div className={css.body} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}
