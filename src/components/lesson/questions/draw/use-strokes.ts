import { useRef, useState } from 'react';
import type { Point } from './sketch.ts';
import { begun, type Drawing, undone } from './strokes.ts';

export interface Strokes {
  /** A stroke begins, or a point is set; of several by the same hand the first counts. */
  readonly begin: (by?: string) => void;
  readonly draw: (change: (sketch: readonly Point[]) => readonly Point[]) => void;
  /** Takes the last stroke back; undefined while there is none. */
  readonly undo: (() => void) | undefined;
}

/** The sketch as it is drawn: several moves of a pointer may come before it is drawn anew. */
export function useStrokes(
  sketch: readonly Point[],
  onSketch: ((sketch: readonly Point[]) => void) | undefined,
): Strokes {
  const [before, setBefore] = useState<Drawing['before']>([]);
  const now = useRef<Drawing>({ sketch, before });
  now.current = { sketch, before };
  const hand = useRef<string>(undefined);
  const become = (next: Drawing) => {
    now.current = next;
    setBefore(next.before);
    onSketch?.(next.sketch);
  };
  return {
    begin(by) {
      if (by === undefined || by !== hand.current) become(begun(now.current));
      hand.current = by;
    },
    draw: (change) => become({ ...now.current, sketch: change(now.current.sketch) }),
    undo:
      before.length === 0
        ? undefined
        : () => {
            hand.current = undefined;
            become(undone(now.current));
          },
  };
}
