import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useText } from '../../i18n/index.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useHashRoute } from './hash-location.ts';
import { NotFound } from './NotFound.tsx';
import css from './Shell.module.css';
import { Shell } from './Shell.tsx';

const Home = lazy(async () => ({ default: (await import('../home/Home.tsx')).Home }));
const LessonPage = lazy(() => import('../lesson/LessonPage.tsx'));

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
