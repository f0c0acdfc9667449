import { Check as Held, X } from 'lucide-react';
import css from './draw.module.css';
import { CHECKS, type Finding, findings, type Shape } from './features.ts';
import type { DrawAsked } from './kind.ts';
import { type Point, valueText } from './sketch.ts';
import { useDrawText } from './text.ts';

interface FindingsProps {
  readonly question: DrawAsked;
  readonly sketch: readonly Point[];
  readonly truth: readonly Point[];
}

/** What counts, each with its verdict: a sign and words, not only colour. */
export function Findings({ question, sketch, truth }: FindingsProps) {
  const text = useDrawText();
  const words = useFindingWords();
  return (
    <ul className={css.findings}>
      {findings(sketch, truth, question).map((finding) => (
        <li key={finding.check} data-held={finding.held}>
          {finding.held ? <Held aria-hidden="true" /> : <X aria-hidden="true" />}
          <span>
            <strong>{text(finding.check)}</strong>
            <span className="visually-hidden"> ({text(finding.held ? 'right' : 'wrong')})</span>
            {text('colon')}
            {words.finding(finding)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Features and beliefs in words. */
export function useFindingWords() {
  const text = useDrawText();
  const said = ({ check }: Finding, feature: Finding['is']): string => {
    if (typeof feature === 'string') return text(feature);
    if (check === 'turns') return text('part', { n: Math.ceil(feature) });
    if (check === 'falls') return text('toPart', { percent: Math.round(100 * feature) });
    return valueText(feature);
  };
  return {
    finding: (finding: Finding): string => {
      const is = said(finding, finding.is);
      const drawn = said(finding, finding.drawn);
      // Right is also what is near: then both are told all the same.
      return drawn === is ? is : text('versus', { drawn, is });
    },
    belief: (id: string): string => {
      const check = CHECKS.find((each) => id.startsWith(`${each}-`));
      if (check === undefined) return text('right');
      const way = id.slice(check.length + 1) as Way;
      return `${text(check)}${text('colon')}${text(way)}`;
    },
  };
}

type Way = Shape | 'low' | 'high' | 'early' | 'late' | 'never' | 'little' | 'deep';
