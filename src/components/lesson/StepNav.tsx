import { ArrowDown, ArrowLeft, ArrowRight } from 'lucide-react';
import { useLessonText } from '../../i18n/lesson.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { useRoving } from '../a11y/use-roving.ts';
import { useLesson } from './lesson-context.ts';
import { openIn } from './open-parts.ts';
import { goToQuestion, useAhead } from './question-ahead.ts';
import css from './StepNav.module.css';

/** Previous, the steps as bars, next. A clicker's PageUp and PageDown do the same. */
export function StepNav() {
  const text = useLessonText();
  const { meta, content, index, goTo } = useLesson();
  const last = content.steps.length;
  const open = openIn(content, lessonProgress(useProgress(), meta.id), index);
  const done = !open.question && open.tasks === 0;
  const ahead = useAhead(({ card }) => card !== null);
  return (
    <nav className={css.nav} aria-label={text('player.steps')}>
      <button
        type="button"
        className={css.previous}
        aria-label={text('player.previous')}
        title={text('player.previous')}
        disabled={index === 0}
        onClick={() => goTo(index - 1)}
      >
        <ArrowLeft aria-hidden="true" />
      </button>
      <div className={css.middle}>
        <Bars />
        <Score />
      </div>
      {ahead && (
        <button
          type="button"
          className={css.next}
          aria-label={text('player.toQuestion')}
          data-done
          data-to-question
          onClick={goToQuestion}
        >
          {text('player.question')}
          <ArrowDown aria-hidden="true" />
        </button>
      )}
      {index < last && !ahead && (
        <button type="button" className={css.next} data-done={done} onClick={() => goTo(index + 1)}>
          {text(index === last - 1 ? 'player.finish' : 'player.next')}
          <ArrowRight aria-hidden="true" />
        </button>
      )}
    </nav>
  );
}

function Bars() {
  const text = useLessonText();
  const { meta, content, index, goTo } = useLesson();
  const progress = useProgress();
  const { seen } = lessonProgress(progress, meta.id);
  const steps = [...content.steps.keys()];
  // Behind the last step, at the end, one comes in at the last.
  const at = Math.min(index, steps.length - 1);
  const { stop, onKeyDown, onFocus } = useRoving(steps, at);
  return (
    <ol className={css.bars} onKeyDown={onKeyDown} onFocus={onFocus}>
      {content.steps.map(({ id }, n) => (
        <li key={id}>
          <button
            type="button"
            data-stop={n}
            tabIndex={n === (stop ?? 0) ? 0 : -1}
            aria-label={text(seen.includes(id) ? 'player.goStep.seen' : 'player.goStep', {
              n: n + 1,
            })}
            aria-current={n === index ? 'step' : undefined}
            data-seen={seen.includes(id)}
            onClick={() => goTo(n)}
          />
        </li>
      ))}
    </ol>
  );
}

function Score() {
  const text = useLessonText();
  const { meta } = useLesson();
  const answers = Object.values(lessonProgress(useProgress(), meta.id).answers);
  if (answers.length === 0) return null;
  const right = answers.filter((answer) => answer.right).length;
  return <p className={css.score}>{text('player.score', { right, asked: answers.length })}</p>;
}
