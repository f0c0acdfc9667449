import { use } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import type { ChangeEntry, StageView } from '../../view-kit/stage-view.ts';
import { modeOf } from '../arrange.ts';
import { VIEWS } from '../registry.ts';
import { useRun, useRunStore } from '../run.ts';
import { usePlan } from '../use-plan.ts';
import { closePanel } from '../workbench-store.ts';
import { CallForm } from './CallForm.tsx';
import css from './Change.module.css';
import { entriesOf, openEntry } from './change-entries.ts';
import { useRunsText } from './text.ts';

/** Beside the stage: the views in which runs are changed, and a call that is made at another time. */
export default function ChangePanel() {
  const text = useRunsText();
  const run = useRun((state) => state.model);
  const views = VIEWS.filter((view) => view.offered(run));
  return (
    <div className={css.panel}>
      <h3>{text('change')}</h3>
      <ul className={css.entries}>
        {views.map((view) => (
          <Entries key={view.id} view={view} />
        ))}
      </ul>
      <h4>{text('aCall')}</h4>
      <CallForm />
    </div>
  );
}

function Entries({ view }: { readonly view: StageView }) {
  const found = entriesOf(view);
  if (found === undefined) return null;
  return use(found).entries.map((entry) => (
    <li key={entry.title.en}>
      <Entry view={view} entry={entry} />
    </li>
  ));
}

interface EntryProps {
  readonly view: StageView;
  readonly entry: ChangeEntry;
}

/** Opens a view, which two runs beside each other have no room for. */
function Entry({ view, entry }: EntryProps) {
  const say = useLocalized();
  const store = useRunStore();
  const run = useRun((state) => state.model);
  const plan = usePlan();
  const open = () => {
    const { compared, compare } = store.getState();
    if (compared !== null) compare(null);
    closePanel();
    openEntry(view, entry, (room) => modeOf(plan, run, room) === 'tabs');
  };
  return (
    <button type="button" className={css.entry} onClick={open}>
      <span>{say(entry.title)}</span>
      <span className={css.where}>{say(view.title)}</span>
    </button>
  );
}
