import { useEffect, useState } from 'react';
import type { LessonContent } from '../../lessons/types.ts';
import type { Fault } from '../../stack/schema/faults.ts';
import { Notice } from '../workbench/Notice.tsx';
import { VIEWS } from '../workbench/registry.ts';
import { faultSentence } from './fault-sentence.ts';
import { useNoticeText } from './text.ts';
import { unusedParts } from './unused-parts.ts';

interface Props {
  /** What the link said. */
  readonly query: string;
  readonly content: LessonContent;
}

const MOST = 4;
const NONE: readonly Fault[] = [];

/** The parts of a link that are left out, for they say nothing here. */
export default function UnusedParts({ query, content }: Props) {
  const t = useNoticeText();
  const [faults, setFaults] = useState(NONE);
  useEffect(() => {
    let here = true;
    unusedParts(query, content, VIEWS).then(
      (found) => here && setFaults(found),
      // A view that cannot be fetched says so where it is drawn.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [query, content]);
  if (faults.length === 0) return null;
  return (
    <Notice key={query}>
      <p>{t('unused')}</p>
      {faults.slice(0, MOST).map((fault) => (
        <p key={`${fault.path.join('.')} ${fault.found}`}>{faultSentence(fault, t)}</p>
      ))}
    </Notice>
  );
}
