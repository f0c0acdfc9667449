/** The bits on the page, and on them the ends of the prefixes, which can be moved. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { BITS } from '../../../stack/core/prefix.ts';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import css from './address-bits.module.css';
import type { BitsLayout, Handle } from './layout.ts';

interface PictureProps {
  readonly layout: BitsLayout;
  readonly label: string;
  readonly lengths: readonly number[];
  readonly nameOf: (group: number) => string;
  readonly said: (group: number) => string;
  readonly onMove: (group: number, length: number) => void;
}

const OCTET = 8;

/** Where a key leads: one bit, or to the next octet. */
function keyTo(key: string, length: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(length + 1, BITS);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(length - 1, 0);
    case 'PageUp':
      return Math.min(OCTET * (Math.floor(length / OCTET) + 1), BITS);
    case 'PageDown':
      return Math.max(OCTET * (Math.ceil(length / OCTET) - 1), 0);
    case 'Home':
      return 0;
    case 'End':
      return BITS;
    default:
      return undefined;
  }
}

export function Picture(props: PictureProps) {
  const { layout, label, lengths } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = layout;
  const pointed = (group: number) => (event: PointerEvent<HTMLElement>) => {
    const at = box.current?.getBoundingClientRect();
    if (at === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const length = layout.lengthAt(event.clientX - at.left, event.clientY - at.top);
    if (length !== lengths[group]) props.onMove(group, length);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: sliders that lie on a picture are no fieldset.
    <div
      ref={box}
      role="group"
      aria-label={label}
      className={css.picture}
      style={{ width, height }}
    >
      <svg width={width} height={height} aria-hidden="true">
        <Shapes shapes={layout.shapes} />
      </svg>
      {layout.handles.map((handle) => (
        <Border key={handle.group} {...props} handle={handle} onDrag={pointed(handle.group)} />
      ))}
    </div>
  );
}

interface BorderProps extends PictureProps {
  readonly handle: Handle;
  readonly onDrag: (event: PointerEvent<HTMLElement>) => void;
}

function Border({ handle, lengths, nameOf, said, onMove, onDrag }: BorderProps) {
  const { group, x, top, height } = handle;
  const length = lengths[group] ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = keyTo(event.key, length);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== length) onMove(group, to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={css.border}
      data-border={group}
      style={{ left: x, top: top - 6, height: height + 12 }}
      aria-label={nameOf(group)}
      aria-valuemin={0}
      aria-valuemax={BITS}
      aria-valuenow={length}
      aria-valuetext={said(group)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onDrag}
    />
  );
}
