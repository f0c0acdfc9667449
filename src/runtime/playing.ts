/** Playing: the cursor follows the wall's clock, frame by frame. */
import { cursorAfter, visibleAt } from '../model/cursor.ts';
import { playOn } from './playback.ts';
import { foldedTime, type Stage, seekTo, shownRun, toBeginning, withEvents } from './stage.ts';

/** The longest wall time one frame may stand for, seconds: a sleeping tab does not jump. */
const LONGEST_FRAME = 0.1;

export function startPlaying(stage: Stage, stopAfter?: number): void {
  const { playing, complete, cursor, endAt } = stage.store.getState();
  stage.stopAfter = stopAfter;
  if (playing) return;
  if (stopAfter === undefined && complete && cursor.at >= endAt) {
    toBeginning(stage);
  }
  stage.lastFrame = stage.clock.now();
  stage.store.setState({ playing: true });
  stage.frame = stage.clock.nextFrame(() => tick(stage));
}

export function stopPlaying(stage: Stage): void {
  stage.stopAfter = undefined;
  stage.clock.cancelFrame(stage.frame);
  const { playing, cursor } = stage.store.getState();
  if (!playing) return;
  stage.store.setState({ playing: false, cursor: { ...cursor, at: Math.floor(cursor.at) } });
}

function tick(stage: Stage): void {
  const { playing, cursor, speed, endAt, complete } = stage.store.getState();
  if (!playing) return;
  const now = stage.clock.now();
  const seconds = Math.min(LONGEST_FRAME, (now - stage.lastFrame) / 1_000);
  stage.lastFrame = now;
  const run = shownRun(stage);
  // Fractions of a microsecond are kept while playing, or slow speeds would stand still.
  const at = playOn(foldedTime(stage), cursor.at, speed, seconds);
  const { stopAfter = run.log.count } = stage;
  const goal = stopAfter < run.log.count ? cursorAfter(run.log, stopAfter) : undefined;
  if (goal !== undefined && at >= goal.at) {
    stopPlaying(stage);
    stage.store.setState({ cursor: goal });
  } else if (at >= endAt && complete) {
    stopPlaying(stage);
    seekTo(stage, endAt);
  } else {
    withEvents(stage, run, at, () => {
      if (!stage.store.getState().playing) return;
      stage.store.setState({ cursor: visibleAt(run.log, at) });
      stage.frame = stage.clock.nextFrame(() => tick(stage));
    });
  }
}
