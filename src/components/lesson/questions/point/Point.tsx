import { Crosshair } from 'lucide-react';
import { Children, isValidElement, type ReactElement } from 'react';
import { useLanguage } from '../../../../i18n/index.ts';
import { useSettings } from '../../../../runtime/settings.ts';
import { useRun, useRunStore } from '../../../workbench/run.ts';
import { usePresenter } from '../../presenter/presenter-store.ts';
import type { PartProps, TagProps } from '../kind.ts';
import { QuestionCard } from '../QuestionCard.tsx';
import { markIn, takenFor } from './grading.ts';
import type { PointAsked } from './kind.ts';
import { markWords } from './mark-words.ts';
import { Pointed } from './Pointed.tsx';
import css from './point.module.css';
import { usePointText } from './text.ts';
import { useFlags } from './use-flags.ts';
import { usePointing } from './use-pointing.ts';

/**
 * A mark of a picture is pointed at, on the stage. What it is taken for, the prose writes as a
 * <Pointed> for each sort of marks: those words stand where answers are written.
 */
export function Point({ children, ...props }: TagProps & { readonly question: PointAsked }) {
  const { question, answer, handedIn, draft, onDraft } = props;
  const text = usePointText();
  const original = useRun(({ current, runs }) => current === runs[0]?.id);
  usePointing(original && handedIn === null ? question.at : null, draft, onDraft);
  useFlags(question, original ? answer : null);
  const sorts = Children.toArray(children)
    .filter((child): child is ReactElement<PartProps> => isValidElement(child))
    .filter((child) => child.type === Pointed)
    .map(({ props: sort }) => sort);
  const presented = usePresenter(({ on }) => on);
  const wordsOf = (said: string) => sorts.find(({ id }) => id === takenFor(said))?.children;
  return (
    <QuestionCard
      {...props}
      given={draft}
      missing={draft === '' ? text('missing') : null}
      write={(said) => wordsOf(said) ?? said}
    >
      <div className={css.pointed} data-points={question.at}>
        <Crosshair aria-hidden="true" />
        {presented ? (
          // An audience points with its fingers.
          <p>{answer ? <strong>{wordsOf(answer.truth)}</strong> : text('hall')}</p>
        ) : (
          <Pointing elsewhere={!original} word={markIn(handedIn ?? draft)} />
        )}
      </div>
    </QuestionCard>
  );
}

interface PointingProps {
  readonly elsewhere: boolean;
  readonly word: string | undefined;
}

function Pointing({ elsewhere, word }: PointingProps) {
  return elsewhere ? <Elsewhere /> : <Told word={word} />;
}

/** What is pointed at now; before, how that is done. */
function Told({ word }: { readonly word: string | undefined }) {
  const text = usePointText();
  const language = useLanguage();
  const run = useRun(({ model }) => model);
  const sequence = useSettings((settings) => settings.sequence);
  const [name, ...more] = word === undefined ? [] : markWords(word, run, sequence, text, language);
  return (
    <p role="status">
      {name === undefined ? (
        text('how')
      ) : (
        <>
          <span className={css.label}>{text('youPoint')}</span> <strong>{name}</strong>
          {more.length > 0 && <span className={css.more}>{more.join(' · ')}</span>}
        </>
      )}
    </p>
  );
}

function Elsewhere() {
  const text = usePointText();
  const run = useRunStore();
  const back = () => {
    const { runs, selectRun } = run.getState();
    selectRun(runs[0]!.id);
  };
  return (
    <p>
      {text('elsewhere')}{' '}
      <button type="button" className={css.back} onClick={back}>
        {text('back')}
      </button>
    </p>
  );
}
