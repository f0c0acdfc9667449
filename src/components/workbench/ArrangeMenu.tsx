import { LayoutPanelLeft } from 'lucide-react';
import { useId } from 'react';
import { useAskedText } from '../../i18n/asked.ts';
import { useLocalized } from '../../i18n/index.ts';
import icon from '../shell/IconButton.module.css';
import list from '../view-kit/menu.module.css';
import type { StageView } from '../view-kit/stage-view.ts';
import { useMenu } from '../view-kit/use-menu.ts';
import css from './ArrangeMenu.module.css';
import { fullScreenSwitch } from './enlarge.ts';
import { LEAST_SHARE, MOST_SHARE, type StagePlan } from './plan.ts';
import { VIEWS } from './registry.ts';
import { useRun } from './run.ts';
import { useStageText } from './stage-text.ts';
import { usePlan } from './use-plan.ts';
import {
  forgetChoice,
  putView,
  type Standing,
  shareStage,
  showAlone,
  splitStage,
  standingOf,
  swapPlaces,
  useWorkbench,
} from './workbench-store.ts';

/** Which picture stands where, and how much of the stage it has. */
export default function ArrangeMenu() {
  const text = useAskedText();
  const { menu } = useMenu();
  const run = useRun((state) => state.model);
  const plan = usePlan();
  const fullScreen = fullScreenSwitch();
  return (
    <details
      {...menu}
      className={list.menu}
      onBlur={(event) => {
        // A press on the words between its controls takes the focus nowhere: it stays.
        if (event.relatedTarget !== null) menu.onBlur(event);
      }}
    >
      <summary className={icon.round} aria-label={text('arrange')} title={text('arrange')}>
        <LayoutPanelLeft aria-hidden="true" />
      </summary>
      <div className={css.items}>
        <fieldset className={css.rows}>
          <legend>{text('where')}</legend>
          {VIEWS.filter((view) => view.offered(run)).map((view) => (
            <Standings key={view.id} view={view} plan={plan} />
          ))}
        </fieldset>
        {plan.second && <Sharing plan={plan} />}
        <div className={css.buttons}>
          {fullScreen && (
            <button type="button" onClick={fullScreen}>
              {text('fullScreen')} <kbd>F</kbd>
            </button>
          )}
          <button type="button" onClick={forgetChoice}>
            {text('suggested')}
          </button>
        </div>
      </div>
    </details>
  );
}

interface StandingsProps {
  readonly view: StageView;
  readonly plan: StagePlan;
}

/** One view: where it stands is chosen from a list. */
function Standings({ view, plan }: StandingsProps) {
  const text = useAskedText();
  const stage = useStageText();
  const say = useLocalized();
  const id = useId();
  const alone = useWorkbench((state) => state.alone?.view === view.id);
  const standings: readonly Standing[] = [
    ...(['none', 'first', 'second'] as const),
    ...(view.place === 'side' ? (['sides'] as const) : []),
  ];
  const only = view === plan.first && plan.second === undefined;
  return (
    <div className={css.row}>
      <label htmlFor={id}>{say(view.title)}</label>
      <select
        id={id}
        aria-label={text('whereIs', { view: say(view.title) })}
        value={alone ? 'alone' : standingOf(plan, view)}
        onChange={({ target: { value } }) => {
          if (value === 'alone') showAlone(view.id);
          else putView(view, value as Standing);
        }}
      >
        {standings.map((standing) => (
          <option key={standing} value={standing} disabled={standing === 'none' && only}>
            {text(standing)}
          </option>
        ))}
        <option value="alone">{stage('alone', { view: say(view.title) })}</option>
      </select>
    </div>
  );
}

function Sharing({ plan }: { readonly plan: StagePlan }) {
  const text = useAskedText();
  const stage = useStageText();
  const name = useId();
  return (
    <fieldset className={css.rows}>
      <legend>{text('split')}</legend>
      {(['beside', 'below'] as const).map((split) => (
        <label key={split} className={css.choice}>
          <input
            type="radio"
            name={name}
            checked={plan.split === split}
            onChange={() => splitStage(split)}
          />
          {text(split)}
        </label>
      ))}
      <label className={css.row}>
        {text('share')}
        <input
          type="range"
          min={LEAST_SHARE}
          max={MOST_SHARE}
          value={plan.share}
          aria-valuetext={stage('percent', { n: plan.share })}
          onChange={({ target }) => shareStage(Number(target.value))}
        />
      </label>
      <button type="button" className={css.swap} onClick={swapPlaces}>
        {stage('swap')} <kbd>X</kbd>
      </button>
    </fieldset>
  );
}
