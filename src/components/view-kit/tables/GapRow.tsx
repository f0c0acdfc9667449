import type { Language } from '../../../stack/core/localized.ts';
import type { NodeTable } from '../../../stack/trace/page/table.ts';
import css from './node-table.module.css';
import type { Gap } from './pieces.ts';

interface GapRowProps {
  readonly gap: Gap;
  /** px of a row */
  readonly height: number;
  readonly columns: number;
}

/** As high as the rows that are not made. */
export function GapRow({ gap: { from, rows }, height, columns }: GapRowProps) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table takes no focus.
    <tr aria-hidden="true" className={css.gap} data-gap={from} data-rows={rows}>
      <td colSpan={columns} style={{ blockSize: rows * height }} />
    </tr>
  );
}

interface TableHeadProps {
  readonly columns: NodeTable['columns'];
  readonly language: Language;
  readonly isLong: boolean;
  /** What all rows say, of a long table. */
  readonly cells: () => Cells;
  readonly hidden?: boolean;
  /** A column without a name behind the others. */
  readonly more?: boolean;
}

/** The names of the columns, and of a long table what keeps them as wide as they are. */
export function TableHead({ columns, language, isLong, cells, hidden, more }: TableHeadProps) {
  return (
    <thead className={hidden ? 'visually-hidden' : undefined}>
      <tr aria-rowindex={isLong ? 1 : undefined}>
        {columns.map(({ label }) => (
          <th key={label.en} scope="col">
            {label[language]}
          </th>
        ))}
        {more && <td />}
      </tr>
      {isLong && <WidestRow cells={cells()} />}
    </thead>
  );
}

type Cells = readonly (readonly string[])[];

/** What keeps the columns as wide as their longest cells want, also while those are not in sight. */
function WidestRow({ cells }: { readonly cells: Cells }) {
  const longest: string[] = [];
  for (const row of cells) {
    for (const [i, cell] of row.entries()) {
      if (cell.length > (longest[i]?.length ?? -1)) longest[i] = cell;
    }
  }
  return (
    <tr className={css.widest}>
      {longest.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column's place is what it is.
        <td key={i} data-mono>
          {cell}
        </td>
      ))}
    </tr>
  );
}
