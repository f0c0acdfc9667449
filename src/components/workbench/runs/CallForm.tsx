import { useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { formatDuration, formatInstant } from '../../../model/format.ts';
import {
  canMove,
  handCalls,
  programCalls,
  withCallMoved,
  withInputMoved,
} from '../../../runtime/session-edits.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { nodeName } from '../../node-name.ts';
import { useRun, useRunStore } from '../run.ts';
import css from './Change.module.css';
import { useRunsText } from './text.ts';

const MS = 1_000;
const FIRST_SHIFT = 50;

interface Movable {
  readonly key: string;
  readonly words: string;
  /** How much earlier it can be made, and why no more; or why it cannot be moved at all. */
  readonly earlier: number;
  readonly help: string;
  readonly movable: boolean;
  readonly moved: (by: number) => Session;
}

/** A call earlier or later, of a program or made by hand: another run from the start. */
export function CallForm() {
  const text = useRunsText();
  const store = useRunStore();
  const calls = useMovables();
  const [at, setAt] = useState(0);
  const [shift, setShift] = useState(FIRST_SHIFT);
  const call = calls[at] ?? calls[0];
  if (call === undefined) return <p className={css.help}>{text('noCalls')}</p>;
  const { movable, earlier, help } = call;
  const move = (direction: 1 | -1) =>
    store.getState().rerun(call.moved(direction * Math.round(shift * MS)));
  const fits = Number.isFinite(shift) && shift > 0;
  return (
    <form className={css.form} onSubmit={(event) => event.preventDefault()}>
      <label>
        {text('call')}
        <select value={at} onChange={(event) => setAt(Number(event.target.value))}>
          {calls.map(({ key, words }, i) => (
            <option key={key} value={i}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('byHowMuch')}
        <input
          type="number"
          min={0}
          step="any"
          value={Number.isFinite(shift) ? shift : ''}
          onChange={(event) => setShift(event.target.valueAsNumber)}
        />
      </label>
      <p className={css.help}>{help}</p>
      <div className={css.line}>
        <button
          type="button"
          disabled={!fits || !movable || shift * MS > earlier}
          onClick={() => move(-1)}
        >
          {text('earlier')}
        </button>
        <button type="button" disabled={!fits || !movable} onClick={() => move(1)}>
          {text('later')}
        </button>
      </div>
    </form>
  );
}

/** Those of the programs first, then those that were made by hand in the run on the stage. */
function useMovables(): readonly Movable[] {
  const text = useRunsText();
  const language = useLanguage();
  const session = useRun((state) => state.session);
  const spec = useRun((state) => state.spec);
  const topology = useRun((state) => state.model.topology);
  const programs = programCalls(spec, session).map((call): Movable => {
    const { node, process, step, earlier } = call;
    const movable = canMove(spec, session, call);
    const least =
      earlier === 0 ? text('notEarlier') : text('atMost', { time: formatDuration(earlier) });
    return {
      ...{ movable, earlier, help: movable ? least : text('cannotMove') },
      key: `${node}.${process}.${step}`,
      words: `${nodeName(topology, node, language)} · ${call.program}: ${call.call} (${step + 1})`,
      moved: (by) => withCallMoved(spec, session, call, by),
    };
  });
  const byHand = handCalls(session).map(({ input, node, call, at }): Movable => {
    const values = { node: nodeName(topology, node, language), call, time: formatInstant(at) };
    return {
      ...{ movable: true, earlier: at, help: text('othersStay') },
      key: `input ${input}`,
      words: text('byHand', values),
      moved: (by) => withInputMoved(session, input, by),
    };
  });
  return [...programs, ...byHand];
}
