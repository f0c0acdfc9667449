import { X } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { useLessonText } from '../../../i18n/lesson.ts';
import { useHandedFocus } from '../../a11y/use-handed-focus.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { nodeOfSubject, subjectsOf, subjectWord } from '../../view-kit/subject.ts';
import { subjectName } from '../../view-kit/subject-name.ts';
import { LazyStatechart } from './LazyStatechart.tsx';
import { MachineChoice } from './MachineChoice.tsx';
import { machinesOf } from './machines.ts';
import { chartStyle, useDrawing } from './use-drawing.ts';
import { useStory } from './use-story.ts';
import css from './WholeChart.module.css';

/** One host's whole state chart in the place of the ladder: it moves on with every event. */
export default function WholeChart({ runs, subject, look, actions }: ViewProps) {
  const text = useLessonText();
  const language = useLanguage();
  const [{ run, cursor }] = runs;
  const node = nodeOfSubject(subject) ?? 0;
  const { kind, transitions } = useStory(run, node, cursor.event, look);
  const drawing = useDrawing(kind);
  const aspect = chartStyle(drawing, 'large');
  const scroller = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useHandedFocus(whole, '[aria-pressed="true"]');
  useActiveInSight(scroller, `${node} ${kind.id} ${transitions.at(-1)?.to}`);
  return (
    <div ref={whole} className={css.whole}>
      <div className={css.bar}>
        <fieldset className={css.hosts}>
          <legend className="visually-hidden">{text('player.whole')}</legend>
          {subjectsOf('node', run).map((key) => (
            <button
              key={subjectWord(key)}
              type="button"
              aria-pressed={subjectWord(key) === subjectWord(subject)}
              onClick={() => actions.enlarge('charts', key)}
            >
              {subjectName(key, run, language)}
            </button>
          ))}
        </fieldset>
        <MachineChoice
          machines={machinesOf(run, node)}
          shown={kind}
          chosen={look}
          lang={language}
          onChoose={(id) => actions.lookAt('charts', id)}
        />
        <button type="button" className={css.back} onClick={() => actions.enlarge('charts', null)}>
          <X aria-hidden="true" /> {text('player.whole.back')}
        </button>
      </div>
      <div ref={scroller} className={css.scroller}>
        <div className={css.chart} style={aspect}>
          <LazyStatechart
            kind={kind}
            drawing={drawing}
            label={subjectName(subject, run, language)}
            transitions={transitions}
            size="large"
            lang={language}
            node={node}
            onPoint={actions.pointAt}
            onSelectTransition={actions.askWhy}
          />
        </div>
      </div>
    </div>
  );
}

/** Where the state of now should stand on a chart that is larger than the stage: in its height. */
const PLACE = 0.35;
/** It is in sight as long as it is this far from the edges, as a part of the stage. */
const EDGE = 0.12;

/** A chart that is larger than the stage shows the state of now and the ways out, below it. */
function useActiveInSight(scroller: RefObject<HTMLElement | null>, state: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state is the occasion.
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const look = (): boolean => {
      const active = box.querySelector('[data-active]')?.getBoundingClientRect();
      if (active === undefined) return false;
      const frame = box.getBoundingClientRect();
      const left = active.left + active.width / 2 - frame.left;
      const top = active.top - frame.top;
      box.scrollBy({
        left: isWithin(left / frame.width, 1 - 2 * EDGE) ? 0 : left - frame.width / 2,
        top: isWithin(top / frame.height, 1 - 3 * EDGE) ? 0 : top - frame.height * PLACE,
      });
      return true;
    };
    if (look()) return;
    // The chart is still being fetched.
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(box, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [scroller, state]);
}

function isWithin(part: number, most: number): boolean {
  return part >= EDGE / 2 && part <= most;
}
