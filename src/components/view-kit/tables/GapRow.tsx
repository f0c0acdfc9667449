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

/** What keeps the columns as wide as their longest cells want, also while those are not in sight. */
export function WidestRow({ cells }: { readonly cells: readonly (readonly string[])[] }) {
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
