import { useEffect, useRef } from 'react';
import type { Situation } from '../../drills/situation.ts';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import type { Verdict } from '../../model/judge/judge.ts';
import { citation } from '../../stack/core/rfc.ts';
import { showElement } from '../a11y/show-element.ts';
import { textOf } from '../inspect/words/scene.ts';
import css from './drill.module.css';
import { dueNow } from './due.ts';
import { useDrillText } from './text.ts';

interface HintProps {
  readonly verdict: Verdict;
  readonly situation: Situation;
}

/** What is to be done, then why: nothing has been sent, so nothing is judged. */
export function Hint({ verdict, situation }: HintProps) {
  const text = useDrillText();
  const say = useLocalized();
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  // It stands below the form, where a low window ends.
  useEffect(() => showElement(box.current), []);
  const told = dueNow(verdict, situation).map(({ due, objection }) => (
    <div key={due} className={css.hint}>
      <p>{text(`hint.${due}`)}</p>
      {objection && (
        <p className={css.muted}>
          {text('both', {
            first: textOf(objection.because, language),
            second: say(objection.rule.says),
          })}{' '}
          <a href={citation(objection.rule.ref).href} target="_blank" rel="noreferrer">
            {citation(objection.rule.ref).label}
          </a>
        </p>
      )}
    </div>
  ));
  return <div ref={box}>{told}</div>;
}
