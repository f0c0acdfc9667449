import { ArrowLeft, ArrowRight, EyeOff } from 'lucide-react';
import { useAskedText } from './asked-text.ts';
import type { MenuProps } from './ColumnMenu.tsx';
import css from './items.module.css';

interface ItemsProps extends MenuProps {
  readonly close: () => void;
}

/** The buttons of an open column menu. */
export function ColumnItems({ place, count, onMove, onHide, close }: ItemsProps) {
  const t = useAskedText();
  return (
    <>
      <button
        type="button"
        className={css.item}
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      >
        <ArrowLeft aria-hidden="true" /> {t('moveLeft')}
      </button>
      <button
        type="button"
        className={css.item}
        disabled={place === count - 1}
        onClick={() => onMove(place + 1)}
      >
        <ArrowRight aria-hidden="true" /> {t('moveRight')}
      </button>
      <button
        type="button"
        className={css.item}
        disabled={onHide === undefined}
        onClick={() => {
          close();
          onHide?.();
        }}
      >
        <EyeOff aria-hidden="true" /> {t('hide')}
      </button>
    </>
  );
}
