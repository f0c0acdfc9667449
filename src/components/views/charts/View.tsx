import { useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import { subjectName } from '../../view-kit/subject-name.ts';
import css from './Charts.module.css';
import { LazyStatechart } from './LazyStatechart.tsx';
import { useStory } from './use-story.ts';
import { useTooSmall } from './use-too-small.ts';

/** One host's whole chart where its words can be read, else the part around the state of now. */
export default function Charts({ runs, subject, actions }: ViewProps) {
  const language = useLanguage();
  const room = useRef<HTMLDivElement>(null);
  const close = useTooSmall(room);
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  return (
    <>
      <div ref={room} className={css.room} />
      <div className={css.chart} data-close={close || undefined}>
        <LazyStatechart
          label={subjectName(subject, run, language)}
          transitions={useStory(run, node, cursor.event)}
          size="compact"
          close={close}
          lang={language}
          onSelectTransition={actions.askWhy}
          onEnlarge={() => actions.enlarge('charts', subject)}
        />
      </div>
    </>
  );
}
