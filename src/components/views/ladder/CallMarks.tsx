import { useLanguage } from '../../../i18n/index.ts';
import { askedOf, type CallMark, markWords } from './call-marks.ts';
import css from './margins.module.css';

interface CallMarksProps {
  readonly marks: readonly CallMark[];
  readonly visibleEvents: number;
  /** The event beside the life lines that holds the one tab stop of its kind. */
  readonly stop: number | undefined;
  readonly onWhy: ((event: number) => void) | undefined;
}

/** Small squares beside the inner life lines; what was called shows when one is pointed at. */
export function CallMarks({ marks, visibleEvents, stop, onWhy }: CallMarksProps) {
  const language = useLanguage();
  return marks
    .filter(({ event }) => event < visibleEvents)
    .map((mark) => {
      const words = markWords(mark, visibleEvents);
      return (
        <button
          key={mark.event}
          type="button"
          className={css.mark}
          style={{ left: mark.x, top: mark.y }}
          data-stop={mark.event}
          tabIndex={mark.event === stop ? 0 : -1}
          aria-label={words.join(language === 'en' ? '; ' : '；')}
          onClick={() => onWhy?.(askedOf(mark, visibleEvents))}
        >
          <span className={css.markWords} aria-hidden="true">
            {words.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </button>
      );
    });
}
