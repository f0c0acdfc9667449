/** A table of a node: its rows at the cursor, the one that a packet went by, and what can be done to it. */
import type { Packet } from '../../../../model/packets.ts';
import type { NodeTable, PacketField } from '../../../../stack/trace/page/table.ts';
import { isCovered, shownTitle } from '../../../view-kit/covers.ts';
import { cellText } from '../../../view-kit/tables/cell-text.ts';
import { GapRow, TableHead } from '../../../view-kit/tables/GapRow.tsx';
import type { TableRowAt } from '../../../view-kit/tables/part.ts';
import { useLongRows } from '../../../view-kit/tables/use-long-rows.ts';
import type { Speech } from '../words.ts';
import css from './details.module.css';
import { RowButtons, RowForms, type TableHand } from './TableHand.tsx';

export interface TableProps {
  readonly table: NodeTable;
  readonly rows: readonly TableRowAt[];
  readonly speech: Speech;
  readonly stop: number | undefined;
  /** The stops that a key may lead to: their rows are made, in sight or not. */
  readonly reach: ReadonlySet<number>;
  readonly packet: Packet | undefined;
  readonly field: PacketField | undefined;
  /** It is the only one that is shown, and is named above. */
  readonly alone: boolean;
  /** What can be done to it by hand; nothing where a run is fixed. */
  readonly hand: TableHand | undefined;
  readonly onWhy: (event: number) => void;
}

export function Table(props: TableProps) {
  const { table, rows, speech, stop, reach, packet, field, alone, hand, onWhy } = props;
  const { language } = speech;
  const there = rows.filter(({ gone }) => !gone);
  const covered = isCovered(packet?.frame);
  const used = field === undefined || covered ? undefined : table.uses?.(field, there);
  const kept = rows.flatMap(({ event }, i) => (reach.has(event) ? [i] : []));
  const { pieces, isLong, height, box } = useLongRows(rows.length, kept);
  const columns = table.columns.length + (hand === undefined ? 0 : 1);
  return (
    <div className={css.tableBox}>
      <table
        ref={box}
        className={css.table}
        data-layer={table.layer}
        data-alone={alone || undefined}
        aria-rowcount={isLong ? rows.length + 1 : undefined}
      >
        <caption className={alone ? 'visually-hidden' : undefined}>{table.title[language]}</caption>
        <TableHead
          columns={table.columns}
          {...{ language, isLong }}
          cells={() => rows.map((row) => cellsOf(row, speech))}
          more={hand !== undefined}
        />
        <tbody>
          {pieces.map((piece) => {
            if (typeof piece !== 'number') {
              return <GapRow key={`gap ${piece.from}`} gap={piece} {...{ height, columns }} />;
            }
            const row = rows[piece] as TableRowAt;
            return (
              <Row
                key={row.key}
                {...{ row, table, speech, stop, hand, onWhy }}
                index={piece}
                isLong={isLong}
                by={row.key === used ? packet : undefined}
              />
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <p className={css.none}>{table.empty?.[language]}</p>}
      {hand !== undefined && <RowForms hand={hand} rows={rows} button={!alone} t={speech.t} />}
    </div>
  );
}

interface RowProps extends Pick<TableProps, 'table' | 'speech' | 'stop' | 'hand' | 'onWhy'> {
  readonly row: TableRowAt;
  readonly index: number;
  /** Not all rows are there: it says which one it is. */
  readonly isLong: boolean;
  /** The packet that went by this row. */
  readonly by: Packet | undefined;
}

const cellsOf = ({ cells }: TableRowAt, speech: Speech): readonly string[] =>
  cells.map((cell) => cellText(cell, speech));

function Row({ row, index, isLong, table, speech, stop, hand, by, onWhy }: RowProps) {
  const { event, changed, gone, aside } = row;
  const [first = '', ...others] = cellsOf(row, speech);
  const [head, ...columns] = table.columns;
  const mark = markOf(row, by, speech);
  return (
    <tr
      data-row={index}
      aria-rowindex={isLong ? index + 2 : undefined}
      data-used={by !== undefined || undefined}
      data-changed={changed || undefined}
      data-gone={gone || undefined}
      data-aside={(by === undefined && aside !== undefined) || undefined}
    >
      <th scope="row" data-mono={head.mono || undefined}>
        {event < 0 ? (
          first
        ) : (
          <button
            type="button"
            data-stop={event}
            tabIndex={event === stop ? 0 : -1}
            aria-label={speech.t('why', { row: first })}
            onClick={() => onWhy(event)}
          >
            {first}
          </button>
        )}{' '}
        {mark !== undefined && <span className={css.mark}>{mark}</span>}
      </th>
      {columns.map(({ label, mono }, i) => (
        <td key={label.en} data-mono={mono || undefined}>
          {others[i]}
        </td>
      ))}
      {hand !== undefined && (
        <td>
          <RowButtons row={row} hand={hand} />
        </td>
      )}
    </tr>
  );
}

/** What is to be known of a row besides its cells. */
function markOf(
  { gone, changed, why, aside }: TableRowAt,
  by: Packet | undefined,
  { language, t }: Speech,
): string | undefined {
  if (gone) return t('gone', { why: why?.[language] ?? '' });
  if (by !== undefined) return t('used', { packet: shownTitle(by) });
  if (aside !== undefined) return aside[language];
  return changed ? t('new') : undefined;
}
