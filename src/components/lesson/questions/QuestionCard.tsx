import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useLessonText } from '../../../i18n/lesson.ts';
import { changeSettings, useSettings } from '../../../runtime/settings.ts';
import { showElement } from '../../a11y/show-element.ts';
import { usePresenter } from '../presenter/presenter-store.ts';
import { useTellAhead } from '../question-ahead.ts';
import type { QuestionProps, TagProps } from './kind.ts';
import { Outcome } from './Outcome.tsx';
import css from './Questions.module.css';
import small from './SmallCard.module.css';

interface QuestionCardProps extends QuestionProps {
  readonly question?: TagProps['question'];
  readonly watch?: ReactNode;
  /** The answer as it stands. */
  readonly given: string;
  /** What is wrong with it, or null when it can be handed in. */
  readonly missing: string | null;
  /** How an answer is written: an option's words for its id. As it is, if not said. */
  readonly write?: (answer: string) => ReactNode;
  /** Both answers, where they do not stand beside each other as words. */
  readonly outcome?: ReactNode;
  /** What is looked at with the outcome. A screen reader that is told the outcome is not told this. */
  readonly picture?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every question: alone with its learner, or before an audience. */
export function QuestionCard(props: QuestionCardProps) {
  const presented = usePresenter((state) => state.on);
  return presented ? <PresentedCard {...props} /> : <LearnersCard {...props} />;
}

/** An audience answers by hand: there is nothing to press, and the truth takes the answer's place. */
function PresentedCard({ prompt, children }: QuestionCardProps) {
  return (
    <form>
      <fieldset disabled>
        <legend className={css.prompt}>{prompt}</legend>
        {children}
      </fieldset>
    </form>
  );
}

/** The prompt, the answer's controls, one button, the outcome. */
function LearnersCard(props: QuestionCardProps) {
  const { prompt, given, missing, handedIn, answer, action, children } = props;
  const text = useLessonText();
  const [complaint, setComplaint] = useState<string | null>(null);
  const complaintId = useId();
  const noted = useRef<HTMLParagraphElement>(null);
  const stage = answer ? 'answered' : handedIn === null ? 'open' : 'handed in';
  const card = useKeptFocus(stage, noted);
  useTellAhead(card, stage === 'open');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setComplaint(missing);
    if (missing === null) props.onPredict(given);
  };
  return (
    <form
      ref={card}
      className={`${css.card} ${small.card}`}
      tabIndex={-1}
      onSubmit={submit}
      noValidate
      aria-describedby={complaint ? complaintId : undefined}
    >
      <fieldset disabled={handedIn !== null}>
        <legend className={css.prompt}>{prompt}</legend>
        {children}
      </fieldset>
      {props.question?.relative && stage !== 'answered' && <Counting />}
      {props.again && stage === 'open' && <p className={css.waiting}>{text('question.second')}</p>}
      {stage === 'open' && (
        <button type="submit" className={css.predict}>
          {action}
        </button>
      )}
      <p id={complaintId} className={css.complaint} role="alert">
        {missing === null ? null : complaint}
      </p>
      {stage === 'handed in' && (
        <>
          <p className={css.waiting} ref={noted} tabIndex={-1}>
            {props.waiting}
          </p>
          {props.watch}
        </>
      )}
      {answer && props.picture}
      <div role="status">
        {answer && (
          <Outcome
            answer={answer}
            write={props.write ?? asItIs}
            onAgain={props.onAgain}
            onWhy={props.onWhy}
          >
            {props.outcome}
          </Outcome>
        )}
      </div>
    </form>
  );
}

const asItIs = (answer: string) => answer;

/**
 * What had the focus is gone as soon as the prediction is handed in, and again when it is graded or
 * made anew: the focus stays in the card, on what has come in its place.
 */
function useKeptFocus(stage: string, noted: { readonly current: HTMLElement | null }) {
  const card = useRef<HTMLFormElement>(null);
  const before = useRef(stage);
  useLayoutEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    // With the question on top, what explains the answer has the room below it.
    if (stage === 'answered') showElement(card.current, 'start');
    const { activeElement } = document;
    const lost = activeElement === document.body || activeElement === null;
    if (!lost && !card.current?.contains(activeElement)) return;
    (noted.current ?? card.current)?.focus({ preventScroll: true });
  }, [stage, noted]);
  return card;
}

/** Who sees raw sequence numbers on the stage must know that the question counts from the SYN. */
function Counting() {
  const text = useLessonText();
  const raw = useSettings(({ sequence }) => sequence === 'raw');
  if (!raw) return null;
  return (
    <p className={css.waiting}>
      {text('question.relative')}{' '}
      <button
        type="button"
        className={css.link}
        onClick={() => changeSettings({ sequence: 'relative' })}
      >
        {text('question.showRelative')}
      </button>
    </p>
  );
}
