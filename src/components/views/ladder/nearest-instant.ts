import type { Instant } from '../../../stack/core/instant.ts';
import type { LadderPicture } from './use-ladder.ts';

/** How near an instant may be and still be meant, px. */
const REACH = 9;

/** The instant at a height: that at which a packet leaves or arrives, if one is near. */
export function nearestInstant(
  {
    run,
    layout,
  }: {
    readonly run: Pick<LadderPicture['run'], 'packets'>;
    readonly layout: { readonly scale: Pick<LadderPicture['layout']['scale'], 'y' | 'at'> };
  },
  y: number,
): Instant {
  const { scale } = layout;
  let [best, least] = [Math.max(0, Math.round(scale.at(y))), REACH];
  for (const { starts, arrives } of run.packets) {
    for (const at of [starts, arrives]) {
      const off = Math.abs(scale.y(at) - y);
      if (off <= least) [best, least] = [at, off];
    }
  }
  return best;
}
