import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useText } from '../../i18n/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useHashRoute } from './hash-location.ts';
import { NotFound } from './NotFound.tsx';
import css from './Shell.module.css';
import { Shell } from './Shell.tsx';

const loadHome = async () => ({ default: (await import('../home/Home.tsx')).Home });
const loadLesson = () => import('../lesson/LessonPage.tsx');
const Home = lazy(loadHome);
const LessonPage = lazy(loadLesson);

/** Begins to fetch the page of an address before anything is rendered. */
export function preloadPage(hash: string): void {
  // A failure shows when the page is rendered.
  const page: Promise<unknown> = hash.startsWith('#/lesson/') ? loadLesson() : loadHome();
  page.catch(() => undefined);
}

export function App() {
  return (
    <Router hook={useHashRoute}>
      <ErrorBoundary>
        <Shell>
          <Switch>
            <Route path="/">
              <Suspense fallback={<Loading />}>
                <Home />
              </Suspense>
            </Route>
            <Route path="/lesson/:id">
              {({ id }) => (
                <ErrorBoundary key={id}>
                  <Suspense fallback={<Loading />}>
                    <LessonPage id={id} />
                  </Suspense>
                </ErrorBoundary>
              )}
            </Route>
            <Route component={NotFound} />
          </Switch>
        </Shell>
      </ErrorBoundary>
    </Router>
  );
}

function Loading() {
  const text = useText();
  return <p className={css.loading}>{text('shell.loading')}</p>;
}
