import { lazy, Suspense } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { Notice } from '../workbench/Notice.tsx';
import { loadLinkFault } from './lazy-parts.ts';

const LinkFault = lazy(loadLinkFault);

/** The address held a run that cannot be read. */
export function BrokenLink({ query }: { readonly query: string }) {
  const text = useLessonText();
  return (
    <Notice key={query}>
      <p>{text('link.broken')}</p>
      <Suspense fallback={null}>
        <LinkFault query={query} />
      </Suspense>
    </Notice>
  );
}
