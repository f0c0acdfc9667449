import { useLanguage } from '../../../i18n/index.ts';
import type { Talk } from '../../../model/ends.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { endNames } from '../../view-kit/end-names.ts';
import css from '../../view-kit/plot/plot.module.css';
import type { ClockLook } from './look.ts';
import { useTimersText } from './text.ts';

interface EndChoiceProps {
  readonly run: RecordedRun;
  readonly talks: readonly Talk[];
  readonly look: ClockLook;
  readonly onChoose: (to: Pick<ClockLook, 'talk' | 'ends'>) => void;
}

/** Whose clocks are shown: both ends of a connection, or one of them. */
export function EndChoice({ run, talks, look, onChoose }: EndChoiceProps) {
  const t = useTimersText();
  const choices = talks.flatMap((talk, index) =>
    (talk.length === 1 ? (['both'] as const) : (['both', 'a', 'b'] as const)).map((ends) => ({
      ...{ talk: index, ends, word: `${index} ${ends}` },
    })),
  );
  const names = useEndNames(run, talks);
  if (choices.length < 2) return names(0, 'both');
  return (
    <select
      className={css.choice}
      aria-label={t('whose')}
      value={`${look.talk} ${look.ends}`}
      onChange={({ target }) => {
        const chosen = choices.find(({ word }) => word === target.value);
        if (chosen) onChoose({ talk: chosen.talk, ends: chosen.ends });
      }}
    >
      {choices.map(({ talk, ends, word }) => (
        <option key={word} value={word}>
          {names(talk, ends)}
        </option>
      ))}
    </select>
  );
}

/** Names of connections, or of one end of one. */
export function useEndNames(run: RecordedRun, talks: readonly Talk[]) {
  const t = useTimersText();
  const language = useLanguage();
  return (index: number, ends: ClockLook['ends']): string => {
    const talk = talks[index];
    if (talk === undefined) return '';
    const [a = '', b] = endNames(run.topology, talks, talk, language);
    if (b === undefined) return a;
    if (ends === 'both') return t('both', { a, b });
    return ends === 'a' ? t('one', { a, b }) : t('one', { a: b, b: a });
  };
}
