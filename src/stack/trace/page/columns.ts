/**
 * The columns of a node's table, each under a name: who writes a row and who reads one say the name,
 * and nobody counts cells.
 */
import type { TableCell, TableColumn } from './table.ts';

export interface Columns<K extends string> {
  /** As a table lists them, in the order of their declaration. */
  readonly columns: readonly [TableColumn, ...TableColumn[]];
  cells(row: Readonly<Record<K, TableCell>>): readonly TableCell[];
  read(cells: readonly TableCell[]): Readonly<Record<K, TableCell>>;
}

export function columnsOf<K extends string>(
  declared: Readonly<Record<K, TableColumn>>,
): Columns<K> {
  const names = Object.keys(declared) as K[];
  return {
    columns: names.map((name) => declared[name]) as unknown as Columns<K>['columns'],
    cells: (row) => names.map((name) => row[name]),
    read: (cells) =>
      Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) as Record<K, TableCell>,
  };
}
