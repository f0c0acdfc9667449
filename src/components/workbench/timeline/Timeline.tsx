import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Pause, Play } from 'lucide-react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { changeSettings, SPEEDS, type Speed } from '../../../runtime/settings.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { useRun, useRunStore } from '../run.ts';
import { Scrubber } from './Scrubber.tsx';
import css from './Timeline.module.css';
import { instantText, speedText } from './time-text.ts';

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
  const { stepEvent, stepPacket, play, pause } = run.getState();
  return (
    <div className={css.transport}>
      <IconButton
        className={css.control}
        label={text('timeline.packetPrevious')}
        onClick={() => stepPacket(-1)}
      >
        <ChevronsLeft aria-hidden="true" />
      </IconButton>
      <IconButton
        className={css.control}
        label={text('timeline.eventPrevious')}
        onClick={() => stepEvent(-1)}
      >
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <button
        type="button"
        className={css.play}
        aria-label={text(playing ? 'timeline.pause' : 'timeline.play')}
        onClick={playing ? pause : play}
      >
        {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
      <IconButton
        className={css.control}
        label={text('timeline.eventNext')}
        onClick={() => stepEvent(1)}
      >
        <ChevronRight aria-hidden="true" />
      </IconButton>
      <IconButton
        className={css.control}
        label={text('timeline.packetNext')}
        onClick={() => stepPacket(1)}
      >
        <ChevronsRight aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** The instant at the cursor. It says that this is virtual time, and whether it runs. */
function Readout() {
  const text = useLessonText();
  const at = useRun((state) => state.cursor.at);
  const playing = useRun((state) => state.playing);
  return (
    <div className={css.readout}>
      <output className={css.instant} aria-label={text('timeline.virtual')}>
        {instantText(at)}
      </output>
      <p className={css.how}>
        {text('timeline.virtual')} · {text(playing ? 'timeline.playing' : 'timeline.paused')}
      </p>
    </div>
  );
}

function SpeedChoice() {
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
