/** Says loudly that the stack did what the chart, and so the RFC as we read it, does not allow. */

import type { Violation } from '../../../machines/types.ts';
import { describeViolation } from '../../../machines/violations.ts';
import { citation } from '../../../stack/core/rfc.ts';
import styles from './ChartDisagreement.module.css';
import { type Language, TEXTS } from './texts.ts';

export function ChartDisagreement(props: { violations: readonly Violation[]; lang: Language }) {
  const { violations, lang } = props;
  const [first] = violations;
  if (first === undefined) return null;
  const texts = TEXTS[lang];
  const { label, href } = citation('RFC9293#3.3.2');
  return (
    <div className={styles.disagreement} role="alert">
      <span className={styles.sign} aria-hidden="true">
        ≠
      </span>
      <p>
        <strong>{texts.disagree}</strong>
        {violations.length > 1 ? ` (${texts.disagreeMore(violations.length - 1)})` : null}
      </p>
      <p>{describeViolation(first)[lang]}</p>
      <p>
        {texts.disagreeBlame} <a href={href}>{label}</a>
      </p>
    </div>
  );
}
