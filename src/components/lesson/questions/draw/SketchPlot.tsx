import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { useLocalized } from '../../../../i18n/index.ts';
import { keepPages } from '../../../a11y/keep-pages.ts';
import { Shapes } from '../../../view-kit/plot/Shapes.tsx';
import { useSize } from '../../../view-kit/use-size.ts';
import { unitShown, withUnit } from '../units.ts';
import css from './draw.module.css';
import type { DrawAsked } from './kind.ts';
import { type Picture, pictureOf, SWATCHES } from './picture.ts';
import { handles, type Point, passed, valueText, withPoints } from './sketch.ts';
import { useDrawText } from './text.ts';
import { type Strokes, useStrokes } from './use-strokes.ts';

interface SketchPlotProps {
  readonly question: DrawAsked;
  readonly sketch: readonly Point[];
  readonly truth: readonly Point[];
  /** Who may draw; nobody, if not said. */
  readonly onSketch?: (sketch: readonly Point[]) => void;
}

/** The plot with what is drawn, and over that what the run did. */
export function SketchPlot(props: SketchPlotProps) {
  const { question, sketch, truth, onSketch } = props;
  const text = useDrawText();
  const say = useLocalized();
  const frame = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const size = useSize(frame, probe);
  const { parts, most, unit } = question;
  const [across, up] = [say(question.across), say(question.up)];
  const strokes = useStrokes(sketch, onSketch);
  const picture = useMemo(
    () => size && pictureOf({ parts, most, unit, sketch, truth, across, up }, size),
    [size, parts, most, unit, sketch, truth, across, up],
  );
  return (
    <figure className={css.figure}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be measured and drawn in. */}
      <div ref={frame} className={css.frame} role="group" aria-label={text('plot', { up })}>
        <span ref={probe} className={css.probe} aria-hidden="true" />
        {picture && (
          <>
            <svg className={css.layer} width="100%" height="100%" aria-hidden="true">
              <Shapes shapes={picture.under} />
              <Shapes shapes={picture.sketch} />
              <Shapes shapes={picture.truth} />
            </svg>
            {onSketch && <Pen {...{ question, sketch, picture, strokes }} />}
          </>
        )}
      </div>
      <figcaption className={css.caption}>
        {truth.length > 0 ? (
          <Key sketch={sketch.length > 0} />
        ) : (
          onSketch && <Hints empty={sketch.length === 0} strokes={strokes} />
        )}
      </figcaption>
    </figure>
  );
}

/** How it is drawn, and how that is taken back. */
function Hints({ empty, strokes }: { readonly empty: boolean; readonly strokes: Strokes }) {
  const text = useDrawText();
  const { begin, draw, undo } = strokes;
  const clear = () => {
    begin();
    draw(() => []);
  };
  return (
    <>
      {text('how')}{' '}
      <button type="button" className={css.clear} disabled={undo === undefined} onClick={undo}>
        {text('undo')}
      </button>
      <button type="button" className={css.clear} disabled={empty} onClick={clear}>
        {text('clear')}
      </button>
    </>
  );
}

/** Which line is whose. */
function Key({ sketch }: { readonly sketch: boolean }) {
  const text = useDrawText();
  const entries = sketch ? (['sketch', 'truth'] as const) : (['truth'] as const);
  return entries.map((id) => (
    <span key={id} className={css.key}>
      <svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
        <Shapes shapes={SWATCHES[id]} />
      </svg>
      {text(id)}
    </span>
  ));
}

interface PenProps extends Pick<SketchPlotProps, 'question' | 'sketch'> {
  readonly picture: Picture;
  readonly strokes: Strokes;
}

/** Drawn by dragging across the plot, or handle by handle: each is a slider that stands upright. */
function Pen({ question, sketch, picture, strokes }: PenProps) {
  const { parts, most } = question;
  const { box, x, y } = picture;
  const text = useDrawText();
  const say = useLocalized();
  const across = say(question.across);
  const unit = unitShown(question.unit);
  const last = useRef<Point>(undefined);
  const set = (points: readonly Point[]) => strokes.draw((all) => withPoints(all, points));
  const draw = (event: PointerEvent<HTMLElement>) => {
    const to = pointAt(event, picture, question);
    const stroke = passed(last.current ?? to, to, parts);
    last.current = to;
    set(stroke.map((point) => ({ ...point, y: Math.round(point.y) })));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what has the focus are the sliders inside.
    <div
      className={css.pen}
      style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = undefined;
        strokes.begin();
        draw(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) draw(event);
      }}
      // The browser took the pointer for something else, such as scrolling: that was no stroke.
      onPointerCancel={strokes.undo}
      onKeyDown={(event) => {
        if (!isUndo(event)) return;
        event.preventDefault();
        strokes.undo?.();
      }}
    >
      {handles(parts).map((at, i) => {
        const point = sketch.find((each) => each.x === at);
        return (
          <input
            key={at}
            type="range"
            className={css.handle}
            data-set={point !== undefined || undefined}
            style={{ left: x(at) - box.left, top: y(point?.y ?? 0) - box.top }}
            min={0}
            max={most}
            step={1}
            value={point?.y ?? 0}
            aria-orientation="vertical"
            aria-label={text('place', { across, n: i + 1, parts })}
            aria-valuetext={
              point === undefined ? text('notYet') : withUnit(valueText(point.y), unit && say(unit))
            }
            onKeyDown={keepPages}
            onChange={(event) => {
              strokes.begin(String(at));
              set([{ x: at, y: Number(event.target.value) }]);
            }}
          />
        );
      })}
    </div>
  );
}

/** Where a pointer is, within the plot. */
function pointAt(
  { clientX, clientY, currentTarget }: PointerEvent<HTMLElement>,
  { box, x, y }: Picture,
  { parts, most }: DrawAsked,
): Point {
  const at = currentTarget.getBoundingClientRect();
  const value = Math.round(y.invert(clientY - at.top + box.top));
  return {
    x: Math.min(Math.max(x.invert(clientX - at.left + box.left), 0), parts),
    y: Math.min(Math.max(value, 0), most),
  };
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey;
