/** What of the stream is looked at, in the look that plots share: its stretch is one of bytes. */
import type { PlotLook } from '../../view-kit/plot/look.ts';
import type { Range } from './model.ts';

const WHOLE = 'w';

/** The bytes in sight; undefined: they follow the window. */
export function sightOf({ shown, marks }: PlotLook): Range | 'whole' | undefined {
  if (marks.includes(WHOLE)) return 'whole';
  return shown && { from: shown[0], to: shown[1] };
}

export function looking(look: PlotLook, at: Range | 'whole' | undefined): PlotLook {
  if (at === 'whole') return { ...look, shown: undefined, marks: WHOLE };
  return { ...look, shown: at && [at.from, at.to], marks: '' };
}
