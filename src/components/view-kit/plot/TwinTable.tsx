import { useState } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { COVERED, isCovered, useCovers, VEIL } from '../covers.ts';
import { usePlotText } from './text.ts';
import css from './twin.module.css';
import { rowsBefore, shownCell, type Twin } from './twin.ts';

interface TwinTableProps {
  readonly twin: Twin;
  readonly caption: string;
  readonly cursor: Cursor;
  readonly onWhy: (event: number) => void;
  readonly onOpen: (frame: number) => void;
}

/** A long run has more rows than a page can hold: the latest, and a way to those before them. */
const PAGE = 100;

export function TwinTable({ twin, caption, cursor, onWhy, onOpen }: TwinTableProps) {
  const t = usePlotText();
  const count = rowsBefore(twin, cursor);
  const last = Math.max(0, Math.ceil(count / PAGE) - 1);
  // undefined: the page that the cursor is on, and goes on with it.
  const [chosen, choose] = useState<number>();
  const page = Math.min(chosen ?? last, last);
  const [from, to] = [page * PAGE, Math.min(count, (page + 1) * PAGE)];
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  const stops = rows.filter((row) => twin.event(row) >= 0 || twin.frame(row) >= 0);
  const { stop, onKeyDown, onFocus } = useRoving(stops);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside.
    <div
      className={css.twin}
      // Without a button in it, the keyboard could not scroll it.
      tabIndex={stops.length === 0 ? 0 : undefined}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {twin.columns.map(({ label, number }) => (
              <th key={label} scope="col" data-number={number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row} {...{ twin, row, onWhy, onOpen }} isStop={row === stop} />
          ))}
        </tbody>
      </table>
      {count === 0 && <p className={css.note}>{t('noRows')}</p>}
      {last > 0 && (
        <p className={css.pages}>
          <button type="button" disabled={page === 0} onClick={() => choose(page - 1)}>
            {t('earlier')}
          </button>
          <span>{t('rows', { from: from + 1, to, n: count })}</span>
          <button
            type="button"
            disabled={page === last}
            onClick={() => choose(page + 1 >= last ? undefined : page + 1)}
          >
            {t('later')}
          </button>
        </p>
      )}
    </div>
  );
}

interface RowProps extends Pick<TwinTableProps, 'twin' | 'onWhy' | 'onOpen'> {
  readonly row: number;
  readonly isStop: boolean;
}

/** Its first cell opens its packet, or answers why; what was there from the start has no why. */
function Row({ twin, row, isStop, onWhy, onOpen }: RowProps) {
  const t = usePlotText();
  const language = useLanguage();
  const covers = useCovers();
  const [event, frame] = [twin.event(row), twin.frame(row)];
  const covered = isCovered(frame, covers);
  const told = twin.cells(row).map(shownCell);
  // Its time is on the axis too.
  const cells = covered ? told.map((cell, i) => (i === 0 ? cell : VEIL)) : told;
  const what = covered ? COVERED[language] : cells.slice(0, 2).join(', ');
  return (
    <tr>
      {cells.map((cell, i) => {
        const column = twin.columns[i];
        if (i > 0) {
          return (
            <td key={column?.label} data-number={column?.number}>
              {cell}
            </td>
          );
        }
        return (
          <th key={column?.label} scope="row">
            {event < 0 && frame < 0 ? (
              cell
            ) : (
              <button
                type="button"
                data-stop={row}
                tabIndex={isStop ? 0 : -1}
                aria-label={twin.opens?.(what) ?? t(frame < 0 ? 'whyThis' : 'open', { what })}
                onClick={() => (frame < 0 ? onWhy(event) : onOpen(frame))}
              >
                {cell}
              </button>
            )}
          </th>
        );
      })}
    </tr>
  );
}
