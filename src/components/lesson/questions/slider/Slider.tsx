import { useId, useState } from 'react';
import { useLocalized } from '../../../../i18n/index.ts';
import { grouped } from '../../../../model/format.ts';
import { fill } from '../../../../stack/core/localized.ts';
import { keepPages } from '../../../a11y/keep-pages.ts';
import { numberOf } from '../grade.ts';
import type { TagProps, WrittenProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import box from '../typed.module.css';
import { unitShown, withUnit } from '../units.ts';
import type { SliderAsked } from './kind.ts';
import css from './slider.module.css';
import { useSliderText } from './text.ts';
import { besides, placeOf, readOutcome, valuesOf } from './values.ts';

/** One thing of a run is set, by a slider or as a number; the run with it says whether that will do. */
export default function Slider(props: TagProps & { readonly question: SliderAsked }) {
  const { question, draft, handedIn, onDraft } = props;
  const { range } = question;
  const text = useSliderText();
  const say = useLocalized();
  const id = useId();
  const tell = useTold(question);
  const values = valuesOf(range);
  const told = readOutcome(handedIn ?? '')?.value ?? handedIn;
  // While somebody types, an empty field is empty; left so, it shows again what holds.
  const [emptied, setEmptied] = useState(false);
  const shown = told ?? (draft || (emptied ? '' : String(question.now)));
  const place = placeOf(shown, range);
  // What is no value leaves the slider where it stands.
  const [stood, setStood] = useState(() => placeOf(String(question.now), range));
  const stands = Math.max(0, place < 0 ? stood : place);
  const set = (written: string) => {
    if (place >= 0) setStood(place);
    setEmptied(written === '');
    onDraft(written);
  };
  const [least, most] = [tell.value(String(values[0])), tell.value(String(values.at(-1)))];
  const unit = unitShown(range.unit);
  const between = besides(draft, range).map((value) => tell.value(String(value)));
  const [below = '', above = ''] = between;
  const wrong =
    place < 0
      ? text('beyond', { least, most })
      : between.length > 0
        ? text('between', { below, above })
        : null;
  const missing = draft === '' ? text('missing') : wrong;
  return (
    <QuestionCard {...props} given={draft} missing={missing} write={tell.answer}>
      <p className={css.knob}>
        <label htmlFor={id}>{say(question.knob)}</label>
        <span className={css.typed}>
          <input
            className={box.typed}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            aria-label={text('typed', { what: say(question.knob) })}
            value={shown}
            aria-invalid={(draft !== '' && wrong !== null) || undefined}
            onChange={(event) => set(event.target.value)}
            onBlur={() => setEmptied(false)}
          />
          {unit && say(unit)}
        </span>
      </p>
      <input
        id={id}
        type="range"
        className={css.slider}
        min={0}
        max={values.length - 1}
        step={1}
        value={stands}
        aria-valuetext={tell.value(String(values[stands]))}
        onKeyDown={keepPages}
        onChange={({ target }) => set(String(values[Number(target.value)]))}
      />
      <p className={css.ends} aria-hidden="true">
        <span>{least}</span>
        <span>{most}</span>
      </p>
    </QuestionCard>
  );
}

/** Values with their unit, and what a run has said of one. */
function useTold(question: SliderAsked) {
  const { range, says } = question;
  const text = useSliderText();
  const say = useLocalized();
  const unit = unitShown(range.unit);
  const value = (written: string) => {
    const number = numberOf(written);
    const plain = number === undefined ? written : grouped(number, decimalsIn(written));
    return withUnit(plain, unit && say(unit));
  };
  return {
    value,
    answer(written: string) {
      const told = readOutcome(written);
      if (told === undefined) return value(written);
      const measured = fill(say(says), { n: told.measured });
      return text('said', { verdict: text(verdictKey(question, told.verdict)), measured });
    },
  };
}

/** Too little is not the same where the least is wanted with which it holds, and where the most is. */
function verdictKey({ least }: SliderAsked, verdict: string) {
  if (verdict === 'right' || verdict === 'holds') return verdict;
  const side = verdict === 'low' ? 'low' : 'high';
  return least ? side : (`${side}Most` as const);
}

const decimalsIn = (written: string) => written.split('.')[1]?.length ?? 0;

/** On paper: the value with which it holds, a belief, or a line to write on. */
export function Written({ question, truth, belief }: WrittenProps<SliderAsked>) {
  const text = useSliderText();
  const tell = useTold(question);
  if (belief !== undefined) return text(verdictKey(question, belief));
  const told = truth === undefined ? undefined : readOutcome(truth);
  if (told === undefined) return <span className={css.blank} />;
  return `${tell.value(told.value)} (${tell.answer(truth as string)})`;
}
