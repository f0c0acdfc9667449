import { Suspense, use, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import type { LessonContent, LessonMeta } from '../../lessons/types.ts';
import { createRunStore } from '../../runtime/run-store.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { useSettings } from '../../runtime/settings.ts';
import { lazyPart } from '../shell/lazy-part.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { fetchMain } from '../workbench/registry.ts';
import { RunContext } from '../workbench/run.ts';
import { LessonPlayer } from './LessonPlayer.tsx';
import { loadBrokenLink, loadUnusedParts } from './lazy-parts.ts';
import { loadAddress, loadContent, loadProse } from './load.ts';
import { UNTOUCHED } from './opening.ts';
import { followRun, linkQuery, openedBy } from './run-link.ts';
import { isOfVisit } from './visit.ts';

const BrokenLink = lazyPart(loadBrokenLink);
const UnusedParts = lazyPart(loadUnusedParts);

// The main picture is on the way before the lesson is there.
void fetchMain();

/** `#/lesson/<slug>`: fetches the lesson, starts its run and hands both to the player. */
export default function LessonPage({ meta }: { readonly meta: LessonMeta }) {
  const say = useLocalized();
  // While the other language is fetched, the present one stays on the page.
  const language = useDeferredValue(useLanguage());
  const content = use(loadContent(meta.id));
  const prose = use(loadProse(meta.id, language));
  use(fetchMain());
  const { run, opening, query } = useLinkedRun(meta, content);
  usePageTitle(`${meta.number} ${say(meta.title)}`);

  if (!run) return null;
  return (
    <RunContext value={run}>
      <Suspense fallback={null}>{opening.broken && <BrokenLink query={query} />}</Suspense>
      <Suspense fallback={null}>
        {query !== '' && !opening.broken && <UnusedParts {...{ query, content }} />}
      </Suspense>
      <LessonPlayer meta={meta} content={content} prose={prose} opening={opening} />
    </RunContext>
  );
}

/** The run that the address holds; another address of the same lesson opens another run. */
function useLinkedRun(meta: LessonMeta, content: LessonContent) {
  const [{ query, turn }, setAddress] = useState(() => ({
    query: linkQuery(location.hash),
    turn: 0,
  }));
  const [run, setRun] = useState<RunStore | null>(null);
  const reader = query === '' ? undefined : use(loadAddress());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address again opens its run again.
  const opening = useMemo(
    () => reader?.openingOf(query) ?? { ...UNTOUCHED },
    [reader, query, turn],
  );

  useEffect(() => {
    const { scenario, seed } = content;
    const { link } = opening;
    const { speed } = useSettings.getState();
    const made = createRunStore({ spec: scenario, speed, ...openedBy(link, scenario.id, seed) });
    const unfollow = followRun(made, meta, content);
    setRun(made);
    return () => {
      unfollow();
      made.getState().dispose();
    };
  }, [meta, content, opening]);

  useEffect(() => {
    // What is written into the history is silent: only the reader's own doing comes here. Going back
    // within this visit is the player's.
    const change = () => {
      if (isOfVisit()) return;
      setAddress((was) => ({ query: linkQuery(location.hash), turn: was.turn + 1 }));
    };
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);

  return { run, opening, query };
}
