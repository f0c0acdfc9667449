import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { LayerName } from '../../stack/core/layers.ts';
import css from './bit-sheet.module.css';

interface Props {
  readonly layer: LayerName;
  readonly label: string;
  /** Sets `--bits-least`, how wide its 32 bits are at least, and may set `--bits-row`, how high a row is. */
  readonly className: string | undefined;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly children: ReactNode;
}

const RULER = [0, 8, 16, 24];

/** A header as the RFCs draw it, 32 bits a row under a ruler; where it has no room, it scrolls. */
export function BitSheet({ layer, label, className, box, onKeyDown, children }: Props) {
  return (
    <div className={`${css.sheet} ${className}`} data-layer={layer}>
      <div className={css.ruler} aria-hidden="true">
        {RULER.map((bit) => (
          <span key={bit}>{bit}</span>
        ))}
        <span>31</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a form's fieldset. */}
      <div ref={box} role="group" aria-label={label} className={css.grid} onKeyDown={onKeyDown}>
        {children}
      </div>
    </div>
  );
}
