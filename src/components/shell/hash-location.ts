import { useDeferredValue, useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';
import { slugOf } from '../../lessons/names.ts';

/**
 * Routes live after the `#`, so that the app works from any folder, from a plain file server and
 * offline. What follows a `?` in there belongs to the run (runtime/url) and is no part of a route.
 * A lesson may be named by its number, or by an older name: its route has its slug.
 */
export function routeOf(hash: string): string {
  const path = hash.replace(/^#?\/?/, '').split('?')[0]!;
  return `/${path.replace(/^lesson\/([^/]+)/, (_, name: string) => `lesson/${slugOf(name)}`)}`;
}

/** The same address with the lesson's slug in it; the run stays. */
export function settledHash(hash: string): string {
  const run = hash.indexOf('?');
  return `#${routeOf(hash)}${run < 0 ? '' : hash.slice(run)}`;
}

/** Writes the slug over an older name of a lesson, so that what is copied from the address lasts. */
export function settleAddress(): void {
  if (location.hash === '' || settledHash(location.hash) === location.hash) return;
  history.replaceState(history.state, '', settledHash(location.hash));
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  addEventListener('popstate', changed);
  return () => {
    removeEventListener('hashchange', changed);
    removeEventListener('popstate', changed);
  };
}

function navigate(to: string, options?: { readonly replace?: boolean }): void {
  if (options?.replace) location.replace(`#${to}`);
  else location.hash = to;
}

const route = () => routeOf(location.hash);

/** The page that is shown: until the next one is there, still the last. */
export const useHashRoute: BaseLocationHook = Object.assign(
  (): [string, typeof navigate] => [
    useDeferredValue(useSyncExternalStore(subscribe, route)),
    navigate,
  ],
  { hrefs: (path: string) => `#${path}` },
);
