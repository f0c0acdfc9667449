/** A sketch and how it came about, so that it can be taken back stroke by stroke. */
import type { Point } from './sketch.ts';

export interface Drawing {
  readonly sketch: readonly Point[];
  /** What it was before each stroke, the latest last. */
  readonly before: readonly (readonly Point[])[];
}

/** Further back nobody remembers. */
const MOST = 50;

/** The next stroke begins here. */
export const begun = ({ sketch, before }: Drawing): Drawing => ({
  sketch,
  before: [...before, sketch].slice(-MOST),
});

/** As it was before the last stroke. */
export function undone({ sketch, before }: Drawing): Drawing {
  return { sketch: before.at(-1) ?? sketch, before: before.slice(0, -1) };
}
