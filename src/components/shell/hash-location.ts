import { useDeferredValue, useSyncExternalStore } from 'react';
import type { BaseLocationHook } from 'wouter';

/**
 * Routes live after the `#`, so that the app works from any folder, from a plain file server and
 * offline. What follows a `?` in there belongs to the run (runtime/url) and is no part of a route.
 */
export function routeOf(hash: string): string {
  const path = hash.replace(/^#?\/?/, '').split('?')[0]!;
  return `/${path}`;
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
