import { type ComponentType, lazy } from 'react';
import { patiently } from '../../i18n/patience.ts';

/**
 * A component that is fetched when it is first drawn. React's own `lazy` keeps a failure for ever:
 * here it is asked for again, and what stands in its place stays there until it comes.
 */
export function lazyPart<P>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  return lazy<ComponentType<P>>(() => patiently(load));
}
