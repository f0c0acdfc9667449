/**
 * A plot as it lies on the page. What does not depend on the cursor is drawn once; the cursor only
 * uncovers it, so that moving it costs no drawing however long the run is.
 */
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Cursor } from '../../../model/cursor.ts';
import { type Mark, markWord } from '../../../model/mark.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import { useCovers } from '../covers.ts';
import { Covers } from './Covers.tsx';
import { CursorLine, pillOf, Under } from './CursorLine.tsx';
import { EDGE, type PlotDrawing, type Sign } from './drawing.ts';
import { MarkWalk } from './MarkWalk.tsx';
import css from './plot.module.css';
import { boxAt } from './ruler.ts';
import { Shapes } from './Shapes.tsx';
import { Spot } from './Spot.tsx';
import { bottom, type PlotBox, type PlotType, right, type Shape } from './shapes.ts';
import { usePlotText } from './text.ts';
import { markAt, marksBefore, type PlotMark, wordOf } from './twin.ts';
import { useNames } from './use-names.ts';
import { useRuler } from './use-ruler.ts';

export interface PlotPictureProps {
  readonly drawing: PlotDrawing;
  readonly cursor: Cursor;
  /** The cursor's instant in words. */
  readonly instant: string;
  /** Where this run parts from the one that it is compared with. */
  readonly parted: Instant | undefined;
  /** What belongs to the cursor's very instant. */
  readonly edge: readonly Shape[];
  readonly label: string;
  readonly selected: number | undefined;
  /** A mark in words: its name, then what is to be known of it. */
  readonly nameOf: (mark: number) => readonly string[];
  readonly onOpen: (frame: number) => void;
  readonly onWhy: (event: number) => void;
  readonly onSeek: (at: number) => void;
  /** The instant under the pointer; undefined when it has left. */
  readonly onPoint?: ((at: number | undefined) => void) | undefined;
  /** A round trip as it had been measured, µs, for the ruler; 0 or nothing where there is none. */
  readonly roundTrip?: number;
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly children?: ReactNode;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Shorter drags are clicks, px. */
const CLICK = 4;

export function PlotPicture(props: PlotPictureProps) {
  const { drawing, cursor, edge, label, selected, onOpen, onWhy, children } = props;
  const { width, height, boxes, x, past, signs, marks } = drawing;
  const [pointed, point] = useState<number>();
  const [walked, walk] = useState<number>();
  const chosen = useMemo(() => markOf(marks, selected), [marks, selected]);
  const told = pointed ?? walked ?? (chosen >= 0 ? chosen : undefined);
  const mark = told === undefined ? undefined : marks[told];
  const seen = mark !== undefined && mark.event < cursor.event ? mark : undefined;
  const [first] = boxes;
  const at = Math.min(Math.max(x(cursor.at), first.left), right(first));
  const ruler = useRuler(drawing, cursor, props.roundTrip ?? 0);
  const pointing = usePointing(props, ruler, point);
  const nameOf = useNames(props);
  const pill = pillOf(drawing, props.instant, at);
  return (
    <div
      ref={props.surface}
      className={css.surface}
      style={{ width, height }}
      data-time={x.domain().map(Math.round).join(' ')}
      data-lights
      data-mark-here={seen && wordOf(seen)}
      data-pointed={pointed !== undefined || undefined}
      data-drags={boxes.length === 1 || undefined}
      {...pointing}
    >
      <svg className={css.layer} width={width} height={height} role="img" aria-label={label}>
        <Under drawing={drawing} pill={pill} />
      </svg>
      <div
        className={css.past}
        data-uncovered
        style={{ left: first.left, width: Math.max(0, at - first.left - EDGE), height }}
      >
        <svg width={width} height={height} style={{ left: -first.left }} aria-hidden="true">
          <Shapes shapes={past} />
        </svg>
      </div>
      <svg className={css.layer} width={width} height={height} aria-hidden="true">
        <Signs {...{ signs, marks, cursor }} />
        <Shapes shapes={edge} />
        <Shapes shapes={ruler.shapes} />
        <Parted drawing={drawing} at={props.parted} />
        {seen && (
          <path
            className={css.ring}
            d={`M${seen.x - 5} ${seen.top - 5}h10V${seen.bottom + 5}h-10z`}
          />
        )}
      </svg>
      <CursorLine {...props} at={at} pill={pill} top={first.top} foot={drawing.foot} />
      {seen && told !== undefined && (
        <Card mark={seen} width={width} lines={nameOf(told)} type={drawing.type} />
      )}
      <MarkWalk
        {...{ marks, cursor, nameOf, onOpen, onWhy, onWalk: walk }}
        onMeasure={ruler.onMeasure}
        onClear={ruler.onClear}
        from={walked ?? (chosen >= 0 ? chosen : undefined)}
      />
      {chosen >= 0 && <WhyButton mark={marks[chosen] as PlotMark} cursor={cursor} onWhy={onWhy} />}
      <Spot {...{ width, height }} boxOf={(lit) => boxOf(marks, lit, cursor)} />
      <Covers boxOf={(covered) => boxBefore(boxOf(marks, covered, cursor), at)} />
      {children}
    </div>
  );
}

/** A strong line through all plots, where two runs part. */
function Parted({
  drawing,
  at,
}: {
  readonly drawing: PlotDrawing;
  readonly at: number | undefined;
}) {
  const { x, boxes } = drawing;
  const [from = 0, to = 0] = x.domain();
  if (at === undefined || at < from || at > to) return null;
  const d = boxes.map((box) => `M${x(at)} ${box.top}V${bottom(box)}`).join('');
  return <path className={css.parted} d={d} data-mark />;
}

interface SignsProps {
  readonly marks: readonly PlotMark[];
  readonly signs: readonly Sign[];
  readonly cursor: Cursor;
}

/** Those that have come; what stands beside a covered mark would tell what it is. */
function Signs({ signs, marks, cursor }: SignsProps) {
  const covers = useCovers();
  const veiled = new Set(
    covers.length === 0
      ? []
      : marks.filter((mark) => covers.includes(wordOf(mark))).map(({ event }) => event),
  );
  return signs.map(
    (sign, i) =>
      sign.event < cursor.event &&
      !veiled.has(sign.event) && (
        // biome-ignore lint/suspicious/noArrayIndexKey: signs never change places.
        <g key={i}>
          <Shapes shapes={sign.shapes} />
        </g>
      ),
  );
}

/** Where the mark lies that stands for something; undefined while there is none. */
function boxOf(marks: readonly PlotMark[], lit: Mark, cursor: Cursor): PlotBox | undefined {
  const word = markWord(lit);
  const mark = marks.slice(0, marksBefore(marks, cursor)).find((each) => wordOf(each) === word);
  if (mark === undefined) return undefined;
  const { x, top, bottom: foot, right: end = x } = mark;
  return { left: x, top, width: end - x, height: foot - top };
}

/** As far as it has come. */
const boxBefore = (box: PlotBox | undefined, at: number) =>
  box && { ...box, width: Math.min(box.width, Math.max(0, at - box.left)) };

/** The first mark of a packet; −1 for none. Ten thousand are not gone through for nobody. */
function markOf(marks: readonly PlotMark[], frame: number | undefined): number {
  return frame === undefined || frame < 0 ? -1 : marks.findIndex((mark) => mark.frame === frame);
}

/** What a pointer does on the plot: it points, opens by a click, and drags. */
function usePointing(
  props: PlotPictureProps,
  { onDrag, onClear }: ReturnType<typeof useRuler>,
  point: (mark: number | undefined) => void,
) {
  const start = useRef<Place>(undefined);
  const { drawing, cursor, onPoint, onOpen, onWhy } = props;
  const { marks, x, boxes } = drawing;
  const placeOf = (event: PointerEvent<HTMLElement>): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const inside = ({ x: left, y: top }: Place) => boxAt(drawing, left, top) >= 0;
  return {
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const place = placeOf(event);
      const from = start.current;
      if (from !== undefined && Math.hypot(place.x - from.x, place.y - from.y) > CLICK) {
        event.currentTarget.setPointerCapture(event.pointerId);
        onDrag(from, place);
        return;
      }
      const found = markAt(marks, place.x, place.y, cursor);
      point(found < 0 ? undefined : found);
      onPoint?.(inside(place) ? x.invert(place.x) : undefined);
    },
    onPointerLeave() {
      point(undefined);
      onPoint?.(undefined);
    },
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const place = placeOf(event);
      const onButton =
        event.target instanceof Element && event.target.closest('button, a, details, [data-grip]');
      // Where several plots lie below each other, a finger scrolls.
      const scrolls = event.pointerType === 'touch' && boxes.length > 1;
      if (event.button === 0 && event.isPrimary && !onButton && !scrolls && inside(place))
        start.current = place;
    },
    onPointerCancel() {
      start.current = undefined;
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const from = start.current;
      start.current = undefined;
      const place = placeOf(event);
      if (from === undefined || Math.hypot(place.x - from.x, place.y - from.y) > CLICK) return;
      onClear();
      const mark = marks[markAt(marks, place.x, place.y, cursor)];
      if (mark === undefined) return;
      if (mark.frame >= 0) onOpen(mark.frame);
      else onWhy(mark.event);
    },
  };
}

interface WhyButtonProps extends Pick<PlotPictureProps, 'cursor' | 'onWhy'> {
  readonly mark: PlotMark;
}

/** Beside the mark whose packet is open. */
function WhyButton({ mark, cursor, onWhy }: WhyButtonProps) {
  const t = usePlotText();
  if (mark.event >= cursor.event) return null;
  return (
    <button
      type="button"
      className={css.why}
      style={{ left: mark.x, top: mark.bottom }}
      aria-label={t('why')}
      title={t('why')}
      onClick={() => onWhy(mark.event)}
    >
      ?
    </button>
  );
}

interface CardProps {
  readonly mark: PlotMark;
  readonly width: number;
  readonly lines: readonly string[];
  readonly type: PlotType;
}

/** What is pointed at, in words, beside it. */
function Card({ mark, width, lines: [name, ...more], type }: CardProps) {
  const rightwards = mark.x < width / 2;
  return (
    <div
      className={css.card}
      style={{
        fontSize: type.size,
        top: Math.max(0, (mark.top + mark.bottom) / 2 - 1.2 * type.size),
        ...(rightwards ? { left: mark.x + 12 } : { right: width - mark.x + 12 }),
      }}
      aria-hidden="true"
    >
      <strong>{name}</strong>
      {more.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
