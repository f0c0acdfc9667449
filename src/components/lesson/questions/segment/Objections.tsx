import { useLanguage, useLocalized } from '../../../../i18n/index.ts';
import type { Objection } from '../../../../model/judge/judge.ts';
import { citation } from '../../../../stack/core/rfc.ts';
import { textOf } from '../../../inspect/words/scene.ts';
import own from './segment.module.css';
import { useSegmentText } from './text.ts';

/** Rules that are broken: how grave, where written, what in this run says so, and the rule. */
export function Objections({ objections }: { readonly objections: readonly Objection[] }) {
  const text = useSegmentText();
  const say = useLocalized();
  const language = useLanguage();
  return (
    <ul className={own.verdict}>
      {objections.map(({ rule, because }) => {
        const { label, href } = citation(rule.ref);
        return (
          <li key={rule.id}>
            <p>
              <span className={own.level}>{text(rule.level)}</span>{' '}
              <a href={href} target="_blank" rel="noreferrer">
                {label}
              </a>
            </p>
            <p>{textOf(because, language)}</p>
            <p>{say(rule.says)}</p>
          </li>
        );
      })}
    </ul>
  );
}
