import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import type { Unit } from './capsule.ts';
import css from './encapsulation.module.css';
import type { CapsuleLayout } from './layout.ts';

interface PictureProps {
  readonly layout: CapsuleLayout;
  readonly units: readonly Unit[];
  readonly byte: number;
  readonly label: string;
  /** The byte in words. */
  readonly said: string;
  readonly onByte: (byte: number) => void;
}

/** Where a key leads from a byte: to the next one, or to where the next part begins. */
function keyTo(key: string, byte: number, units: readonly Unit[]): number | undefined {
  const frame = units.at(-1);
  if (frame === undefined) return undefined;
  const starts = frame.parts.map(({ start }) => start);
  const last = frame.end - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(byte + 1, last);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(byte - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageUp':
      return starts.find((start) => start > byte) ?? last;
    case 'PageDown':
      return starts.findLast((start) => start < byte) ?? 0;
    default:
      return undefined;
  }
}

/** One slider over the bytes of the frame; the pointer chooses in any of the rows. */
export function Picture({ layout, units, byte, label, said, onByte }: PictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height, rows, scale } = layout;
  const point = ({ clientX, clientY }: PointerEvent) => {
    const at = box.current?.getBoundingClientRect();
    if (at === undefined || clientY - at.top > rows.bottom) return;
    onByte(scale.at(clientX - at.left));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = keyTo(event.key, byte, units);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onByte(to);
  };
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      className={css.picture}
      style={{ width, height }}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, (units.at(-1)?.end ?? 1) - 1)}
      aria-valuenow={byte}
      aria-valuetext={said}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
    >
      <svg width={width} height={height} aria-hidden="true">
        <Shapes shapes={layout.shapes} />
      </svg>
    </div>
  );
}
