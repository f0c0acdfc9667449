import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { Suspense } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { changeSettings, SPEEDS, type Speed } from '../../../runtime/settings.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { lazyPart } from '../../shell/lazy-part.ts';
import { loadAtEnd } from '../lazy-parts.ts';
import { useRun, useRunStore } from '../run.ts';
import { Scrubber } from './Scrubber.tsx';
import css from './Timeline.module.css';
import { instantText, speedText } from './time-text.ts';

const AtEnd = lazyPart(loadAtEnd);

/** The run as a line: step, play, choose a speed, scrub. */
export function Timeline() {
  const text = useLessonText();
  return (
    <section className={css.timeline} aria-label={text('player.timeline')}>
      <Transport />
      <Readout />
      <SpeedChoice />
      <Scrubber />
    </section>
  );
}

function Transport() {
  const text = useLessonText();
  const run = useRunStore();
  const playing = useRun((state) => state.playing);
  const { play, pause } = run.getState();
  return (
    <div className={css.transport}>
      <StepButton direction={-1} />
      <button
        type="button"
        className={css.play}
        aria-label={text(playing ? 'timeline.pause' : 'timeline.play')}
        onClick={playing ? pause : play}
      >
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
      <StepButton direction={1} />
    </div>
  );
}

/** One event on or back; with Shift, as on the keyboard, one packet. */
export function StepButton({ direction }: { readonly direction: 1 | -1 }) {
  const text = useLessonText();
  const run = useRunStore();
  const { stepEvent, stepPacket } = run.getState();
  const label = text(direction < 0 ? 'timeline.eventPrevious' : 'timeline.eventNext');
  return (
    <IconButton
      className={css.control}
      label={label}
      title={text('timeline.shift', { what: label })}
      onClick={(event) => (event.shiftKey ? stepPacket : stepEvent)(direction)}
    >
      {direction < 0 ? <ChevronLeft aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
    </IconButton>
  );
}

/** The instant at the cursor. It says that this is virtual time, whether it runs, or why it ends. */
function Readout() {
  const text = useLessonText();
  const at = useRun((state) => state.cursor.at);
  const playing = useRun((state) => state.playing);
  const ended = useRun(({ complete, cursor, endAt }) => complete && cursor.at >= endAt);
  const how = text(playing ? 'timeline.playing' : 'timeline.paused');
  return (
    <div className={css.readout}>
      <output className={css.instant} aria-label={text('timeline.virtual')}>
        {instantText(at)}
      </output>
      <p className={css.how}>
        {text('timeline.virtual')} ·{' '}
        {ended ? (
          <Suspense fallback={how}>
            <AtEnd />
          </Suspense>
        ) : (
          how
        )}
      </p>
    </div>
  );
}

export function SpeedChoice() {
  const text = useLessonText();
  const speed = useRun((state) => state.speed);
  const run = useRunStore();
  const choose = (value: Speed) => {
    run.getState().setSpeed(value);
    changeSettings({ speed: value });
  };
  return (
    <select
      className={css.speed}
      aria-label={text('timeline.speed')}
      value={speed}
      onChange={(event) => choose(Number(event.target.value) as Speed)}
    >
      {SPEEDS.map((each) => (
        <option key={each} value={each}>
          {speedText(each, text)}
        </option>
      ))}
    </select>
  );
}
