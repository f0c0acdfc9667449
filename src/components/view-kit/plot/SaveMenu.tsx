import { Download } from 'lucide-react';
import { memo } from 'react';
import type { Cursor } from '../../../model/cursor.ts';
import icon from '../../shell/IconButton.module.css';
import { saveFile } from '../../shell/save-file.ts';
import css from '../menu.module.css';
import { useMenu } from '../use-menu.ts';
import { savePng, svgText } from './save-picture.ts';
import type { SvgPicture } from './svg.ts';
import { usePlotText } from './text.ts';
import { csvOf, rowsBefore, type Twin } from './twin.ts';

interface SaveMenuProps {
  /** Of the files, without an ending. */
  readonly name: string;
  /** What there is to save, asked when it is wanted: keep it the same function. */
  readonly now: () => Saved;
  /** A view without a picture has only its rows. */
  readonly drawn: boolean;
}

export interface Saved {
  readonly twin: Twin;
  readonly cursor: Cursor;
  readonly picture?: (() => SvgPicture) | undefined;
}

/** Takes a picture or its numbers along: what the cursor has behind it, and nothing that is to come. */
export const SaveMenu = memo(({ name, now, drawn }: SaveMenuProps) => {
  const t = usePlotText();
  const { menu, leave } = useMenu();
  const act = (work: (saved: Saved) => void) => () => {
    leave();
    work(now());
  };
  const withPicture = (work: (picture: SvgPicture) => void) =>
    act(({ picture }) => picture && work(picture()));
  return (
    <details {...menu} className={css.menu}>
      <summary className={icon.round} aria-label={t('save')} title={t('save')}>
        <Download aria-hidden="true" />
      </summary>
      <div className={css.items}>
        {drawn && (
          <>
            <button
              type="button"
              onClick={withPicture((picture) =>
                saveFile(`${name}.svg`, svgText(picture), 'image/svg+xml'),
              )}
            >
              {t('svg')}
            </button>
            <button
              type="button"
              onClick={withPicture((picture) => void savePng(`${name}.png`, picture))}
            >
              {t('png')}
            </button>
          </>
        )}
        <button
          type="button"
          onClick={act(({ twin, cursor }) =>
            // Spreadsheets take a file for UTF-8 by this mark.
            saveFile(`${name}.csv`, `\ufeff${csvOf(twin, rowsBefore(twin, cursor))}`, 'text/csv'),
          )}
        >
          {t('csv')}
        </button>
      </div>
    </details>
  );
});
