/** The address table of a switch at the cursor: who is behind which port, and since when. */
import { useLanguage } from '../../../i18n/index.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { nodeName } from '../../node-name.ts';
import { type Change, type TableRow, tableAt } from './model.ts';
import css from './switch-table.module.css';
import { type SwitchText, useSwitchText } from './text.ts';

export interface SwitchTableProps {
  readonly model: RecordedRun;
  readonly node: number;
  readonly cursor: Cursor;
  /** Why a row is as it is: the id of the event behind it. */
  readonly onWhy?: ((event: number) => void) | undefined;
}

export function SwitchTable({ model, node, cursor, onWhy }: SwitchTableProps) {
  const t = useSwitchText();
  const language = useLanguage();
  const rows = tableAt(model, node, cursor);
  const stops = rows.map(({ event }) => event);
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  const title = t('table', { node: nodeName(model.topology, node, language) });
  return (
    <section className={css.panel} aria-label={title} onKeyDown={onKeyDown} onFocus={onFocus}>
      <table className={css.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('port')}</th>
            <th scope="col">{t('address')}</th>
            <th scope="col">{t('owner')}</th>
            <th scope="col">{t('age')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.address}
              row={row}
              owner={row.owner < 0 ? t('stranger') : nodeName(model.topology, row.owner, language)}
              stop={stop}
              onWhy={onWhy}
              t={t}
              language={language}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={css.none}>{t('none')}</p>}
    </section>
  );
}

/** Keeps the line, so that the rows stand still while the mark moves. */
const NOTHING = '\u00a0';

function changeText(
  change: Change,
  { before = '', why }: TableRow,
  language: Language,
  t: SwitchText,
): string {
  if (change === 'moved') return t('moved', { before });
  return change === 'forgotten' ? t('forgotten', { why: why?.[language] ?? '' }) : t(change);
}

interface RowProps {
  readonly row: TableRow;
  readonly owner: string;
  /** The row whose button is the table's tab stop. */
  readonly stop: number | undefined;
  readonly onWhy: SwitchTableProps['onWhy'];
  readonly t: SwitchText;
  readonly language: Language;
}

function Row({ row, owner, stop, onWhy, t, language }: RowProps) {
  const { address: mac, port, gone, change, event, age } = row;
  const why = gone ? t('whyGone', { mac }) : t('why', { mac, port });
  return (
    <tr className={css.row} data-changed={change && true} data-gone={gone || undefined}>
      <td className={css.port}>{port}</td>
      <th scope="row">
        <button
          type="button"
          data-stop={event}
          tabIndex={event === stop ? 0 : -1}
          aria-label={why}
          onClick={() => onWhy?.(event)}
        >
          {mac}
        </button>
      </th>
      <td>{owner}</td>
      <td className={css.age}>
        {age === 0 ? t('now') : t('ago', { time: formatDuration(age) })}
        <span className={css.change}>
          {change ? changeText(change, row, language, t) : NOTHING}
        </span>
      </td>
    </tr>
  );
}
