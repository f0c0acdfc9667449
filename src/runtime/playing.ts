/** Playing: the cursor follows the wall's clock, frame by frame. */
import { cursorAfter, visibleAt } from '../model/cursor.ts';
import { playOn } from './playback.ts';
import {
  foldedTime,
  type RunController,
  seekTo,
  shownRun,
  toBeginning,
  withEvents,
} from './run-controller.ts';

/** The longest wall time one frame may stand for, seconds: a sleeping tab does not jump. */
const LONGEST_FRAME = 0.1;

export function startPlaying(controller: RunController, stopAfter?: number): void {
  const { playing, complete, cursor, endAt } = controller.store.getState();
  controller.stopAfter = stopAfter;
  if (playing) return;
  if (stopAfter === undefined && complete && cursor.at >= endAt) {
    toBeginning(controller);
  }
  controller.lastFrame = controller.clock.now();
  controller.store.setState({ playing: true });
  controller.frame = controller.clock.nextFrame(() => tick(controller));
}

export function stopPlaying(controller: RunController): void {
  controller.stopAfter = undefined;
  controller.clock.cancelFrame(controller.frame);
  const { playing, cursor } = controller.store.getState();
  if (!playing) return;
  controller.store.setState({ playing: false, cursor: { ...cursor, at: Math.floor(cursor.at) } });
}

function tick(controller: RunController): void {
  const { playing, cursor, speed, endAt, complete } = controller.store.getState();
  if (!playing) return;
  const now = controller.clock.now();
  const seconds = Math.min(LONGEST_FRAME, (now - controller.lastFrame) / 1_000);
  controller.lastFrame = now;
  const run = shownRun(controller);
  // Fractions of a microsecond are kept while playing, or slow speeds would stand still.
  const at = playOn(foldedTime(controller), cursor.at, speed, seconds);
  const { stopAfter = run.log.count } = controller;
  const goal = stopAfter < run.log.count ? cursorAfter(run.log, stopAfter) : undefined;
  if (goal !== undefined && at >= goal.at) {
    stopPlaying(controller);
    controller.store.setState({ cursor: goal });
  } else if (at >= endAt && complete) {
    stopPlaying(controller);
    seekTo(controller, endAt);
  } else {
    withEvents(controller, run, at, () => {
      if (!controller.store.getState().playing) return;
      controller.store.setState({ cursor: visibleAt(run.log, at) });
      controller.frame = controller.clock.nextFrame(() => tick(controller));
    });
  }
}
