import { useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import { subjectName } from '../../view-kit/subject-name.ts';
import css from './Charts.module.css';
import { LazyStatechart } from './LazyStatechart.tsx';
import { MachineChoice } from './MachineChoice.tsx';
import { machinesOf } from './machines.ts';
import { chartStyle, useDrawing } from './use-drawing.ts';
import { useStory } from './use-story.ts';
import { useTooSmall } from './use-too-small.ts';

/** One host's whole chart where its words can be read, else the part around the state of now. */
export default function Charts({ runs, subject, look, actions }: ViewProps) {
  const language = useLanguage();
  const room = useRef<HTMLDivElement>(null);
  const close = useTooSmall(room);
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  const { kind, transitions } = useStory(run, node, cursor.event, look);
  const drawing = useDrawing(kind);
  const aspect = chartStyle(drawing, 'compact');
  return (
    <>
      <MachineChoice
        machines={machinesOf(run, node)}
        shown={kind}
        chosen={look}
        lang={language}
        onChoose={(id) => actions.lookAt('charts', id)}
      />
      <div ref={room} className={css.room} style={aspect} />
      <div className={css.chart} data-close={close || undefined} style={aspect}>
        <LazyStatechart
          kind={kind}
          drawing={drawing}
          label={subjectName(subject, run, language)}
          transitions={transitions}
          size="compact"
          close={close}
          lang={language}
          node={node}
          onPoint={actions.pointAt}
          onSelectTransition={actions.askWhy}
          onEnlarge={() => actions.enlarge('charts', subject)}
        />
      </div>
    </>
  );
}

export { understands } from './machines.ts';
