import { type KeyboardEvent, memo, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Layer } from '../../../stack/wire/inspect.ts';
import css from './bytes.module.css';
import { type ByteRange, type Key, keyAtByte } from './model.ts';
import type { PacketText } from './text.ts';

interface Props {
  readonly bytes: Uint8Array;
  readonly layers: readonly Layer[];
  readonly selected: ByteRange | undefined;
  /** A whole layer is chosen: marked lightly. */
  readonly whole: boolean;
  readonly hovered: ByteRange | undefined;
  readonly labelOf: (key: Key | undefined) => string;
  readonly t: PacketText;
  readonly onSelect: (key: Key) => void;
  readonly onByte: (offset: number) => void;
  readonly onHover: (key: Key | undefined) => void;
}

const WIDTH = 16;
/** On a narrow screen, eight a row: sixteen would be too small to read. In rem. */
const NARROW = 29;
const NARROW_WIDTH = 8;
/** How wide a row of sixteen is, in em of its own type (see bytes.module.css). */
const ROW = 43.2;
/** More bytes than this are folded away until asked for. */
const FIRST = 320;

/** The bytes, sixteen a row, as hexadecimal and as characters. */
export function HexDump(props: Props) {
  const { bytes, selected, t, onSelect } = props;
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const width = useRowWidth(box);
  const shown = all ? bytes.length : Math.min(bytes.length, FIRST);
  const [place, setPlace] = useState<number>();
  const stop = Math.min(place ?? selected?.start ?? 0, Math.max(0, shown - 1));
  const moveTo = (to: number, box: HTMLElement) => {
    setPlace(to);
    box.querySelector<HTMLElement>(`[data-offset="${to}"]`)?.focus();
    const key = keyAtByte(props.layers, to);
    if (key !== undefined) onSelect(key);
    props.onByte(to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = stepFor(event.key, width);
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = stop + step;
    event.preventDefault();
    event.stopPropagation();
    if (to >= 0 && to < shown) moveTo(to, event.currentTarget);
  };
  const rows = Array.from({ length: Math.ceil(shown / width) }, (_, i) => i * width);
  return (
    <div ref={box} className={css.hexBox} data-width={width}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table of a thousand buttons would be no easier to hear. */}
      <div role="grid" aria-label={t('bytes')} className={css.hex} onKeyDown={onKeyDown}>
        {rows.map((start) => (
          <HexRow
            key={start}
            {...props}
            start={start}
            end={Math.min(start + width, shown)}
            stop={stop}
          />
        ))}
      </div>
      {shown < bytes.length && (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          {t('more', { n: bytes.length - shown })} · {t('showAll')}
        </button>
      )}
    </div>
  );
}

function stepFor(key: string, width: number): number {
  switch (key) {
    case 'ArrowRight':
      return 1;
    case 'ArrowLeft':
      return -1;
    case 'ArrowDown':
      return width;
    case 'ArrowUp':
      return -width;
    default:
      return 0;
  }
}

/** How many bytes a row of this width has room for. */
function useRowWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(WIDTH);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const least = Number.parseFloat(getComputedStyle(element).getPropertyValue('--type-least'));
      const needed = Math.max(NARROW * rem, ROW * least);
      setWidth(element.clientWidth < needed ? NARROW_WIDTH : WIDTH);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

interface RowProps extends Props {
  readonly start: number;
  readonly end: number;
  readonly stop: number;
}

const HexRow = memo(function HexRow(props: RowProps) {
  const { bytes, layers, start, end, stop, selected, hovered, t, onSelect, onByte, onHover } =
    props;
  const offsets = Array.from({ length: end - start }, (_, i) => start + i);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cells are focusable.
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    <div role="row" className={css.hexRow}>
      <span className={css.offset} aria-hidden="true">
        {start.toString(16).padStart(4, '0')}
      </span>
      <span className={css.hexBytes} role="presentation">
        {offsets.map((offset) => {
          const key = keyAtByte(layers, offset);
          const hex = hexOf(bytes[offset] as number);
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid.
            <span
              key={offset}
              role="gridcell"
              data-offset={offset}
              tabIndex={offset === stop ? 0 : -1}
              aria-label={t('byte', { offset, hex, field: props.labelOf(key) })}
              aria-selected={within(selected, offset)}
              className={css.byte}
              data-layer={layerAt(layers, offset)}
              data-whole={props.whole || undefined}
              data-hovered={within(hovered, offset) || undefined}
              onClick={() => {
                if (key !== undefined) onSelect(key);
                onByte(offset);
              }}
              onKeyDown={undefined}
              onPointerEnter={() => onHover(key)}
              onPointerLeave={() => onHover(undefined)}
            >
              {hex}
            </span>
          );
        })}
      </span>
      <span className={css.chars} aria-hidden="true">
        {offsets.map((offset) => (
          <span
            key={offset}
            data-selected={within(selected, offset) || undefined}
            data-layer={layerAt(layers, offset)}
          >
            {charOf(bytes[offset] as number)}
          </span>
        ))}
      </span>
    </div>
  );
});

function within(range: ByteRange | undefined, offset: number): boolean {
  return range !== undefined && offset >= range.start && offset < range.end;
}

function layerAt(layers: readonly Layer[], offset: number): string | undefined {
  return layers.find((layer) => offset >= layer.start && offset < layer.end)?.layer;
}

export function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

export function charOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
