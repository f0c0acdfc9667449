import { useLessonText } from '../../i18n/lesson.ts';
import { LinkFault } from '../notices/LinkFault.tsx';
import { Notice } from '../workbench/Notice.tsx';

/** The address held a run that cannot be read. */
export default function BrokenLink({ query }: { readonly query: string }) {
  const text = useLessonText();
  return (
    <Notice key={query}>
      <p>{text('link.broken')}</p>
      <LinkFault query={query} />
    </Notice>
  );
}
