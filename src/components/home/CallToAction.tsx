import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import { pathNamed } from '../../lessons/paths.ts';
import { lessonProgress, startAfresh, useProgress } from '../../runtime/progress.ts';
import { type StepTitle, stepTitles } from '../lesson/step-titles.ts';
import css from './CallToAction.module.css';
import { nextLesson, openOn } from './home-model.ts';

/** The one obvious thing to do: begin, go on where one stood, or the next lesson. */
export function CallToAction() {
  const text = useHomeText();
  const say = useLocalized();
  const progress = useProgress();
  const next = nextLesson(progress, openOn(pathNamed(progress.path)));
  const { lesson, why } = next ?? {};
  const stood = useStepStood(why === 'continue' ? lesson?.id : undefined);
  if (!lesson || !why) return null;
  return (
    <Link
      href={`/lesson/${lesson.id}`}
      className={css.start}
      onClick={() => why === 'again' && startAfresh(lesson.id)}
    >
      <span className={css.text}>
        <strong>{text(`home.${why}`, { title: say(lesson.title) })}</strong>
        <span>{stood ?? say(lesson.question)}</span>
        <small>
          {text(why === 'start' ? 'home.startMeta' : 'home.lessonMeta', {
            n: lesson.number,
            minutes: lesson.minutes,
          })}
        </small>
      </span>
      <ArrowRight aria-hidden="true" />
    </Link>
  );
}

/** The step of a lesson at which the learner stopped, with its title, once that is known. */
function useStepStood(lesson: string | undefined): string | undefined {
  const text = useHomeText();
  const language = useLanguage();
  const { step } = lessonProgress(useProgress(), lesson ?? '');
  const [titles, setTitles] = useState<readonly StepTitle[]>([]);
  useEffect(() => {
    if (lesson === undefined) return;
    let here = true;
    // Without it the lesson's question stands there.
    stepTitles(lesson, language).then(
      (known) => here && setTitles(known),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [lesson, language]);
  const index = titles.findIndex(({ id }) => id === step);
  const title = titles[index]?.title;
  if (lesson === undefined || title === undefined) return undefined;
  return text('home.stood', { n: index + 1, total: titles.length, title });
}
