/** One table of all nodes at the cursor, beside each other: who knows what, and who does not. */
import { useLanguage } from '../../../i18n/index.ts';
import type { Language } from '../../../i18n/language.ts';
import type { Cursor } from '../../../model/cursor.ts';
import type { NodeTable, TableCell } from '../../../stack/trace/page/table.ts';
import { useRoving } from '../../a11y/use-roving.ts';
import { nodeName } from '../../node-name.ts';
import { SaveLater } from '../../view-kit/plot/SaveLater.tsx';
import type { Twin } from '../../view-kit/plot/twin.ts';
import type { ViewProps, ViewRun } from '../../view-kit/stage-view.ts';
import { cellText } from '../../view-kit/tables/cell-text.ts';
import { GapRow, TableHead } from '../../view-kit/tables/GapRow.tsx';
import type { TableRowAt } from '../../view-kit/tables/part.ts';
import { reachable } from '../../view-kit/tables/pieces.ts';
import { useLongRows } from '../../view-kit/tables/use-long-rows.ts';
import { groupsOf, type Line, linesOf } from './lines.ts';
import { ownerOf, type TableOfNode, tableAt, tablesIn } from './model.ts';
import css from './tables.module.css';
import { type TablesText, useTablesText } from './text.ts';

export default function Tables({ runs, actions, board, look }: ViewProps) {
  const [view] = runs;
  const { run, cursor } = view;
  const t = useTablesText();
  const language = useLanguage();
  const tables = tablesIn(run, cursor);
  const table = tables.find(({ id }) => id === look) ?? tables[0];
  const nodes = table === undefined ? [] : tableAt(run, table, cursor);
  // From the last row of a room nothing is read of tables that are empty.
  const shown = board ? nodes.filter(({ rows }) => rows.length > 0) : nodes;
  const rows = shown.flatMap((each) => each.rows);
  const stops = rows.map((_, i) => i).filter((i) => (rows[i]?.event ?? -1) >= 0);
  const { stop, onKeyDown, onFocus } = useRoving(stops, stops[0]);
  const words: Words = { view, cursor: view.cursor, language, t };
  if (table === undefined) return <p className={css.none}>{t('nobody')}</p>;
  return (
    <section className={css.panel} aria-label={t('title')} onKeyDown={onKeyDown} onFocus={onFocus}>
      {!board && (
        <header className={css.bar}>
          <select
            aria-label={t('which')}
            value={table.id}
            onChange={({ target }) => actions.lookAt('tables', target.value)}
          >
            {tables.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[language]}
              </option>
            ))}
          </select>
          <SaveLater
            name={`wireglass-${table.id}`}
            now={() => ({ twin: twinOf(nodes, table, words), cursor })}
            drawn={false}
          />
        </header>
      )}
      <Rows nodes={shown} {...{ table, words, board, stops, stop }} onWhy={actions.askWhy} />
    </section>
  );
}

interface Words {
  readonly view: ViewRun;
  readonly cursor: Cursor;
  readonly language: Language;
  readonly t: TablesText;
}

function ownerText(cell: TableCell, { view: { run }, language }: Words): string | undefined {
  const owner = ownerOf(run, cell);
  return owner === undefined ? undefined : nodeName(run.topology, owner, language);
}

interface RowsProps {
  readonly nodes: readonly TableOfNode[];
  readonly table: NodeTable;
  readonly words: Words;
  readonly board: boolean;
  readonly stops: readonly number[];
  readonly stop: number | undefined;
  readonly onWhy: (event: number) => void;
}

/** The nodes below each other, each with a line of its name and its rows: only those in sight are made. */
function Rows({ nodes, table, words, board, stops, stop, onWhy }: RowsProps) {
  const { language } = words;
  const lines = linesOf(nodes);
  const reach = reachable(stops, stop);
  const kept = lines.flatMap(({ number }, i) => (reach.has(number) ? [i] : []));
  const { pieces, isLong, height, box } = useLongRows(lines.length, kept);
  const columns = table.columns.length;
  const cells = () => widest(nodes, words);
  return (
    <div className={css.scroller}>
      <table
        ref={box}
        className={css.table}
        data-layer={table.layer}
        data-board={board || undefined}
        aria-rowcount={isLong ? lines.length + 1 : undefined}
      >
        <caption className="visually-hidden">{table.title[language]}</caption>
        <TableHead columns={table.columns} hidden={board} {...{ language, isLong, cells }} />
        {groupsOf(pieces, lines).map(({ node, pieces: own }) => (
          <tbody key={node.node}>
            {own.map((piece) => {
              if (typeof piece !== 'number') {
                return <GapRow key={`gap ${piece.from}`} gap={piece} {...{ height, columns }} />;
              }
              const { row, number } = lines[piece] as Line;
              const index = { 'data-row': piece, 'aria-rowindex': isLong ? piece + 2 : undefined };
              return row === undefined ? (
                <Head key="head" {...{ node, table, words, index }} />
              ) : (
                <Row key={row.key} {...{ row, table, words, board, stop, onWhy, number, index }} />
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const widest = (nodes: readonly TableOfNode[], words: Words) =>
  nodes.flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cellText(cell, words))));

interface Index {
  readonly 'data-row': number;
  readonly 'aria-rowindex': number | undefined;
}

type HeadProps = Pick<RowsProps, 'table' | 'words'> & {
  readonly node: TableOfNode;
  readonly index: Index;
};

function Head({ node: { node, rows }, table, words, index }: HeadProps) {
  const { view, language, t } = words;
  return (
    <tr className={css.node} {...index}>
      <th scope="rowgroup" colSpan={table.columns.length}>
        {nodeName(view.run.topology, node, language)}{' '}
        {rows.length === 0 && (
          <span className={css.mark} title={table.empty?.[language]}>
            {t('none')}
          </span>
        )}
      </th>
    </tr>
  );
}

type RowProps = Pick<RowsProps, 'table' | 'words' | 'board' | 'stop' | 'onWhy'> & {
  readonly row: TableRowAt;
  readonly number: number;
  readonly index: Index;
};

function Row({ row, table, words, board, number, index, stop, onWhy }: RowProps) {
  const { cells, event, gone } = row;
  const { t } = words;
  const [name = '', ...others] = cells.map((cell) => cellText(cell, words));
  const mark = markOf(row, words);
  const shown = board ? others.slice(0, 1) : others;
  return (
    <tr
      {...index}
      data-changed={row.changed || undefined}
      data-gone={gone || undefined}
      data-aside={row.aside !== undefined || undefined}
    >
      <th scope="row" data-mono={table.columns[0].mono || undefined}>
        {event < 0 ? (
          name
        ) : (
          <button
            type="button"
            data-stop={number}
            tabIndex={number === stop ? 0 : -1}
            aria-label={t('why', { row: name })}
            onClick={() => onWhy(event)}
          >
            {name}
          </button>
        )}
      </th>
      {shown.map((said, i) => {
        const owner = ownerText(cells[i + 1] as TableCell, words);
        const mono = (table.columns[i + 1]?.mono && !(board && owner)) || undefined;
        return (
          <td key={table.columns[i + 1]?.label.en} data-mono={mono}>
            {board && owner !== undefined ? owner : said}{' '}
            {!board && owner !== undefined && <span className={css.mark}>{owner}</span>}{' '}
            {i === shown.length - 1 && mark !== undefined && !board && (
              <span className={css.mark}>{mark}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function markOf({ changed, gone, why, aside }: TableRowAt, { language, t }: Words) {
  if (gone) return t('gone', { why: why?.[language] ?? '' });
  return aside?.[language] ?? (changed ? t('new') : undefined);
}

function twinOf(nodes: readonly TableOfNode[], table: NodeTable, words: Words): Twin {
  const { view, language, t } = words;
  const rows = nodes
    .flatMap(({ node, rows: own }) => own.filter(({ gone }) => !gone).map((row) => ({ node, row })))
    .sort((a, b) => a.row.event - b.row.event);
  return {
    columns: [
      { label: t('node') },
      ...table.columns.map(({ label }) => ({ label: label[language] })),
    ],
    count: rows.length,
    cells(index) {
      const { node, row } = rows[index] as (typeof rows)[number];
      const name = nodeName(view.run.topology, node, language);
      return [name, ...row.cells.map((cell) => cellText(cell, words))];
    },
    event: (index) => rows[index]?.row.event ?? -1,
    frame: () => -1,
  };
}

export { understands } from './model.ts';
