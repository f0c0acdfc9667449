import { useState } from 'react';
import { useRoving } from '../../a11y/use-roving.ts';
import plot from '../../view-kit/plot/plot.module.css';
import { Shapes } from '../../view-kit/plot/Shapes.tsx';
import type { SweepDrawing } from './layout.ts';
import css from './sweep.module.css';

interface DrawnProps {
  readonly drawing: SweepDrawing;
  /** What the picture shows. */
  readonly label: string;
  /** What its buttons are. */
  readonly targets: string;
  /** A bar or bin in words: what it is, then what is to be known of it. Empty: nothing to open. */
  readonly linesOf: (index: number) => readonly string[];
  readonly nameOf: (index: number) => string;
  readonly onOpen: (index: number) => void;
}

/** The picture, and over each of its bars a button that opens its run. */
export function Drawn({ drawing, label, targets, linesOf, nameOf, onOpen }: DrawnProps) {
  const { width, height, shapes, type } = drawing;
  const [pointed, point] = useState<number>();
  const stops = drawing.targets.flatMap(({ index }) => (linesOf(index).length > 0 ? [index] : []));
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  const told = drawing.targets.find(({ index }) => index === pointed);
  const lines = pointed === undefined ? [] : linesOf(pointed);
  return (
    <div className={plot.surface} style={{ width, height }}>
      <svg className={plot.layer} width={width} height={height} role="img" aria-label={label}>
        <Shapes shapes={shapes} />
      </svg>
      <ul className={css.targets} aria-label={targets} onKeyDown={onKeyDown} onFocus={onFocus}>
        {drawing.targets
          .filter(({ index }) => stops.includes(index))
          .map(({ index, box }) => (
            <li key={index} style={box}>
              <button
                type="button"
                data-stop={index}
                tabIndex={index === stop ? 0 : -1}
                aria-label={nameOf(index)}
                onPointerEnter={() => point(index)}
                onPointerLeave={() => point(undefined)}
                onFocus={() => point(index)}
                onBlur={() => point(undefined)}
                onClick={() => onOpen(index)}
              />
            </li>
          ))}
      </ul>
      {told && lines.length > 0 && (
        <div
          className={plot.card}
          style={{
            fontSize: type.size,
            top: told.box.top,
            ...(told.box.left < width / 2
              ? { left: told.box.left + told.box.width + 6 }
              : { right: width - told.box.left + 6 }),
          }}
          aria-hidden="true"
        >
          {lines.map((line, i) =>
            i === 0 ? <strong key={line}>{line}</strong> : <span key={line}>{line}</span>,
          )}
        </div>
      )}
    </div>
  );
}
