/**
 * How long a run that was made of a live one is true. In it, the network says what it said then, for
 * that was recorded; from the first frame on in which our side says something else than it did, those
 * are answers to somebody else.
 */

import type { Instant } from '../../../stack/core/instant.ts';
import { createCapture } from '../../../stack/trace/capture.ts';
import { createLog } from '../../../stack/trace/log.ts';
import type { Keyframe, SessionRun } from '../../../stack/world/session.ts';
import { createSimulator, run } from '../../../stack/world/simulator.ts';
import { cloneWorld } from '../../../stack/world/world.ts';
import { withOutlet } from './outlet.ts';

interface Sent {
  readonly at: Instant;
  readonly frame: Uint8Array;
}

/** Heap entries between two looks at what has left. */
const STEPS = 500;

/** When they first sent something different, or at another time; null: never, as far as the fork goes. */
export function firstDifference(live: SessionRun, fork: SessionRun): Instant | null {
  const from = lastShared(live, fork);
  const until = Math.min(live.sim.world.now, fork.sim.world.now);
  const [was, is] = [from.live, from.fork].map((keyframe, i) =>
    sentFrom([live, fork][i] as SessionRun, keyframe, until),
  ) as [Generator<Sent>, Generator<Sent>];
  for (;;) {
    const [a, b] = [was.next(), is.next()];
    if (a.done === true && b.done === true) return null;
    if (a.done === true || b.done === true) return (a.value ?? b.value).at;
    // The same octets at another time are something else, too: the answers came when they came.
    if (a.value.at !== b.value.at || !same(a.value.frame, b.value.frame)) {
      return Math.min(a.value.at, b.value.at);
    }
  }
}

/** Where both were the same world. Every run has its first keyframe, at its beginning. */
function lastShared(live: SessionRun, fork: SessionRun): { live: Keyframe; fork: Keyframe } {
  const shared = fork.keyframes.findLast((each) => live.keyframes.includes(each));
  if (shared !== undefined) return { live: shared, fork: shared };
  return { live: live.keyframes[0] as Keyframe, fork: fork.keyframes[0] as Keyframe };
}

/** What a run sends to the network from a keyframe on. The run itself stays as it is. */
function* sentFrom({ sim }: SessionRun, keyframe: Keyframe, until: Instant): Generator<Sent> {
  const leaving: Sent[] = [];
  const kernel = withOutlet(sim.kernel, (frame) => leaving.push({ at: again.world.now, frame }));
  const world = cloneWorld(keyframe.world);
  const again = createSimulator(world, createLog(false), sim.inputs, createCapture(false), kernel);
  for (let more = true; more; ) {
    more = run(again, until, STEPS);
    yield* leaving.splice(0);
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, i) => octet === b[i]);
