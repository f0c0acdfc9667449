/** Says loudly that the stack did what the chart, and so the RFC as we read it, does not allow. */

import type { MachineKind } from '../../../machines/kind.ts';
import type { Violation } from '../../../machines/types.ts';
import { bookOf, describeViolation } from '../../../machines/violations.ts';
import { citation } from '../../../stack/core/rfc.ts';
import { Live } from '../../a11y/Live.tsx';
import styles from './ChartDisagreement.module.css';
import { type Language, TEXTS } from './texts.ts';

interface DisagreementProps {
  readonly kind: Pick<MachineKind, 'title' | 'rfc'>;
  readonly violations: readonly Violation[];
  readonly lang: Language;
}

export function ChartDisagreement({ kind, violations, lang }: DisagreementProps) {
  const [first] = violations;
  if (first === undefined) return null;
  const texts = TEXTS[lang];
  const { label, href } = citation(kind.rfc);
  return (
    <Live className={styles.disagreement} role="alert">
      <span className={styles.sign} aria-hidden="true">
        ≠
      </span>
      <p>
        <strong>{texts.disagree}</strong>
        {violations.length > 1 ? ` (${texts.disagreeMore(violations.length - 1)})` : null}
      </p>
      <p>{describeViolation(first, kind)[lang]}</p>
      <p>
        {texts.disagreeBlame(bookOf(kind))} <a href={href}>{label}</a>
      </p>
    </Live>
  );
}
