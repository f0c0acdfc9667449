import { PanelLeftClose, PanelLeftOpen, Undo2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import type { RunLabel } from '../../runtime/run-view.ts';
import { loadShare } from '../lesson/later.ts';
import { isShown, toggleProse, toggleView, usePlayer, VIEWS } from '../lesson/player-store.ts';
import { IconButton } from '../shell/IconButton.tsx';
import { useRun, useRunStore } from './run.ts';
import css from './StageBar.module.css';

const ShareMenu = lazy(loadShare);

/** Above the stage: which run is on it, and what stands beside the ladder. */
export function StageBar() {
  const text = useLessonText();
  const prose = usePlayer((state) => state.prose);
  const label = text(prose ? 'player.shrink' : 'player.expand');
  return (
    <div className={css.bar}>
      <h2 className="visually-hidden">{text('player.stage')}</h2>
      <IconButton className={css.fold} label={label} expanded={prose} onClick={toggleProse}>
        {prose ? <PanelLeftClose aria-hidden="true" /> : <PanelLeftOpen aria-hidden="true" />}
      </IconButton>
      <RunSwitch />
      <ViewSwitch />
      <Suspense fallback={<span className={css.place} />}>
        <ShareMenu />
      </Suspense>
    </div>
  );
}

function RunSwitch() {
  const text = useLessonText();
  const run = useRunStore();
  const runs = useRun((state) => state.runs);
  const current = useRun((state) => state.current);
  if (runs.length < 2) return <span className={css.run}>{text('player.run.original')}</span>;
  const original = runs[0]!.id;
  const { selectRun } = run.getState();
  return (
    <div className={css.run}>
      <select
        aria-label={text('player.run')}
        value={current}
        onChange={(event) => selectRun(event.target.value)}
      >
        {runs.map((each) => (
          <option key={each.id} value={each.id}>
            {runName(each, text)}
          </option>
        ))}
      </select>
      {current !== original && (
        <button
          type="button"
          className={css.back}
          title={text('player.run.back')}
          onClick={() => selectRun(original)}
        >
          <Undo2 aria-hidden="true" /> <span>{text('player.run.back')}</span>
        </button>
      )}
    </div>
  );
}

function runName(run: RunLabel, text: ReturnType<typeof useLessonText>): string {
  if (run.fork === 0) return text('player.run.original');
  if (run.dropped === undefined) return text('player.run.fork', { n: run.fork });
  return text('player.run.dropped', { n: run.fork, what: run.dropped });
}

function ViewSwitch() {
  const text = useLessonText();
  const player = usePlayer();
  return (
    <fieldset className={css.views}>
      <legend className="visually-hidden">{text('player.views')}</legend>
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={isShown(player, view)}
          onClick={() => toggleView(view)}
        >
          {text(`player.view.${view}`)}
        </button>
      ))}
    </fieldset>
  );
}
