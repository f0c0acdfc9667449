import { type ReactNode, Suspense, useRef } from 'react';
import { useLocalized } from '../../../i18n/index.ts';
import { useLessonText } from '../../../i18n/lesson.ts';
import { Because, Reasons, reasonsIn } from '../Explained.tsx';
import { useLesson } from '../lesson-context.ts';
import { proseComponents } from '../prose-components.tsx';
import { nothing, Silent, speaking } from '../reading/silence.tsx';
import type { Prose, ProseParts } from '../shelves/shelf.ts';
import css from './presenter.module.css';
import { isRevealed, usePresenter } from './presenter-store.ts';
import { usePresenterText } from './text.ts';
import { useFit } from './use-fit.ts';

/** Beside the stage, for the whole hall: the question, then what the run says and why. */
export default function PresenterPanel({ prose: Words }: { readonly prose: Prose }) {
  const text = useLessonText();
  const { content, index } = useLesson();
  const revealed = usePresenter(isRevealed);
  const panel = useRef<HTMLElement>(null);
  useFit(panel, revealed);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable.
    <section ref={panel} className={css.panel} aria-label={text('player.prose')} tabIndex={0}>
      <div className={css.body} data-revealed={revealed} aria-live="polite">
        {index < content.steps.length ? <Words components={presented} /> : <TheEnd />}
      </div>
    </section>
  );
}

function TheEnd() {
  const text = usePresenterText();
  const say = useLocalized();
  const { meta } = useLesson();
  return (
    <>
      <h1>{text('end')}</h1>
      <p>{say(meta.question)}</p>
    </>
  );
}

interface StepProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** Of a step that asks, the text is spoken: what is read is the question. */
function PresentedStep({ id, children }: StepProps) {
  const { content, index } = useLesson();
  const step = content.steps[index];
  if (step?.id !== id) return null;
  return (
    <Silent value={step.question !== undefined}>
      <Reasons value={reasonsIn(children)}>
        <Suspense fallback={null}>{children}</Suspense>
      </Reasons>
    </Silent>
  );
}

function PresentedAfter({ children }: { readonly children: ReactNode }) {
  const revealed = usePresenter(isRevealed);
  if (!revealed) return null;
  return (
    <Silent value={false}>
      <div className={css.after}>{children}</div>
    </Silent>
  );
}

function PresentedBecause(props: Parameters<typeof Because>[0]) {
  return (
    <Silent value={false}>
      <Because {...props} />
    </Silent>
  );
}

/** The myth is what a question is about: it is seen, whatever is spoken. */
function PresentedMyth({ children }: { readonly children: ReactNode }) {
  const text = useLessonText();
  return (
    <Silent value={false}>
      <aside className={css.myth}>
        <p className={css.mythLabel}>{text('prose.myth')}</p>
        {children}
      </aside>
    </Silent>
  );
}

const presented: ProseParts = {
  ...proseComponents,
  ...speaking,
  Step: PresentedStep,
  After: PresentedAfter,
  Because: PresentedBecause,
  Myth: PresentedMyth,
  Task: nothing,
  Outside: nothing,
};
