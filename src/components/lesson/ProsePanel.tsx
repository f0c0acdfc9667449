import { Suspense, useEffect, useRef, useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { loadEnd } from './lazy-parts.ts';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import { proseComponents } from './prose-components.tsx';
import { StepNav } from './StepNav.tsx';
import type { Prose } from './shelves/shelf.ts';

const LessonEnd = lazyPart(loadEnd);

/** The lesson's text, one step at a time, and the way to the next. */
export function ProsePanel({ prose: Words }: { readonly prose: Prose }) {
  const text = useLessonText();
  const { content, index } = useLesson();
  const scroller = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const [began] = useState(index);

  // A new step is read from its heading on, by eye and by screen reader.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step's number is the occasion.
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    if (!first.current) scroller.current?.querySelector('h1')?.focus({ preventScroll: true });
    first.current = false;
  }, [index]);

  return (
    <section className={css.panel} aria-label={text('player.prose')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable. */}
      <div className={css.scroller} ref={scroller} tabIndex={0}>
        {index < content.steps.length ? (
          <Words components={proseComponents} />
        ) : (
          <Suspense fallback={null}>
            <LessonEnd came={began !== index}>
              <Words components={proseComponents} />
            </LessonEnd>
          </Suspense>
        )}
      </div>
      <StepNav />
    </section>
  );
}
