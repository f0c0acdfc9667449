import { Suspense, useDeferredValue } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useText } from '../../i18n/index.ts';
import { loadWords } from '../../i18n/language.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { plannedLesson } from '../../lessons/curriculum.ts';
import { prepareWorker } from '../../runtime/start-worker.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { routeOf, useHashRoute } from './hash-location.ts';
import { lazyPart } from './lazy-part.ts';
import css from './Shell.module.css';
import { Shell } from './Shell.tsx';

const loadHome = async () => ({ default: (await import('../home/Home.tsx')).Home });
/** Beside the page, not after it. */
const loadHomeWords = () => import('../../i18n/home.ts').then(loadWords);
const loadLesson = () => import('../lesson/LessonPage.tsx');
const loadLoader = () => import('../lesson/load.ts');
const Home = lazyPart(loadHome);
const LessonPage = lazyPart(loadLesson);
const NotesPage = lazyPart(() => import('../lesson/presenter/NotesPage.tsx'));
const loadGlossary = () => import('../glossary/GlossaryPage.tsx');
const GlossaryPage = lazyPart(loadGlossary);
const DrillPage = lazyPart(() => import('../drill/DrillPage.tsx'));
const loadLive = () => import('../live/LivePage.tsx');
const LivePage = lazyPart(loadLive);
const NotFound = lazyPart(() => import('../home/NotFound.tsx'));
const ComingLesson = lazyPart(() => import('../home/ComingLesson.tsx'));

/** The lesson of the last address. */
let arrivedAt: string | undefined;

/** When a page is thought to be read, ms. */
const FORESEEN_AFTER = 1000;

const lessonOf = (hash: string) => /^\/lesson\/([^/]+)/.exec(routeOf(hash))?.[1];

/** Begins to fetch the page of the address before anything is rendered. */
export function arriveAt(hash: string): void {
  const lesson = lessonOf(hash);
  // Another address of the same lesson has its worker already.
  preloadPage(hash, lesson !== arrivedAt);
  arrivedAt = lesson;
  if (lesson === undefined) setTimeout(foresee, FORESEEN_AFTER);
}

/** What every lesson needs is fetched while the reader of another page has nothing to wait for. */
function foresee(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  // Not in every browser; without it the lesson is fetched when its link is pointed at.
  if (!connection?.saveData) globalThis.requestIdleCallback?.(() => void quietly(loadLesson()));
}

/** Begins to fetch the page of an address, and a worker for its run. */
export function preloadPage(hash: string, withWorker = true): void {
  const lesson = lessonOf(hash);
  const route = routeOf(hash);
  if (route.startsWith('/notes/') || route.startsWith('/tcp')) return;
  if (route.startsWith('/glossary')) void quietly(loadGlossary());
  else if (route === '/live') void quietly(loadLive());
  else if (lesson === undefined) {
    void quietly(loadHome());
    void quietly(loadHomeWords());
  } else if (findLesson(lesson)) {
    if (withWorker) prepareWorker();
    void quietly(loadLesson());
    void quietly(loadLoader().then(({ preloadLesson }) => preloadLesson(lesson)));
  }
}

/** A failure shows when the page is rendered. */
function quietly(part: Promise<unknown>): Promise<unknown> {
  return part.catch(() => undefined);
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
      <Route path="/notes/:id">
        {({ id }) => (
          <ErrorBoundary key={id}>
            <Notes key={id} id={id} />
          </ErrorBoundary>
        )}
      </Route>
      <Route path="/glossary/:id?">{({ id }) => <GlossaryPage id={id} />}</Route>
      <Route path="/tcp/:id?/:seed?/:seat?">{(played) => <DrillPage {...played} />}</Route>
      <Route path="/live">
        <LivePage />
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

/** The speaker's notes of an open lesson. */
function Notes({ id }: { readonly id: string }) {
  const meta = findLesson(id);
  return meta ? <NotesPage meta={meta} /> : <NotFound />;
}

function Loading() {
  const text = useText();
  return <p className={css.loading}>{text('shell.loading')}</p>;
}
