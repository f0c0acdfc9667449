/** The menu that takes a picture or its numbers along: the first look at a view does without. */
import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '../../shell/lazy-part.ts';
import type { SaveMenu as Menu } from './SaveMenu.tsx';

const SaveMenu = lazyPart(async () => ({ default: (await import('./SaveMenu.tsx')).SaveMenu }));

export const SaveLater = (props: ComponentProps<typeof Menu>) => (
  <Suspense fallback={null}>
    <SaveMenu {...props} />
  </Suspense>
);
