import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useMemo } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import type { RunLink } from '../../runtime/url.ts';
import { IconButton } from '../shell/IconButton.tsx';
import { useRunStore } from '../workbench/run.ts';
import { Workbench } from '../workbench/Workbench.tsx';
import { useLazyParts } from './lazy-parts.ts';
import { LessonContext } from './lesson-context.ts';
import type { Prose } from './load.ts';
import { ProsePanel } from './ProsePanel.tsx';
import { toggleProse, usePlayer } from './player-store.ts';
import { addressOf } from './run-link.ts';
import { useLessonCommands } from './use-lesson-commands.ts';
import { useStep } from './use-step.ts';
import { useTasks } from './use-tasks.ts';

interface LessonPlayerProps {
  readonly meta: LessonMeta;
  readonly content: LessonContent;
  readonly prose: Prose;
  /** What the address said when the lesson was opened. */
  readonly opening: RunLink;
}

/** A lesson on the workbench: its prose beside the stage, and the steps that arrange both. */
export function LessonPlayer({ meta, content, prose, opening }: LessonPlayerProps) {
  const run = useRunStore();
  const proseShown = usePlayer((state) => state.prose);
  const [index, goTo, afresh] = useStep(meta, content, opening);
  const lesson = useMemo(
    () => ({ meta, content, index, goTo, afresh }),
    [meta, content, index, goTo, afresh],
  );
  useLessonCommands(lesson);
  useTasks(lesson);
  useLazyParts();
  return (
    <LessonContext value={lesson}>
      <Workbench
        aside={proseShown ? <ProsePanel prose={prose} /> : null}
        lead={<ProseButton />}
        address={() => addressOf(run, meta, content)}
      />
    </LessonContext>
  );
}

function ProseButton() {
  const text = useLessonText();
  const prose = usePlayer((state) => state.prose);
  const label = text(prose ? 'player.shrink' : 'player.expand');
  return (
    <IconButton label={label} expanded={prose} onClick={toggleProse}>
      {prose ? <PanelLeftClose aria-hidden="true" /> : <PanelLeftOpen aria-hidden="true" />}
    </IconButton>
  );
}
