import css from '../../view-kit/plot/plot.module.css';
import { useCongestionText } from './text.ts';

/** Plots that can be left out, and their letters in a look. */
export const OPTIONAL = { rtt: 'r', queue: 'q', rate: 'g' } as const;
export const SEGMENTS = 's';

interface ControlsProps {
  readonly marks: string;
  readonly onMarks: (marks: string) => void;
}

export function Controls({ marks, onMarks }: ControlsProps) {
  const t = useCongestionText();
  const toggled = (letter: string) =>
    marks.includes(letter) ? marks.replace(letter, '') : marks + letter;
  const button = (letter: string, text: string, pressed: boolean) => (
    <button
      key={letter}
      type="button"
      aria-pressed={pressed}
      onClick={() => onMarks(toggled(letter))}
    >
      {text}
    </button>
  );
  return (
    <fieldset className={css.choices} aria-label={t('lanes')}>
      {button(SEGMENTS, t('inSegments'), marks.includes(SEGMENTS))}
      {button(OPTIONAL.rtt, t('showRtt'), !marks.includes(OPTIONAL.rtt))}
      {button(OPTIONAL.queue, t('showQueue'), !marks.includes(OPTIONAL.queue))}
      {button(OPTIONAL.rate, t('showRate'), !marks.includes(OPTIONAL.rate))}
    </fieldset>
  );
}
