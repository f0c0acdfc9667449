import { PanelLeftClose, PanelLeftOpen, Presentation } from 'lucide-react';
import { Suspense, useLayoutEffect, useMemo, useState } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { useCommands } from '../help/commands.ts';
import { IconButton } from '../shell/IconButton.tsx';
import { lazyPart } from '../shell/lazy-part.ts';
import { useRunStore } from '../workbench/run.ts';
import { Workbench } from '../workbench/Workbench.tsx';
import {
  loadPresenter,
  loadPresenterPanel,
  loadPrinting,
  loadStageTitle,
  useLazyParts,
} from './lazy-parts.ts';
import { LessonContext } from './lesson-context.ts';
import { loadAddress } from './load.ts';
import type { Opening } from './opening.ts';
import { ProsePanel } from './ProsePanel.tsx';
import { toggleProse, usePlayer } from './player-store.ts';
import { present, usePresenter } from './presenter/presenter-store.ts';
import { usePresentedPage } from './presenter/use-presented-page.ts';
import type { Prose } from './shelves/shelf.ts';
import { useLessonCommands } from './use-lesson-commands.ts';
import { useStep } from './use-step.ts';
import { useTasks } from './use-tasks.ts';
import { useVeil } from './use-veil.ts';

const Presenter = lazyPart(loadPresenter);
const Printing = lazyPart(loadPrinting);
const PresenterPanel = lazyPart(loadPresenterPanel);
const StageTitle = lazyPart(loadStageTitle);

interface LessonPlayerProps {
  readonly meta: LessonMeta;
  readonly content: LessonContent;
  readonly prose: Prose;
  /** What the address said when the lesson was opened. */
  readonly opening: Opening;
}

/** A lesson on the workbench: its prose beside the stage, and the steps that arrange both. */
export function LessonPlayer({ meta, content, prose, opening }: LessonPlayerProps) {
  const run = useRunStore();
  const proseShown = usePlayer((state) => state.prose);
  const presenting = usePresenter((state) => state.on);
  const [index, goTo, afresh] = useStep(meta, content, opening);
  const lesson = useMemo(
    () => ({ meta, content, index, goTo, afresh }),
    [meta, content, index, goTo, afresh],
  );
  useLessonCommands(lesson);
  useTasks(lesson);
  useVeil(lesson);
  usePresentedPage();
  // Presented before the first picture, if the address says so, and no longer than the lesson is open.
  useLayoutEffect(() => {
    if (opening.presenting) present(true);
    return () => present(false);
  }, [opening]);
  const Panel = presenting ? PresenterPanel : ProsePanel;
  return (
    <LessonContext value={lesson}>
      <Workbench
        aside={
          proseShown ? (
            <Suspense fallback={null}>
              <Panel prose={prose} />
            </Suspense>
          ) : null
        }
        lead={
          <>
            <ProseButton />
            <PresentButton />
          </>
        }
        over={
          (presenting || !proseShown) && (
            <Suspense fallback={null}>
              <StageTitle prose={prose} asks={!proseShown} />
            </Suspense>
          )
        }
        plain={presenting}
        address={async () => (await loadAddress()).addressOf(run, meta, content)}
      />
      <Suspense fallback={null}>{presenting && <Presenter />}</Suspense>
      <Paper prose={prose} />
    </LessonContext>
  );
}

/** What prints the lesson: fetched after the first screen, or as soon as somebody asks for it. */
function Paper({ prose }: { readonly prose: Prose }) {
  const later = useLazyParts();
  const [asked, setAsked] = useState(false);
  useCommands({ print: () => setAsked(true) });
  return (
    <Suspense fallback={null}>
      {(later || asked) && <Printing prose={prose} asked={asked} />}
    </Suspense>
  );
}

function PresentButton() {
  const text = useLessonText();
  return (
    <IconButton label={text('player.present')} onClick={() => present(true)}>
      <Presentation aria-hidden="true" />
    </IconButton>
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
