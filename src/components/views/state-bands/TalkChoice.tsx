import { useLanguage } from '../../../i18n/index.ts';
import type { Talk } from '../../../model/ends.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { endNames } from '../../view-kit/end-names.ts';
import css from '../../view-kit/plot/plot.module.css';
import type { BandLook } from './look.ts';
import { useBandsText } from './text.ts';

interface TalkChoiceProps {
  readonly names: readonly string[];
  /** Which one is shown, or all of them. */
  readonly shown: number | 'all';
  readonly onChoose: (talk: BandLook['talk']) => void;
}

/** Which connection the bands are of: a name as long as there is no choice. */
export function TalkChoice({ names, shown, onChoose }: TalkChoiceProps) {
  const t = useBandsText();
  if (names.length < 2) return names[0];
  return (
    <select
      className={css.choice}
      aria-label={t('whose')}
      value={shown}
      onChange={({ target: { value } }) => onChoose(value === 'all' ? 'all' : Number(value))}
    >
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: connections never change places.
        <option key={index} value={index}>
          {name}
        </option>
      ))}
      <option value="all">{t('all')}</option>
    </select>
  );
}

/** Names of connections. */
export function useTalkNames(run: RecordedRun, talks: readonly Talk[]): readonly string[] {
  const t = useBandsText();
  const language = useLanguage();
  return talks.map((talk) => {
    const [a = '', b] = endNames(run.topology, talks, talk, language);
    return b === undefined ? t('alone', { a }) : t('ends', { a, b });
  });
}
