import { type CSSProperties, memo } from 'react';
import css from './plot.module.css';
import { INKS, type PathShape, type Shape, type TextShape } from './shapes.ts';

/**
 * The shapes of a layout, in their order. They never change places, so a place is a name; what the
 * cursor does not change is not gone through again when it moves.
 */
export const Shapes = memo(({ shapes }: { readonly shapes: readonly Shape[] }) =>
  shapes.map((shape, i) =>
    shape.kind === 'path' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <path key={i} d={shape.d} style={pathStyle(shape)} />
    ) : (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        key={i}
        x={shape.x}
        y={shape.y}
        className={shape.halo ? css.halo : undefined}
        style={textStyle(shape)}
        {...(shape.turned && { transform: `rotate(${shape.turned} ${shape.x} ${shape.y})` })}
      >
        {shape.text}
      </text>
    ),
  ),
);

function pathStyle({ stroke, width = 1, dash, fill, opacity }: PathShape): CSSProperties {
  const line = width === 0 ? 'var(--stroke-hair)' : `calc(${width} * var(--stroke-line))`;
  return {
    fill: fill === undefined ? 'none' : `var(${INKS[fill]})`,
    ...(stroke && { stroke: `var(${INKS[stroke]})`, strokeWidth: line }),
    ...(dash && { strokeDasharray: dash }),
    ...(opacity !== undefined && { opacity }),
  };
}

function textStyle({ ink, size, anchor, strong, mono }: TextShape): CSSProperties {
  return {
    fill: `var(${INKS[ink]})`,
    fontSize: size,
    ...(anchor && { textAnchor: anchor }),
    ...(strong && { fontWeight: 'var(--weight-strong)' }),
    ...(mono && { fontFamily: 'var(--font-mono)' }),
  };
}
