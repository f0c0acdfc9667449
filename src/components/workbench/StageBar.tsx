import { GitBranchPlus } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { IconButton } from '../shell/IconButton.tsx';
import { lazyPart } from '../shell/lazy-part.ts';
import type { StageView } from '../view-kit/stage-view.ts';
import { modeOf } from './arrange.ts';
import { loadArrange, loadRunSwitch, loadShare, loadTabs } from './lazy-parts.ts';
import { isOffered, VIEWS } from './registry.ts';
import { useRun } from './run.ts';
import { useComparedId } from './runs/use-comparing.ts';
import css from './StageBar.module.css';
import { useChosenInSight } from './use-chosen-in-sight.ts';
import { usePlan } from './use-plan.ts';
import { isShown, toggleChangePanel, toggleView, useWorkbench } from './workbench-store.ts';

const ShareMenu = lazyPart(loadShare);
const RunSwitch = lazyPart(loadRunSwitch);
const ArrangeMenu = lazyPart(loadArrange);
const Tabs = lazyPart(loadTabs);

interface StageBarProps {
  /** What stands in front: the surface around the workbench has its own buttons. */
  readonly lead: ReactNode;
  readonly address: () => Promise<string | undefined>;
  readonly noLink?: string | undefined;
  readonly save?: (() => void) | undefined;
}

/** Above the stage: which run is on it, and which views. */
export function StageBar({ lead, ...share }: StageBarProps) {
  const comparing = useComparedId() !== null;
  return (
    <div className={css.bar} data-comparing={comparing || undefined}>
      <span className={css.lead}>{lead}</span>
      <Runs />
      {comparing || <ViewSwitch />}
      <Suspense fallback={<span className={css.place} />}>
        <ChangeButton />
        <ArrangeMenu />
        <ShareMenu {...share} />
      </Suspense>
    </div>
  );
}

/** Opens the form of what can be another in the run. */
function ChangeButton() {
  const text = useLessonText();
  const open = useWorkbench((state) => state.panel === 'change');
  const fixed = useRun((state) => state.fixed);
  if (fixed) return null;
  return (
    <IconButton label={text('player.panel.change')} expanded={open} onClick={toggleChangePanel}>
      <GitBranchPlus aria-hidden="true" />
    </IconButton>
  );
}

/** As long as there is one run, there is nothing to choose. */
function Runs() {
  const text = useLessonText();
  const several = useRun((state) => state.runs.length > 1);
  const alone = <span className={css.run}>{text('player.run.original')}</span>;
  return several ? (
    <Suspense fallback={alone}>
      <RunSwitch />
    </Suspense>
  ) : (
    alone
  );
}

/** Views that this run has something for: switched on and off, or tabs where one has room. */
function ViewSwitch() {
  const run = useRun((view) => view.model);
  const room = useWorkbench((state) => state.room);
  const plan = usePlan();
  const fixed = useRun((view) => view.fixed);
  const offered = VIEWS.filter((view) => isOffered(view, { model: run, fixed }));
  if (modeOf(plan, run, room) === 'tabs') {
    return (
      <Suspense fallback={<span className={css.views} />}>
        <Tabs offered={offered} first={plan.first} />
      </Suspense>
    );
  }
  return <Switches offered={offered} />;
}

/** One main picture alone is not worth a button. */
function Switches({ offered }: { readonly offered: readonly StageView[] }) {
  const text = useLessonText();
  const say = useLocalized();
  const state = useWorkbench();
  const mains = offered.filter(({ place }) => place === 'main');
  const worth = (view: StageView) =>
    view.place !== 'main' || mains.length > 1 || state.alone !== null || !isShown(state, view);
  const first = offered.find((view) => isShown(state, view));
  const row = useChosenInSight<HTMLFieldSetElement>(first?.id ?? '');
  return (
    <fieldset ref={row} className={css.views}>
      <legend className="visually-hidden">{text('player.views')}</legend>
      {offered.filter(worth).map((view) => (
        <button
          key={view.id}
          type="button"
          aria-pressed={isShown(state, view)}
          onClick={() => toggleView(view)}
        >
          {say(view.title)}
        </button>
      ))}
    </fieldset>
  );
}
