import { Pause, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { announce } from '../a11y/announce.tsx';
import { useRun, useRunStore } from '../workbench/run.ts';
import { Scrubber } from '../workbench/timeline/Scrubber.tsx';
import timeline from '../workbench/timeline/Timeline.module.css';
import { SpeedChoice, StepButton } from '../workbench/timeline/Timeline.tsx';
import { instantText } from '../workbench/timeline/time-text.ts';
import { useWorkbench } from '../workbench/workbench-store.ts';
import { backToNow, holdHere } from './follow.ts';
import css from './live.module.css';
import { secondsText } from './quantities.ts';
import { useLiveText } from './text.ts';

/** The timeline of a live run: its time is the wall's, and its end is now. */
export function LiveTimeline({ goesOn }: { readonly goesOn: boolean }) {
  const text = useLessonText();
  useSaid(goesOn);
  return (
    <section className={timeline.timeline} aria-label={text('player.timeline')}>
      <div className={timeline.transport}>
        <StepButton direction={-1} />
        <PlayButton />
        <StepButton direction={1} />
      </div>
      <Readout goesOn={goesOn} />
      {goesOn ? <NowButton /> : <SpeedChoice />}
      <Scrubber />
    </section>
  );
}

/** While now is followed, it stays here; behind now, it plays. */
function PlayButton() {
  const text = useLessonText();
  const own = useLiveText();
  const run = useRunStore();
  const playing = useRun((state) => state.playing);
  const following = useWorkbench((state) => state.following);
  const { play, pause } = run.getState();
  const moves = playing || following;
  const label = following ? own('now.hold') : text(playing ? 'timeline.pause' : 'timeline.play');
  return (
    <button
      type="button"
      className={timeline.play}
      aria-label={label}
      title={label}
      onClick={following ? holdHere : playing ? pause : play}
    >
      {moves ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
    </button>
  );
}

function Readout({ goesOn }: { readonly goesOn: boolean }) {
  const text = useLiveText();
  const language = useLanguage();
  const at = useRun((state) => state.cursor.at);
  const behind = useRun(({ endAt, cursor }) => Math.round((endAt - cursor.at) / 1_000_000));
  const following = useWorkbench((state) => state.following);
  const how = !goesOn
    ? text('now.recorded')
    : following
      ? text('now.following')
      : text('now.behind', { time: secondsText(behind, language) });
  return (
    <div className={timeline.readout}>
      <output className={timeline.instant} aria-label={text('now.joined')}>
        {instantText(at)}
      </output>
      <p className={timeline.how} data-behind={(goesOn && !following) || undefined}>
        {text('now.joined')} · <span className={css.how}>{how}</span>
      </p>
    </div>
  );
}

function NowButton() {
  const text = useLiveText();
  const run = useRunStore();
  const following = useWorkbench((state) => state.following);
  return (
    <button
      type="button"
      className={css.now}
      aria-pressed={following}
      aria-label={text('now.backLabel')}
      aria-keyshortcuts="End"
      title={`${text('now.backLabel')} (End)`}
      onClick={() => backToNow(run)}
    >
      {text('now.back')}
    </button>
  );
}

/** Leaving now is said, and coming back. */
function useSaid(goesOn: boolean): void {
  const text = useLiveText();
  const run = useRunStore();
  const following = useWorkbench((state) => state.following);
  const before = useRef(following);
  useEffect(() => {
    if (before.current === following) return;
    before.current = following;
    if (!goesOn) return;
    const time = instantText(run.getState().cursor.at);
    announce(following ? text('now.again') : text('now.told', { time }));
  }, [following, goesOn, run, text]);
}
