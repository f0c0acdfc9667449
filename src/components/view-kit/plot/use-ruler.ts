/** The ruler that a drag lays on a plot, or a walk from mark to mark with Shift. */
import { useState } from 'react';
import type { Cursor } from '../../../model/cursor.ts';
import { announce } from '../../a11y/announce.tsx';
import type { PlotDrawing } from './drawing.ts';
import {
  boxAt,
  heightIn,
  measure,
  measuredWords,
  type Ruler,
  type RulerEnd,
  rulerShapes,
  scaleIn,
} from './ruler.ts';
import type { Shape } from './shapes.ts';
import { markAt } from './twin.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

export function useRuler(drawing: PlotDrawing, cursor: Cursor, roundTrip: number) {
  const [ruler, lay] = useState<Ruler>();
  /** At a mark, if there is one near. */
  const endAt = ({ x, y }: Place, box: number): RulerEnd => {
    const near = drawing.marks[markAt(drawing.marks, x, y, cursor)];
    const height =
      near && (Math.abs(near.top - y) < Math.abs(near.bottom - y) ? near.top : near.bottom);
    return {
      at: drawing.x.invert(near?.x ?? x),
      value: scaleIn(drawing, box).invert(height ?? y),
    };
  };
  const stretch = (from: Place, to: Place): Ruler => {
    const boxes = [boxAt(drawing, from.x, from.y), boxAt(drawing, to.x, to.y)];
    const box = boxes[0] === boxes[1] ? (boxes[0] as number) : -1;
    const next = { box, from: endAt(from, box), to: endAt(to, box) };
    lay(next);
    return next;
  };
  const words = (of: Ruler) => {
    const height = heightIn(drawing, of.box);
    return measuredWords(measure(of, roundTrip, height), height?.unit);
  };
  return {
    shapes: ruler ? rulerShapes(ruler, words(ruler), drawing) : NONE,
    onDrag: (from: Place, to: Place) => void stretch(from, to),
    onClear: () => lay(undefined),
    onMeasure(from: Place, to: Place) {
      announce(
        Object.values(words(stretch(from, to)))
          .filter(Boolean)
          .join(', '),
      );
    },
  };
}

const NONE: readonly Shape[] = [];
