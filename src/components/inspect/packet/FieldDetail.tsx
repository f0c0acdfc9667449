import { useLanguage } from '../../../i18n/index.ts';
import { type RfcRef, rfcLabel, rfcUrl } from '../../../stack/core/rfc.ts';
import type { Problem } from '../../../stack/wire/inspect.ts';
import { WithTerms } from '../../glossary/WithTerms.tsx';
import type { Found } from './model.ts';
import css from './packet.module.css';
import { OUTCOME, type PacketText } from './text.ts';

interface Props {
  readonly found: Found;
  /** The same number counted from the connection's start, for sequence numbers. */
  readonly relative: number | undefined;
  readonly t: PacketText;
}

/** What the chosen layer or field is, what it says here, and where that is written. */
export function FieldDetail({ found, relative, t }: Props) {
  const language = useLanguage();
  const { layer, field } = found;
  const subject = field ?? layer;
  const problems = layer.problems.filter((p) => field === undefined || p.field === field.path);
  return (
    <div className={css.detail} data-layer={layer.layer} aria-live="polite">
      <div className={css.detailHead}>
        <h4 className={css.detailName}>{subject.label[language]}</h4>
        <RfcLink refTo={subject.ref} />
      </div>
      {field !== undefined && (
        <p className={css.detailValue}>
          <span className={css.value}>{valueText(found)}</span>
          {field.valueMeaning !== null && <span>{field.valueMeaning[language]}</span>}
          {relative !== undefined && <span>{t('relative', { relative })}</span>}
        </p>
      )}
      <p className={css.meaning}>
        <WithTerms>{subject.meaning[language]}</WithTerms>
        {field?.derived === true && ` ${t('derived')}`}
      </p>
      <p className={css.where}>{placeText(found, t)}</p>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} t={t} />
      ))}
    </div>
  );
}

function valueText({ field }: Found): string {
  if (field === undefined) return '';
  return field.bitLength === 1 ? `${field.name} = ${field.display}` : field.display;
}

function placeText({ layer, field }: Found, t: PacketText): string {
  const { start, end } = field ?? layer;
  const bytes =
    end - start <= 1 ? t('oneByte', { from: start }) : t('byteRange', { from: start, to: end - 1 });
  if (field === undefined) return `${t('size', { n: end - start })} · ${bytes}`;
  const from = field.bitOffset;
  const bits =
    field.bitLength === 1
      ? t('oneBit', { from })
      : `${t('bits', { n: field.bitLength })} · ${t('bitRange', { from, to: from + field.bitLength - 1 })}`;
  return `${bits} · ${bytes}`;
}

export function RfcLink({ refTo }: { refTo: RfcRef }) {
  return (
    <a className={css.rfc} href={rfcUrl(refTo)} target="_blank" rel="noreferrer">
      {rfcLabel(refTo)}
    </a>
  );
}

export function ProblemNote({ problem, t }: { problem: Problem; t: PacketText }) {
  const language = useLanguage();
  return (
    <p className={css.problem}>
      <b>
        <span aria-hidden="true">⚠ </span>
        {t('problemIs', { what: problem.what[language] })}
      </b>{' '}
      {problem.does[language]} ({OUTCOME[problem.outcome][language]}){' '}
      <RfcLink refTo={problem.ref} />
    </p>
  );
}
