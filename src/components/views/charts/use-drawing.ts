import { type CSSProperties, useEffect, useState } from 'react';
import type { MachineKind } from '../../../machines/kind.ts';
import type { Drawing } from './drawing.ts';
import type { ChartSize } from './place.ts';

const drawings = new Map<string, Promise<Drawing>>();
const there = new Map<string, Drawing>();

function fetchDrawing(kind: MachineKind): Promise<Drawing> {
  let drawing = drawings.get(kind.id);
  if (drawing === undefined) {
    drawing = import('./drawing.ts').then(({ loadDrawing }) => loadDrawing(kind));
    drawings.set(kind.id, drawing);
    drawing.then(
      (made) => there.set(kind.id, made),
      // Whoever looks at it next fetches it again.
      () => drawings.delete(kind.id),
    );
  }
  return drawing;
}

/** The chart of a machine, once it is fetched. */
export function useDrawing(kind: MachineKind): Drawing | undefined {
  const [, setFetched] = useState('');
  const drawing = there.get(kind.id);
  useEffect(() => {
    if (drawing !== undefined) return;
    let here = true;
    fetchDrawing(kind).then(
      () => here && setFetched(kind.id),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [kind, drawing]);
  return drawing;
}

/** That of TCP's, which most charts are. */
const USUAL = { compact: { width: 280, height: 424 }, large: { width: 820, height: 643 } };

/** A chart's own width and proportions, for the style sheet; a guess as long as it is being fetched. */
export function chartStyle(drawing: Drawing | undefined, size: ChartSize): CSSProperties {
  const { width, height } = drawing?.layout(size) ?? USUAL[size];
  return { '--aspect': width / height, '--chart-width': width } as CSSProperties;
}
