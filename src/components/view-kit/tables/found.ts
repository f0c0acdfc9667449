/** The tables of nodes: each in the folder that keeps it, found by itself. */
import type { NodeTable } from '../../../stack/trace/page/table.ts';

const found = import.meta.glob<readonly NodeTable[]>('../../../stack/*/*/page/tables.ts', {
  eager: true,
  import: 'tables',
});

export const NODE_TABLES: readonly NodeTable[] = Object.values(found)
  .flat()
  .sort((a, b) => a.order - b.order);
