import { use, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { createRunStore } from '../../runtime/run-store.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { useSettings } from '../../runtime/settings.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { preloadViews } from '../workbench/registry.ts';
import { RunContext } from '../workbench/run.ts';
import { BrokenLink } from './BrokenLink.tsx';
import { LessonPlayer } from './LessonPlayer.tsx';
import { loadContent, loadProse } from './load.ts';
import { followRun, linkQuery, openingOf } from './run-link.ts';

// The main picture is on the way before the lesson is there.
preloadViews([]);

/** `#/lesson/<slug>`: fetches the lesson, starts its run and hands both to the player. */
export default function LessonPage({ meta }: { readonly meta: LessonMeta }) {
  const say = useLocalized();
  // While the other language is fetched, the present one stays on the page.
  const language = useDeferredValue(useLanguage());
  const content = use(loadContent(meta.id));
  const prose = use(loadProse(meta.id, language));
  const { run, opening, query } = useLinkedRun(meta, content);
  usePageTitle(`${meta.number} ${say(meta.title)}`);

  if (!run) return null;
  return (
    <RunContext value={run}>
      {opening.broken && <BrokenLink query={query} />}
      <LessonPlayer meta={meta} content={content} prose={prose} opening={opening.link} />
    </RunContext>
  );
}

/** The run that the address holds; another address of the same lesson opens another run. */
function useLinkedRun(meta: LessonMeta, content: LessonContent) {
  const [query, setQuery] = useState(() => linkQuery(location.hash));
  const [run, setRun] = useState<RunStore | null>(null);
  const opening = useMemo(() => openingOf(query), [query]);

  useEffect(() => {
    const { scenario, seed } = content;
    const { link } = opening;
    const session = { scenario: scenario.id, seed: link.seed ?? seed, inputs: link.inputs };
    const { speed } = useSettings.getState();
    const at = link.at === undefined ? {} : { at: link.at };
    const made = createRunStore({ spec: scenario, session, speed, ...at });
    const unfollow = followRun(made, meta, content);
    setRun(made);
    return () => {
      unfollow();
      made.getState().dispose();
    };
  }, [meta, content, opening]);

  useEffect(() => {
    // replaceState is silent: only the reader's own doing comes here.
    const change = () => setQuery(linkQuery(location.hash));
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);

  return { run, opening, query };
}
