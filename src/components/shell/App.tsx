import { lazy, Suspense, useDeferredValue } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useText } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { plannedLesson } from '../../lessons/curriculum.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { routeOf, useHashRoute } from './hash-location.ts';
import { NotFound } from './NotFound.tsx';
import css from './Shell.module.css';
import { Shell } from './Shell.tsx';

const loadHome = async () => ({ default: (await import('../home/Home.tsx')).Home });
const loadLesson = () => import('../lesson/LessonPage.tsx');
const loadLoader = () => import('../lesson/load.ts');
const Home = lazy(loadHome);
const LessonPage = lazy(loadLesson);
const ComingLesson = lazy(() => import('../home/ComingLesson.tsx'));

/** Begins to fetch the page of an address before anything is rendered. */
export function preloadPage(hash: string): void {
  // A failure shows when the page is rendered.
  const quietly = (part: Promise<unknown>) => part.catch(() => undefined);
  const lesson = /^\/lesson\/([^/]+)/.exec(routeOf(hash))?.[1];
  if (lesson === undefined) void quietly(loadHome());
  else if (findLesson(lesson)) {
    void quietly(loadLesson());
    void quietly(loadLoader().then(({ preloadLesson }) => preloadLesson(lesson)));
  }
}

export function App() {
  return (
    <Router hook={useHashRoute}>
      <ErrorBoundary>
        <Shell>
          <Suspense fallback={<Loading />}>
            <Pages />
          </Suspense>
        </Shell>
      </ErrorBoundary>
    </Router>
  );
}

/**
 * One boundary around all pages: while the next one is fetched, this one stays, and the next comes
 * as soon as it is there. A fallback that has been shown is kept for some 0.3 s by React, so the
 * very first page is waited for in the same way, behind a word of our own.
 */
function Pages() {
  const started = useDeferredValue(true, false);
  if (!started) return <Loading />;
  return (
    <Switch>
      <Route path="/">
        <Home />
      </Route>
      <Route path="/lesson/:id">
        {({ id }) => (
          <ErrorBoundary key={id}>
            <Lesson key={id} id={id} />
          </ErrorBoundary>
        )}
      </Route>
      <Route component={NotFound} />
    </Switch>
  );
}

/** An open lesson, one that is planned, or none. */
function Lesson({ id }: { readonly id: string }) {
  const meta = findLesson(id);
  const planned = plannedLesson(id);
  if (meta) return <LessonPage meta={meta} />;
  return planned ? <ComingLesson lesson={planned} /> : <NotFound />;
}

function Loading() {
  const text = useText();
  return <p className={css.loading}>{text('shell.loading')}</p>;
}
