import { Columns2, Undo2, X } from 'lucide-react';
import { COMPARE_MODES, type RunStore } from '../../../runtime/run-view.ts';
import { useRun, useRunStore } from '../run.ts';
import css from '../StageBar.module.css';
import { letterOf } from './letter.ts';
import { useRunsText } from './text.ts';
import { useComparedId } from './use-comparing.ts';
import { useOverlays } from './use-overlays.ts';
import { type NamedRun, useRunNames } from './use-run-names.ts';

/** In the bar above the stage, once there are several runs: which is on it, and what it is beside. */
export default function RunSwitch() {
  const text = useRunsText();
  const run = useRunStore();
  const names = useRunNames();
  const current = useRun((state) => state.current);
  const compared = useComparedId();
  const [original] = names;
  const here = names.find(({ label }) => label.id === current);
  if (original === undefined || here === undefined) return null;
  const { selectRun, compare } = run.getState();
  const other = names.find(({ label }) => label.id === (compared ?? here.label.parent));
  return (
    <div className={css.run}>
      <select
        data-runs
        aria-label={text('select')}
        value={current}
        onChange={(event) => selectRun(event.target.value)}
      >
        {names.map(({ label, letter, name }) => (
          <option key={label.id} value={label.id}>
            {`${letter}: ${name}`}
          </option>
        ))}
      </select>
      {compared !== null && other !== undefined && <Modes here={here} other={other} />}
      {compared === null && here !== original && (
        <button
          type="button"
          className={css.back}
          title={text('back')}
          onClick={() => backTo(run, original.label.id)}
        >
          <Undo2 aria-hidden="true" /> <span>{text('back')}</span>
        </button>
      )}
      {compared === null && other !== undefined && (
        <button
          type="button"
          className={`${css.back} ${css.beside}`}
          title={text('compare', { letter: other.letter })}
          onClick={() => compare(other.label.id)}
        >
          <Columns2 aria-hidden="true" /> <span>{text('compare', { letter: other.letter })}</span>
        </button>
      )}
    </div>
  );
}

/**
 * Back to the original, and to the instant at which the run on the stage left it: what was dropped
 * is under way again. Who stands before that stays there.
 */
function backTo(run: RunStore, original: string): void {
  const { session, cursor, selectRun } = run.getState();
  const left = session.inputs[0]?.at ?? cursor.at;
  selectRun(original);
  if (left < cursor.at) run.getState().seek(left);
}

/** How two runs lie: beside each other, in one picture where the view can, or as a list. */
function Modes({ here, other }: { readonly here: NamedRun; readonly other: NamedRun }) {
  const text = useRunsText();
  const run = useRunStore();
  const mode = useRun((state) => state.compareMode);
  const overlays = useOverlays();
  const [a, b] = [here, other].sort((x, y) => x.label.fork - y.label.fork) as [NamedRun, NamedRun];
  const { compare } = run.getState();
  const letters = { a: letterOf(a.label.fork), b: letterOf(b.label.fork) };
  const shown = mode === 'overlaid' && !overlays ? 'beside' : mode;
  return (
    <fieldset className={css.views} data-compare>
      <legend className={css.comparing}>{text('comparing', letters)}</legend>
      {COMPARE_MODES.filter((each) => each !== 'overlaid' || overlays).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === shown}
          onClick={() => compare(other.label.id, each)}
        >
          {text(`mode.${each}`)}
        </button>
      ))}
      <button
        type="button"
        title={text('end')}
        aria-label={text('end')}
        onClick={() => compare(null)}
      >
        <X aria-hidden="true" />
      </button>
    </fieldset>
  );
}
