import { Undo2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { loadShare } from './lazy-parts.ts';
import { VIEWS } from './registry.ts';
import { useRun, useRunStore } from './run.ts';
import { runName } from './run-name.ts';
import css from './StageBar.module.css';
import { isShown, toggleView, useWorkbench } from './workbench-store.ts';

const ShareMenu = lazy(loadShare);

interface StageBarProps {
  /** What stands in front: the surface around the workbench has its own buttons. */
  readonly lead: ReactNode;
  readonly address: () => string;
}

/** Above the stage: which run is on it, and which views. */
export function StageBar({ lead, address }: StageBarProps) {
  const text = useLessonText();
  return (
    <div className={css.bar}>
      <h2 className="visually-hidden">{text('player.stage')}</h2>
      <span className={css.lead}>{lead}</span>
      <RunSwitch />
      <ViewSwitch />
      <Suspense fallback={<span className={css.place} />}>
        <ShareMenu address={address} />
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

/** Views that this run has something for. One main picture alone is not worth a button. */
function ViewSwitch() {
  const text = useLessonText();
  const say = useLocalized();
  const state = useWorkbench();
  const run = useRun((view) => view.model);
  const offered = VIEWS.filter((view) => view.offered(run));
  const mains = offered.filter(({ place }) => place === 'main');
  const shown = mains.find(({ id }) => state.views.has(id)) ?? mains[0];
  return (
    <fieldset className={css.views}>
      <legend className="visually-hidden">{text('player.views')}</legend>
      {offered
        .filter(({ place }) => place !== 'main' || mains.length > 1)
        .map((view) => (
          <button
            key={view.id}
            type="button"
            aria-pressed={view === shown ? state.enlarged === null : isShown(state, view.id)}
            onClick={() => toggleView(view)}
          >
            {say(view.title)}
          </button>
        ))}
    </fieldset>
  );
}
