/** What two interfaces take each other for, and whether they agree. */
import css from './address-bits.module.css';
import type { Pair, Subject } from './model.ts';
import { opinionWords, type Speech } from './words.ts';

interface OpinionsProps {
  readonly pair: Pair;
  readonly subjects: readonly Subject[];
  readonly speech: Speech;
}

export function Opinions({ pair, subjects: [a, b], speech }: OpinionsProps) {
  const { t } = speech;
  if (a === undefined || b === undefined) return null;
  const { opinions, agree, common } = pair;
  return (
    <div className={css.opinions} aria-live="polite" data-agree={agree}>
      <p>
        <strong>
          <span aria-hidden="true">{agree ? '= ' : '≠ '}</span>
          {t(!agree ? 'disagree' : opinions[0].near ? 'agreeNear' : 'agreeFar')}
        </strong>{' '}
        {t('common', { n: common })}
      </p>
      <ul>
        <li>{opinionWords(opinions[0], a, b, speech)}</li>
        <li>{opinionWords(opinions[1], b, a, speech)}</li>
      </ul>
    </div>
  );
}
