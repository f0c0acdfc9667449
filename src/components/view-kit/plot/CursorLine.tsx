/** The cursor on a plot, and its instant below it. */
import { type PointerEvent, useMemo } from 'react';
import type { PlotDrawing } from './drawing.ts';
import type { PlotPictureProps } from './PlotPicture.tsx';
import css from './plot.module.css';
import { Shapes } from './Shapes.tsx';
import { type PlotType, right, type Shape } from './shapes.ts';

interface CursorLineProps extends Pick<PlotPictureProps, 'drawing' | 'instant' | 'onSeek'> {
  readonly at: number;
  readonly pill: Pill;
  readonly top: number;
  readonly foot: number;
}

/** The cursor's instant below the plot, px. */
export interface Pill {
  readonly middle: number;
  readonly half: number;
  /** The cursor is behind what is shown. */
  readonly beyond: boolean;
}

export function pillOf({ x, type, width }: PlotDrawing, instant: string, at: number): Pill {
  const beyond = x(x.domain()[1] as number) <= at;
  const half = (0.62 * instant.length + (beyond ? 2.3 : 1)) * type.small * 0.5;
  return { middle: Math.min(Math.max(at, half), width - half), half, beyond };
}

/** Whether it would lie on the label of a tick. */
function covers({ middle, half }: Pill, tick: Shape, type: PlotType): boolean {
  if (tick.kind !== 'text') return false;
  return Math.abs(tick.x - middle) < half + 0.35 * tick.text.length * type.small;
}

const isTick = (shape: Shape, foot: number) => shape.kind === 'text' && shape.y > foot;

/** The one shared cursor. The keyboard moves it from everywhere, so this is for pointers alone. */
export function CursorLine({ drawing, instant, onSeek, at, pill, top, foot }: CursorLineProps) {
  const { x, type, boxes } = drawing;
  const [first] = boxes;
  const seek = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined) return;
    const place = Math.min(Math.max(event.clientX - box.left, first.left), right(first));
    onSeek(Math.max(0, Math.round(x.invert(place))));
  };
  const drag = {
    'data-grip': true,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      seek(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
    },
  };
  return (
    <>
      <div
        className={css.rail}
        style={{ left: first.left, width: first.width, top: foot, height: 2 * type.small }}
        {...drag}
      />
      <div className={css.cursor} style={{ left: at, top, height: foot - top }} {...drag} />
      <span
        className={css.pill}
        style={{
          top: foot + 0.3 * type.small,
          left: pill.middle,
          fontSize: type.small,
        }}
        aria-hidden="true"
      >
        {pill.beyond ? `→ ${instant}` : instant}
      </span>
    </>
  );
}

interface UnderProps {
  readonly drawing: PlotDrawing;
  readonly pill: Pill;
}

/** What stands there before anything has happened: only labels of ticks give way to the pill. */
export function Under({ drawing, pill }: UnderProps) {
  const { under, foot, type } = drawing;
  const [bare, ticks] = useMemo(
    () => [
      under.filter((shape) => !isTick(shape, foot)),
      under.filter((shape) => isTick(shape, foot)),
    ],
    [under, foot],
  );
  const free = ticks.flatMap((tick, i) => (covers(pill, tick, type) ? [] : i)).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: which they are is in `free`.
  const shown = useMemo(() => ticks.filter((tick) => !covers(pill, tick, type)), [ticks, free]);
  return (
    <>
      <Shapes shapes={bare} />
      <Shapes shapes={shown} />
    </>
  );
}
