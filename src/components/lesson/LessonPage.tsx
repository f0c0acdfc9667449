import { use, useDeferredValue, useEffect, useState } from 'react';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import type { LessonMeta } from '../../lessons/types.ts';
import { createRunStore } from '../../runtime/run-store.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { useSettings } from '../../runtime/settings.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { LessonPlayer } from './LessonPlayer.tsx';
import { loadContent, loadProse } from './load.ts';
import { RunContext } from './run.ts';

/** `#/lesson/<id>`: fetches the lesson, starts its run and hands both to the player. */
export default function LessonPage({ id }: { readonly id: string }) {
  const meta = findLesson(id);
  return meta ? <OpenLesson meta={meta} /> : <NotFound />;
}

function OpenLesson({ meta }: { readonly meta: LessonMeta }) {
  const say = useLocalized();
  // While the other language is fetched, the present one stays on the page.
  const language = useDeferredValue(useLanguage());
  const content = use(loadContent(meta.id));
  const prose = use(loadProse(meta.id, language));
  const [run, setRun] = useState<RunStore | null>(null);
  usePageTitle(`${meta.number} ${say(meta.title)}`);

  useEffect(() => {
    const { scenario, seed } = content;
    const made = createRunStore({
      spec: scenario,
      session: { scenario: scenario.id, seed, inputs: [] },
      speed: useSettings.getState().speed,
    });
    setRun(made);
    return () => made.getState().dispose();
  }, [content]);

  if (!run) return null;
  return (
    <RunContext value={run}>
      <LessonPlayer meta={meta} content={content} prose={prose} />
    </RunContext>
  );
}
